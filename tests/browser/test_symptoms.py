"""Symptoms in a real browser: choices that stay in the address, numbers as a file, and readable on a phone."""

import datetime as dt
import re
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from rtr.importers.base import Recording
from rtr.store import Store
from tests.browser.conftest import Server
from tests.browser.screen import WAIT_MS, settle, visit
from tests.symptom_diaries import LAST, kept

ON = f"on={LAST.isoformat()}"


@pytest.fixture(scope="module")
def year(start_server: Callable[..., Server]) -> Server:
    """A dashboard with a year of runs and mornings."""
    server = start_server()
    diary = kept(365, effect=0.35, seed=5)
    with closing(Store(server.database)) as store:
        runner = store.add_runner("Ada", "Europe/Berlin")
        store.add_batch(
            runner.id, [Recording(activity=a) for a in diary.activities], [],
            at=dt.datetime.combine(LAST, dt.time(7), dt.UTC), check_ins=diary.check_ins, responses=diary.responses,
            injuries=diary.injuries,
        )  # fmt: skip
    return server


def test_period_question_and_expert_view_stay_in_the_address(page: Page, year: Server) -> None:
    visit(page, f"{year.url}/symptoms?{ON}")
    page.get_by_role("radio", name="all", exact=True).click()
    settle(page)
    expect(page.get_by_text("One diamond per week")).to_be_visible(timeout=WAIT_MS)
    page.get_by_text("Expert view").click()
    settle(page)
    expect(page).to_have_url(re.compile("span=all"))
    expect(page).to_have_url(re.compile("expert=true"))
    page.reload()
    settle(page)
    expect(page.get_by_text("One diamond per week")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_role("heading", name="Flares of the next 48 hours")).to_be_visible(timeout=WAIT_MS)


def test_another_question_is_asked_by_keyboard_and_said_to_be_a_second_look(page: Page, year: Server) -> None:
    visit(page, f"{year.url}/symptoms?{ON}")
    box = page.get_by_role("combobox", name="Question")
    box.focus()
    box.press("ArrowDown")
    page.get_by_role("option", name="Sleep quality").wait_for(timeout=WAIT_MS)
    box.fill("Sleep")
    box.press("Enter")
    settle(page)
    expect(page.get_by_text("This is look number 2 at these days.")).to_be_visible(timeout=WAIT_MS)
    expect(page).to_have_url(re.compile("question=sleep"))


def test_the_numbers_behind_a_picture_are_a_file(page: Page, year: Server) -> None:
    visit(page, f"{year.url}/symptoms?{ON}")
    page.get_by_text("Show the numbers").first.click()
    settle(page)
    with page.expect_download(timeout=WAIT_MS) as waited:
        page.get_by_role("button", name="Download as CSV").first.click()
    assert waited.value.suggested_filename == "rtr_symptoms.csv"
    text = waited.value.path().read_text("utf-8-sig")
    assert text.startswith("day,run_min,walk_min,runs,pain_run_nrs,pain_am_nrs")
    assert len(text.splitlines()) > 50


def test_the_pointer_shows_the_whole_day(page: Page, year: Server) -> None:
    visit(page, f"{year.url}/symptoms?{ON}")
    chart = page.get_by_test_id("stVegaLiteChart").nth(1)
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#vg-tooltip-element")).to_contain_text("morning pain", timeout=WAIT_MS)


def test_a_phone_reads_it_without_sideways_scrolling(page: Page, year: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{year.url}/symptoms?{ON}")
    wide = "() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; }"
    assert page.evaluate(wide) <= 0
