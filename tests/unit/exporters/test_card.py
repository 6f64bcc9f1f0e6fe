"""A plan on paper: every session, a box to tick, no script, no request, no foreign markup."""

import datetime as dt
import re
from html.parser import HTMLParser

from rtr.advice.block.plan import Ask, block
from rtr.advice.ladder.climb import Climb, Position
from rtr.exporters.card import card
from rtr.plan import Session, SessionKind

MONDAY = dt.date(2028, 2, 28)


class Seen(HTMLParser):
    """Which tags there are, and all text."""

    def __init__(self):
        super().__init__()
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def seen(page):
    found = Seen()
    found.feed(page)
    return found


def plan():
    climb = Climb()
    at = climb.index("R4")
    ask = Ask(begin=MONDAY, weeks=2, position=Position(at=at), climb=climb, earliest_run=MONDAY, longest_min=12.0)
    return block(ask).sessions


def test_every_session_stands_on_it_once():
    sessions = plan()
    found = seen(card(sessions, title="Two weeks"))
    rows = [tag for tag, _ in found.tags if tag == "tr"]
    assert len(rows) == 1 + len(sessions)
    for one in sessions:
        assert one.title in found.text
    boxes = [attrs for _, attrs in found.tags if attrs.get("class") == "box"]
    assert len(boxes) == sum(1 for one in sessions if one.kind is not SessionKind.REST)
    assert "Tue 29 Feb" in found.text
    assert "not a medical assessment" in found.text


def test_it_asks_for_nothing_from_anywhere():
    page = card(plan(), title="Two weeks", limit="Pain up to 3 of 10.")
    tags = {tag for tag, _ in seen(page).tags}
    assert not tags & {"script", "img", "link", "iframe", "object", "form"}
    assert not re.search(r"https?://|url\(|@import", page)
    assert "Pain up to 3 of 10." in page


def test_text_stays_text():
    odd = Session(
        day=MONDAY, kind=SessionKind.RUN, title="<script>alert(1)</script>", note='<img src="http://evil.example">'
    )
    found = seen(card([odd], title="</title><b>x", limit="<i>y</i>"))
    assert not {tag for tag, _ in found.tags} & {"script", "img", "i"}
    assert "<script>alert(1)</script>" in found.text
