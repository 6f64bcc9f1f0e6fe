"""A past day is chosen and written down by keyboard and is seen to be late; a click opens a day; the diary travels."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rtr.advice.words import MONTHS
from tests.browser.conftest import Server
from tests.browser.screen import WAIT_MS, charts_are_drawn, drop, go, settle, visit

TODAY = dt.datetime.now(dt.UTC).date()


@pytest.fixture
def demo(page: Page, start_server: Callable[..., Server]) -> Server:
    """A dashboard that shows the invented runner."""
    server = start_server()
    visit(page, server.url)
    page.get_by_role("button", name="Look around with demo data").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Demo data")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    return server


def type_day(page: Page, day: dt.date) -> None:
    """Write a date as one does, part by part; the calendar that opens beside it is closed by a key, too."""
    page.get_by_test_id("stDateInput").get_by_role("spinbutton").first.focus()
    page.keyboard.type(f"{day:%Y%m%d}")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/journal?day={day}", timeout=WAIT_MS)
    settle(page)


def heading(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def test_a_past_day_is_written_down_by_keyboard_and_marked_late(page: Page, demo: Server) -> None:
    go(page, "Journal")
    charts_are_drawn(page)
    missed = TODAY - dt.timedelta(days=6)
    type_day(page, missed)
    expect(page.get_by_role("heading", name=heading(missed))).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_text("Add it if you remember.")).to_be_visible()
    page.get_by_role("button", name="Add this morning").focus()
    page.keyboard.press("Enter")
    pain = page.get_by_role("radiogroup", name="Pain at the first steps")
    expect(pain).to_be_visible(timeout=WAIT_MS)
    pain.get_by_role("radio", name="2", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("radiogroup", name="Anything new or alarming?").get_by_role("radio", name="Nothing").click()
    page.get_by_role("button", name="Save check-in").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Written on {heading(TODAY)}")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    expect(page.get_by_text("pain 2", exact=False).first).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_text(f"Written on {heading(TODAY)}")).to_be_visible(timeout=WAIT_MS)


def test_a_click_on_a_day_opens_it_and_can_be_linked(page: Page, demo: Server) -> None:
    linked = f"{demo.url}/journal?day={TODAY.replace(day=1) - dt.timedelta(days=1)}"
    visit(page, linked)
    charts_are_drawn(page)
    chart = page.get_by_test_id("stVegaLiteChart")
    box = chart.bounding_box()
    assert box is not None
    chart.click(position={"x": box["width"] * 3.5 / 7, "y": 22 + 72 * 1.5})
    expect(page).not_to_have_url(linked, timeout=WAIT_MS)
    settle(page)
    opened = page.url.rpartition("day=")[2]
    day = dt.date.fromisoformat(opened)
    assert day.weekday() == 3, "the fourth column of a week that begins on Monday"
    expect(page.get_by_role("heading", name=heading(day))).to_be_visible(timeout=WAIT_MS)


def test_the_diary_goes_out_and_comes_back_as_known(page: Page, demo: Server, tmp_path: Path) -> None:
    go(page, "Journal")
    with page.expect_download() as got:
        page.get_by_role("button", name="Download the diary (ZIP)").click()
    path = tmp_path / "rtr_diary.zip"
    got.value.save_as(path)
    page.get_by_role("button", name="Start with my data").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Demo data")).to_have_count(0, timeout=WAIT_MS)
    settle(page)
    go(page, "Import")
    drop(page, path)
    expect(page.get_by_text("Import finished.")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    expect(page.get_by_text("mornings.", exact=False).first).to_be_visible()
    page.get_by_role("button", name="Undo this import").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Undo this import").click()
    expect(dialog).to_be_hidden(timeout=WAIT_MS)
    assert not demo.left


def test_words_for_a_bad_day_ask_nobody(page: Page, demo: Server) -> None:
    go(page, "Journal")
    page.get_by_text("Not doing well?").click()
    expect(page.get_by_text("findahelpline.com")).to_be_visible()
    assert page.get_by_role("link", name="findahelpline").count() == 0
