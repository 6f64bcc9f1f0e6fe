"""The whole set-up on a phone, with the keyboard only, as far as the first answer of Today; and injuries by dialog."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing

from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Server
from tests.browser.screen import WAIT_MS, overhang_px, settle, visit

PHONE = {"width": 390, "height": 844}
TODAY = dt.datetime.now(dt.UTC).date()
MOST_KEYS = 60
"""So many presses of Tab reach anything on these pages."""


def reach(page: Page, target: Locator) -> None:
    """Press Tab until the focus is on the target or inside it."""
    for _ in range(MOST_KEYS):
        if target.evaluate("e => e === document.activeElement || e.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def press(page: Page, name: str) -> None:
    """Go to a button with Tab and press it."""
    reach(page, page.get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")
    settle(page)


def choose(page: Page, question: str, answer: str) -> None:
    """Go to a question with Tab, to its answer with the arrows, and take it."""
    group = page.get_by_role("radiogroup", name=question)
    reach(page, group)
    option = group.get_by_role("radio", name=answer, exact=True)
    for _ in range(MOST_KEYS):
        if option.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(option).to_be_checked(timeout=WAIT_MS)
    settle(page)


def type_day(page: Page, question: str, day: dt.date) -> None:
    reach(page, page.get_by_role("group", name=question))
    page.keyboard.type(f"{day:%Y%m%d}")
    page.keyboard.press("Tab")
    settle(page)


def toggle_day(page: Page, name: str) -> None:
    """A day of the week: all days are one stop of Tab, the arrows lead from one to the next."""
    days = page.get_by_test_id("stButtonGroup")
    reach(page, days)
    day = days.get_by_role("button", name=name, exact=True)
    for _ in range(7):
        if day.evaluate("e => e === document.activeElement"):
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    settle(page)


def fits(page: Page) -> None:
    """No step is wider than the phone, and each can be read by machines."""
    assert overhang_px(page) <= 0
    assert not violations(page)


def heading(page: Page, word: str) -> None:
    expect(page.get_by_role("heading", name=word, exact=True)).to_be_visible(timeout=WAIT_MS)
    settle(page)
    fits(page)


def stored(server: Server, question: str) -> tuple[object, ...]:
    """One row of the diary's own file."""
    with closing(sqlite3.connect(server.database.removeprefix("sqlite:///"))) as connection:
        row = connection.execute(question).fetchone()
    assert isinstance(row, tuple)
    return row


def test_the_whole_set_up_on_a_phone_by_keyboard(page: Page, start_server: Callable[..., Server]) -> None:
    server = start_server()
    page.set_viewport_size(PHONE)
    visit(page, server.url)
    reach(page, page.get_by_role("checkbox", name="I have read this"))
    page.keyboard.press("Space")
    settle(page)
    page.keyboard.press("Home")
    page.evaluate("document.activeElement.blur()")
    press(page, "Set up my return")

    heading(page, "About you")
    choose(page, "How old are you?", "18 to 49")
    for question in (
        "Are you pregnant?",
        "Have you given birth",
        "Do you have heart disease",
        "Do you take a medicine",
    ):
        choose(page, question, "No")
    press(page, "Save and continue")

    heading(page, "What is injured")
    reach(page, page.get_by_role("combobox", name="Where does it hurt?"))
    page.keyboard.type("achil")
    page.keyboard.press("Enter")
    settle(page)
    choose(page, "Which side?", "Left")
    type_day(page, "Since when?", TODAY - dt.timedelta(days=40))
    press(page, "Save and continue")

    heading(page, "What it is")
    choose(page, "Who has looked at it?", "A physiotherapist")
    reach(page, page.get_by_role("textbox", name="What is it called?"))
    page.keyboard.type("mid-portion *Achilles*")
    choose(page, "Which kind of injury is it?", "Tendon (usual here)")
    expect(page.get_by_text("Pain up to 3 of 10 while running counts as settled")).to_be_visible(timeout=WAIT_MS)
    choose(page, "Was there an operation for it?", "No")
    choose(page, "Has somebody cleared you to run?", "Not yet")
    press(page, "Save and continue")

    heading(page, "Running before")
    visit(page, f"{server.url}/set-up")
    heading(page, "Running before")
    choose(page, "How did you run before the injury?", "Three times a week or more")
    press(page, "Save and continue")

    heading(page, "Where you want to go")
    for day in ("Mon", "Wed", "Sat"):
        toggle_day(page, day)
    expect(page.get_by_text("Three runs a week fit")).to_be_visible(timeout=WAIT_MS)
    press(page, "Save and continue")

    heading(page, "Energy")
    press(page, "Skip these")
    expect(page.get_by_role("heading", level=1)).to_have_text("My return", timeout=WAIT_MS)
    fits(page)
    expect(page.get_by_text("“mid-portion *Achilles*”")).to_be_visible()
    assert stored(server, "SELECT site, side, kind, diagnosed_by FROM injury") == (
        "achilles", "left", "tendon", "physiotherapist",
    )  # fmt: skip
    assert stored(server, "SELECT done_on IS NOT NULL, low_energy FROM intake") == (1, None)
    assert not server.left


def test_an_injury_is_ended_and_removed_by_dialog(page: Page, start_server: Callable[..., Server]) -> None:
    server = start_server()
    visit(page, server.url)
    page.get_by_role("button", name="Look around with demo data").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Demo data")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    visit(page, f"{server.url}/injuries")
    page.get_by_role("button", name="It is over").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("What you noted stays")
    dialog.get_by_role("button", name="It is over").click()
    expect(dialog).to_be_hidden(timeout=WAIT_MS)
    expect(page.get_by_role("heading", name="Over", exact=True)).to_be_visible(timeout=WAIT_MS)
    until = dt.date.fromisoformat(str(stored(server, "SELECT until FROM injury")[0]))
    assert TODAY - dt.timedelta(days=2) <= until < TODAY + dt.timedelta(days=1), "yesterday where the runner lives"
    page.get_by_role("button", name="Remove").click()
    expect(dialog).to_contain_text("What you noted there stays:")
    dialog.get_by_role("button", name="Remove it").click()
    expect(dialog).to_be_hidden(timeout=WAIT_MS)
    expect(page.get_by_text("No injury is open.")).to_be_visible(timeout=WAIT_MS)
    assert stored(server, "SELECT count(*) FROM injury") == (0,)
    assert stored(server, "SELECT count(*) > 50 FROM response") == (1,)
    assert not server.left
