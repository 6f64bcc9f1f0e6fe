"""Files of a plan downloaded and read back; an address subscribed to and dead; the year by keyboard and click."""

import contextlib
import datetime as dt
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from garmin_fit_sdk import Decoder, Stream
from icalendar import Calendar
from playwright.sync_api import Page, expect

from rtr.actions.plans import accept_block
from rtr.advice.ladder import rung
from rtr.advice.ladder.sessions import session
from rtr.plan import Block
from rtr.store import Store
from tests.browser.conftest import Server
from tests.browser.screen import WAIT_MS, charts_are_drawn, settle, visit

AT = dt.datetime.now(dt.UTC)
TODAY, DAY = AT.date(), dt.timedelta(days=1)
FIRST = "5 × (2 min run, 2 min walk)"


@pytest.fixture
def planned(page: Page, start_server: Callable[..., Server]) -> Server:
    """A dashboard that shows the invented runner, with an accepted plan of three runs from tomorrow on."""
    server = start_server()
    visit(page, server.url)
    page.get_by_role("button", name="Look around with demo data").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Demo data")).to_be_visible(timeout=WAIT_MS)
    runs = tuple(session(rung("R3"), number, TODAY + (1 + 2 * number) * DAY) for number in range(3))
    with contextlib.closing(Store(server.database)) as store:
        (demo,) = store.runners()
        accept_block(store, demo, Block(begin=TODAY, end=TODAY + 13 * DAY, sessions=runs), by="Mara", at=AT)
    visit(page, f"{server.url}/take-along")
    return server


def fetched(page: Page, button: str, folder: Path) -> Path:
    """The file behind a button, under the name it was given."""
    with page.expect_download() as got:
        page.get_by_role("button", name=button).click()
    path = folder / got.value.suggested_filename
    got.value.save_as(path)
    return path


def steps(data: bytes) -> list[str]:
    found, errors = Decoder(Stream.from_byte_array(bytearray(data))).read()
    assert errors == []
    return [str(step.get("wkt_step_name")) for step in found["workout_step_mesgs"]]


def test_every_file_is_what_it_says(page: Page, planned: Server, tmp_path: Path) -> None:
    calendar = fetched(page, "Download the calendar file", tmp_path)
    assert calendar.suffix == ".ics"
    assert [str(e["summary"]) for e in Calendar.from_ical(calendar.read_bytes()).events] == [FIRST] * 3
    workout = fetched(page, "Download this workout (FIT)", tmp_path)
    assert workout.name == f"rtr_{TODAY + DAY}_run-walk.fit"
    assert steps(workout.read_bytes()) == ["Walk", "Easy run", "Walk", "None", "Walk"]
    with zipfile.ZipFile(fetched(page, "All workouts (ZIP)", tmp_path)) as archive:
        assert archive.namelist()[0] == workout.name
        assert [len(steps(archive.read(name))) for name in archive.namelist()] == [5, 5, 5]
    paper = fetched(page, "Download the card to print", tmp_path)
    page.set_content(paper.read_text("utf-8"))
    expect(page.get_by_role("row")).to_have_count(4)
    expect(page.get_by_text("Stop for sharp pain")).to_be_visible()


def test_the_text_for_intervals_can_be_copied(page: Page, planned: Server) -> None:
    page.get_by_text("Text for intervals.icu").click()
    code = page.get_by_test_id("stCode").filter(has_text="5x")
    expect(code).to_be_visible(timeout=WAIT_MS)
    expect(code).to_contain_text("- Easy run, talk in sentences, 2m")


def read(address: str) -> bytes | int:
    """What a calendar program gets: the file, or the number of a refusal."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        return error.code


def test_an_address_works_until_it_is_taken_back(page: Page, planned: Server) -> None:
    page.get_by_role("button", name="Make an address").click()
    code = page.get_by_test_id("stCode").filter(has_text="/calendar/")
    expect(code).to_be_visible(timeout=WAIT_MS)
    address = code.inner_text().strip()
    assert address.startswith(planned.url)
    found = read(address)
    assert isinstance(found, bytes)
    assert len(Calendar.from_ical(found).events) == 3
    page.reload()
    settle(page)
    expect(page.get_by_text("An address was made on")).to_be_visible(timeout=WAIT_MS)
    expect(page.get_by_test_id("stCode").filter(has_text="/calendar/")).to_have_count(0)
    page.get_by_role("button", name="Take the address back").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Take it back").click()
    expect(dialog).to_be_hidden(timeout=WAIT_MS)
    expect(page.get_by_role("button", name="Make an address")).to_be_visible(timeout=WAIT_MS)
    assert read(address) == 404


def test_a_date_is_added_by_keyboard_and_stands_in_the_year(page: Page, planned: Server) -> None:
    visit(page, f"{planned.url}/year")
    charts_are_drawn(page)
    page.get_by_role("button", name="Add a date").focus()
    page.keyboard.press("Enter")
    race = page.get_by_role("radio", name="Race", exact=True)
    expect(race).to_be_visible(timeout=WAIT_MS)
    race.focus()
    page.keyboard.press("Space")
    page.get_by_role("textbox", name="Name").fill("River 10k")
    page.get_by_role("button", name="Save this date").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("River 10k").first).to_be_visible(timeout=WAIT_MS)
    settle(page)
    page.reload()
    settle(page)
    expect(page.get_by_text("River 10k").first).to_be_visible(timeout=WAIT_MS)


def test_a_click_on_a_day_of_the_year_tells_it(page: Page, planned: Server) -> None:
    visit(page, f"{planned.url}/year")
    charts_are_drawn(page)
    chart = page.get_by_test_id("stVegaLiteChart").first
    box = chart.bounding_box()
    assert box is not None
    chart.click(position={"x": box["width"] * 0.5, "y": box["height"] * 0.4})
    expect(page.get_by_role("button", name="Open in the Journal")).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("button", name="Open in the Journal").click()
    page.wait_for_url("**/journal*", timeout=WAIT_MS)
