"""The morning on a phone: few taps, nothing lost on a bad connection, and by keyboard alone."""

import datetime as dt
import time
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from rtr.body import InjuryKind
from rtr.importers.base import Recording
from rtr.model import WHOLE_RUN, CheckIn, Injury
from rtr.store import Store
from tests.app.diaries import run
from tests.browser.conftest import Server, opened
from tests.browser.screen import WAIT_MS, charts_are_drawn, settle, visit
from tests.browser.tunnel import Tunnel, tunnel

ZONE = zoneinfo.ZoneInfo("Europe/Berlin")
MOST_TAPS, MOST_S = 11, 20.0
TAP_S = 1.35
"""Thinking of an answer and tapping it: the pause and the keystroke of the keystroke-level model (1.2 s, 0.15 s up)."""
RUN = "a" * 32
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "timezone_id": ZONE.key}


LOST = "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState !== 'CONNECTED'"


@pytest.fixture(scope="module")
def kept(start_server: Callable[..., Server]) -> Server:
    """A runner with a sore Achilles tendon who ran two days ago."""
    server = start_server()
    now = dt.datetime.now(ZONE)
    begun = (now - dt.timedelta(days=2)).replace(hour=6, minute=0, second=0, microsecond=0, tzinfo=None)
    sore = Injury(site="achilles", side="left", kind=InjuryKind.TENDON, onset=now.date() - dt.timedelta(days=40))
    with closing(Store(server.database)) as store:
        runner = store.add_runner("Me", ZONE.key)
        store.add_batch(runner.id, [Recording(activity=run(begun, 20, uid=RUN))], [], at=now)
        store.save_injury(runner.id, sore)
    return server


@pytest.fixture
def morning(kept: Server) -> Server:
    """The same, who has said nothing yet."""
    with closing(Store(kept.database)) as store:
        (runner,) = store.runners()
        store.remove_check_in(runner.id, dt.datetime.now(ZONE).date())
        store.remove_responses(runner.id, RUN)
    return kept


@pytest.fixture
def line(morning: Server) -> Iterator[Tunnel]:
    """The connection of the phone, which can be cut."""
    with tunnel(morning.url) as made:
        yield made


@pytest.fixture
def phone(browser: Browser, line: Tunnel) -> Iterator[Page]:
    """Today on a phone, the check-in open."""
    with opened(browser, **PHONE) as context:
        page = context.new_page()
        visit(page, line.url)
        yield page


class Thumb:
    """Taps, and counts them."""

    def __init__(self) -> None:
        self.taps = 0

    def __call__(self, target: Locator) -> None:
        target.tap()
        self.taps += 1


def card(page: Page) -> Locator:
    return page.locator(".st-key-check_in")


def pill(page: Page, question: str, answer: str) -> Locator:
    """One answer of the question that begins with these words."""
    group = card(page).get_by_test_id("stButtonGroup").filter(has_text=question)
    return group.get_by_role("radio", name=answer, exact=True)


def said(server: Server) -> CheckIn | None:
    with closing(Store(server.database)) as store:
        (runner,) = store.runners()
        return store.diary(runner.id).check_in_of(dt.datetime.now(ZONE).date())


def usual_morning(page: Page, tap: Callable[[Locator], None]) -> None:
    tap(pill(page, "Pain at the first steps", "2"))
    tap(pill(page, "Stiffness", "1"))
    tap(pill(page, "Pain now", "1"))
    tap(pill(page, "Anything new", "Nothing"))
    tap(pill(page, "Sleep", "4"))
    tap(pill(page, "Energy", "3"))


def is_saved(page: Page) -> None:
    expect(card(page).get_by_text("Check-in saved at")).to_be_visible(timeout=WAIT_MS)
    settle(page)


def test_a_usual_morning_takes_eleven_taps_and_twenty_seconds_at_most(phone: Page, morning: Server) -> None:
    tap, begin = Thumb(), time.monotonic()
    usual_morning(phone, tap)
    tap(card(phone).get_by_role("button", name="Save check-in"))
    is_saved(phone)
    machine_s = time.monotonic() - begin
    assert tap.taps == 7
    assert tap.taps <= MOST_TAPS
    assert machine_s + tap.taps * TAP_S <= MOST_S
    told = said(morning)
    assert told is not None
    assert (told.sites[0].pain_am, told.sites[0].stiff_am, told.sites[0].pain_now) == (2, 1, 1)
    assert (told.red_flags, told.signs, told.sleep_quality, told.fatigue) == ((), (), 4, 3)
    assert (told.mood, told.painkiller, told.sleep_h) == (None, None, None), "what was not tapped is not known"


def test_with_mood_stress_and_trust_it_is_still_eleven(phone: Page, morning: Server) -> None:
    tap = Thumb()
    usual_morning(phone, tap)
    tap(card(phone).get_by_text("Add more"))
    tap(pill(phone, "Mood", "4"))
    tap(pill(phone, "Stress", "3"))
    tap(pill(phone, "Trust in the leg", "6"))
    tap(card(phone).get_by_role("button", name="Save check-in"))
    is_saved(phone)
    assert tap.taps <= MOST_TAPS
    told = said(morning)
    assert told is not None
    assert (told.mood, told.stress, told.confidence) == (4, 3, 6)


