"""The words of the Share page: ends, openings, what is never shown."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from rtr.diary import Diary
from rtr.model import Injury, Runner
from rtr.share import GROUP_WORDS, Group, ShareLink
from rtr.views.share import NOBODY, end_words, injured_places, left_out, links_view, never, starts

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 18, 23, 30, tzinfo=BERLIN)
LINK = ShareLink(runner_id=1, recipient="Jonas", made_at=NOW, ends_at=NOW + dt.timedelta(days=28))
DIARY = Diary(runner=Runner(id=1, name="Maja", zone="Europe/Berlin"))


def row(**more):
    return links_view([replace(LINK, **more)], NOW).rows[0]


@pytest.mark.parametrize(
    ("ends_at", "said"),
    [
        (NOW + dt.timedelta(days=28), "ends in 28 days, 16 December"),
        (NOW + dt.timedelta(hours=1), "ends tomorrow, 19 November"),
        (NOW + dt.timedelta(minutes=1), "ends today, 18 November"),
        (NOW + dt.timedelta(days=60), "ends in 60 days, 17 January 2027"),
        (NOW, "ended on 18 November"),
        (NOW - dt.timedelta(days=46), "ended on 3 October"),
        (None, "has no end"),
    ],
)
def test_when_it_ends(ends_at, said):
    assert row(ends_at=ends_at).ends == said


def test_openings_in_words_on_the_runners_clock():
    assert row().views == "not opened yet"
    at = dt.datetime(2026, 11, 18, 5, 52, tzinfo=dt.UTC)
    assert row(views=1, last_view_at=at).views == "opened once, last today 06:52"
    assert row(views=2, last_view_at=at - dt.timedelta(days=1)).views == "opened twice, last 17 November 06:52"
    assert row(views=11, last_view_at=at).views.startswith("opened 11 times")


def test_the_list_begins_with_what_is_open():
    ended, back = replace(LINK, ends_at=NOW), replace(LINK, revoked_at=NOW)
    view = links_view([back, ended, LINK, LINK], NOW)
    assert view.sentence == "2 are open, one has ended and one was taken back."
    assert [one.standing for one in view.rows] == ["open", "open", "ended", "taken back"]
    assert view.rows[-1].ends == "taken back on 18 November"
    assert links_view([], NOW).sentence == NOBODY


def test_no_end_is_said():
    assert end_words(replace(LINK, ends_at=None), NOW).startswith("It has no end")
    assert end_words(LINK, NOW) == "Ends on 16 December 2026"


def test_from_the_injury_unless_everything_is_chosen():
    onset = dt.date(2026, 3, 12)
    old = Injury(site="knee", side="left", kind="joint", onset=dt.date(2020, 1, 1), until=dt.date(2020, 5, 1))
    hurt = replace(DIARY, injuries=(old, Injury(site="achilles", side="left", kind="tendon", onset=onset)))
    assert list(injured_places(hurt)) == ["achilles_left", "knee_left"]
    assert [start.day for start in starts(hurt, NOW.date(), None)] == [onset, None]
    assert starts(hurt, NOW.date(), "knee_left")[0].day == old.onset
    assert starts(DIARY, NOW.date(), None)[0].words == "The last 12 weeks"


@pytest.mark.parametrize("group", Group)
def test_what_is_not_included_is_named(group):
    link = replace(LINK, groups=(group,))
    assert GROUP_WORDS[group] not in left_out(link)
    assert all(GROUP_WORDS[other] in left_out(link) for other in Group if other is not group)
    assert left_out(replace(LINK, groups=tuple(Group))) == ""


def test_what_is_never_shown_follows_what_is_chosen():
    usual = never(replace(LINK, place="achilles_left", since=dt.date(2026, 3, 12)))
    assert "Where you run" in usual
    assert "Anything before 12 March 2026" in usual
    whole = never(replace(LINK, groups=tuple(Group), shown_as="Maja"))
    assert "Where you run" not in whole
    assert not [line for line in whole if line.startswith(("Anything before", "Your other", "Your name"))]
