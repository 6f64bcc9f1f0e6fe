"""Symptoms in a real browser: choices that stay in the address, numbers as a file, and readable on a phone."""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from rtr.diary import Diary
from rtr.importers.base import Recording
from rtr.model import SiteSymptoms
from rtr.store import Store
from tests.browser.conftest import Server
from tests.browser.screen import WAIT_MS, settle, visit
from tests.symptom_diaries import LAST, kept

ON = f"on={LAST.isoformat()}"


@pytest.fixture(scope="module")
def year(start_server: Callable[..., Server]) -> Server:
    """A dashboard with a year of runs and mornings."""
    return filled(start_server(), kept(365, effect=0.35, seed=5))


@pytest.fixture(scope="module")
def two_places(start_server: Callable[..., Server]) -> Server:
    """A dashboard of somebody whose calf hurts, too."""
    diary = kept(40)
    also = tuple(
        dataclasses.replace(c, sites=(*c.sites, SiteSymptoms(site="calf_right", pain_am=2))) for c in diary.check_ins
    )
    return filled(start_server(), dataclasses.replace(diary, check_ins=also))


def filled(server: Server, diary: Diary) -> Server:
    """The dashboard with that diary in it."""
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
    page.keyboard.type("Sleep")
    expect(page.get_by_role("option", name="Sleep quality")).to_be_visible(timeout=WAIT_MS)
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_text("This is look number 2 at these days.")).to_be_visible(timeout=WAIT_MS)
    expect(page).to_have_url(re.compile("question=Sleep"))


def test_the_numbers_behind_a_picture_are_a_file(page: Page, year: Server) -> None:
    visit(page, f"{year.url}/symptoms?{ON}")
    page.get_by_text("Show the numbers").first.click()
    files = (
        page.get_by_test_id("stExpander").filter(has_text="Show the numbers").first.get_by_test_id("stDownloadButton")
    )
    expect(files).to_have_text([re.compile("CSV"), re.compile("PNG"), re.compile("SVG")], timeout=WAIT_MS)
    with page.expect_download(timeout=WAIT_MS) as waited:
        files.first.click()
    assert waited.value.suggested_filename == "rtr_symptoms.csv"
    text = waited.value.path().read_text("utf-8-sig")
    assert text.startswith("day,run_min,walk_min,runs,pain_run_nrs,pain_am_nrs")
    assert len(text.splitlines()) > 50


def test_the_place_in_the_address_is_the_place_of_the_page(page: Page, two_places: Server) -> None:
    visit(page, f"{two_places.url}/symptoms?{ON}")
    expect(page.get_by_text(re.compile("Left Achilles tendon.*morning pain"))).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("combobox", name="Place").focus()
    page.keyboard.type("Right calf")
    expect(page.get_by_role("option", name="Right calf")).to_be_visible(timeout=WAIT_MS)
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("Right calf.*morning pain was 2"))).to_be_visible(timeout=WAIT_MS)
    expect(page).to_have_url(re.compile("place=Right"))
    page.reload()
    settle(page)
    expect(page.get_by_text(re.compile("Right calf.*morning pain was 2"))).to_be_visible(timeout=WAIT_MS)


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