def test_nothing_is_chosen_beforehand_and_nothing_scrolls_sideways(phone: Page) -> None:
    assert card(phone).locator("[role=radio][aria-checked=true]").count() == 0
    assert phone.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    box = pill(phone, "Pain at the first steps", "10").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 390
    assert min(box["width"], box["height"]) >= 24, "a target that a thumb can hit"


def test_a_missing_answer_is_named_beside_save_and_nothing_is_lost(phone: Page, morning: Server) -> None:
    pill(phone, "Sleep", "4").tap()
    card(phone).get_by_role("button", name="Save check-in").tap()
    expect(card(phone).get_by_text("Choose a number for pain at the first steps, then save.")).to_be_visible()
    settle(phone)
    assert said(morning) is None
    expect(pill(phone, "Sleep", "4")).to_have_attribute("aria-checked", "true")


def test_a_lost_connection_loses_no_answer(phone: Page, line: Tunnel, morning: Server) -> None:
    """The train enters a tunnel before Save: no tap is swallowed there, and what was tapped before is still there."""
    usual_morning(phone, Thumb())
    line.cut()
    phone.wait_for_function(LOST, timeout=WAIT_MS)
    expect(card(phone).locator("[role=radio]:not([disabled])")).to_have_count(0)
    assert said(morning) is None
    line.mend()
    settle(phone)
    expect(phone.get_by_role("dialog")).to_have_count(0)
    expect(pill(phone, "Pain at the first steps", "2")).to_have_attribute("aria-checked", "true")
    card(phone).get_by_role("button", name="Save check-in").tap()
    is_saved(phone)
    told = said(morning)
    assert told is not None
    assert (told.sites[0].pain_am, told.sites[0].stiff_am, told.sites[0].pain_now) == (2, 1, 1)
    assert (told.red_flags, told.sleep_quality, told.fatigue) == ((), 4, 3)


def test_a_reload_keeps_what_was_saved_and_the_form_says_so_beforehand(phone: Page, morning: Server) -> None:
    expect(card(phone).get_by_text("Nothing is kept until you save.")).to_be_visible()
    usual_morning(phone, Thumb())
    card(phone).get_by_role("button", name="Save check-in").tap()
    is_saved(phone)
    card(phone).get_by_role("button", name="Change").tap()
    settle(phone)
    pill(phone, "Pain at the first steps", "5").tap()
    phone.reload()
    settle(phone)
    is_saved(phone)
    told = said(morning)
    assert told is not None
    assert told.sites[0].pain_am == 2


def test_a_place_is_added_by_keyboard_alone(page: Page, morning: Server) -> None:
    visit(page, morning.url)
    card(page).locator("summary").filter(has_text="Somewhere else hurts").focus()
    page.keyboard.press("Enter")
    where = card(page).get_by_role("combobox")
    where.focus()
    page.keyboard.type("kneecap")
    expect(page.get_by_role("option", name="Knee · Kneecap", exact=True)).to_be_visible(timeout=WAIT_MS)
    page.keyboard.press("Enter")
    left = card(page).get_by_role("radio", name="Left", exact=True)
    left.focus()
    page.keyboard.press("Space")
    expect(left).to_have_attribute("aria-checked", "true", timeout=WAIT_MS)
    page.get_by_role("button", name="Ask about this place").focus()
    page.keyboard.press("Enter")
    expect(card(page).get_by_text("Left kneecap", exact=True)).to_be_visible(timeout=WAIT_MS)
    expect(card(page).get_by_text("Pain at the first steps")).to_have_count(2)


def test_the_run_is_answered_and_settles_in_the_picture(phone: Page, morning: Server) -> None:
    asked = phone.locator(".st-key-run_answer")
    for question, answer in (
        ("Highest pain", "2"), ("Pain before", "1"), ("Pain at the end", "1"), ("Pain an hour after", "1"),
        ("Effort", "3"), ("Could you speak", "Yes"), ("How much", "All"),
    ):  # fmt: skip
        group = asked.get_by_test_id("stButtonGroup").filter(has_text=question)
        group.get_by_role("radio", name=answer, exact=True).tap()
    asked.get_by_role("button", name="Save answers").tap()
    expect(asked.get_by_text("is answered")).to_be_visible(timeout=WAIT_MS)
    settle(phone)
    charts_are_drawn(phone)
    with closing(Store(morning.database)) as store:
        (runner,) = store.runners()
        told = {r.site: r for r in store.answers_of(runner.id, RUN)}
    assert (told["achilles_left"].pain_max, told["achilles_left"].pain_60) == (2, 1)
    assert (told[WHOLE_RUN].rpe, told[WHOLE_RUN].talk_test, told[WHOLE_RUN].completed) == (3, True, 1.0)
    assert told["achilles_left"].limp is None, "what was not tapped is not known"
