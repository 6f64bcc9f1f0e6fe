"""What a runner does, from the first visit on, with a real browser and real files."""

import datetime as dt
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rtr.web.navigation import MENU
from tests.browser.conftest import Server
from tests.browser.screen import WAIT_MS, charts_are_drawn, drop, go, settle, visit

POINT = '<trkpt lat="{lat:.6f}" lon="13.4"><ele>34</ele><time>{time:%Y-%m-%dT%H:%M:%SZ}</time></trkpt>'
NOW = dt.datetime.now(dt.UTC)


def gpx(folder: Path, *, days_ago: int, minutes: int = 30) -> Path:
    """A run northwards at 6:00 per kilometre, that many days ago."""
    start = (NOW - dt.timedelta(days=days_ago)).replace(hour=6, minute=0, second=0, microsecond=0)
    steps = range(0, minutes * 60 + 1, 10)
    points = "".join(
        POINT.format(lat=52.5 + s * (1000 / 360) / 111_195, time=start + dt.timedelta(seconds=s)) for s in steps
    )
    path = folder / f"run_{start:%Y-%m-%d}.gpx"
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="test" '
        'xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Morning run</name><type>running</type>'
        f"<trkseg>{points}</trkseg></trk></gpx>"
    )
    return path


@pytest.fixture
def fresh(start_server: Callable[..., Server]) -> Server:
    """A dashboard nobody has opened yet."""
    return start_server()


def test_first_run_offers_the_demo_in_one_click(page: Page, fresh: Server) -> None:
    visit(page, fresh.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("button", name="Look around with demo data").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Demo data")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    go(page, "Load")
    charts_are_drawn(page, 2)
    page.get_by_role("button", name="Start with my data").click()
    expect(page).to_have_url(f"{fresh.url}/set-up", timeout=WAIT_MS)
    settle(page)
    go(page, "Load")
    assert page.get_by_test_id("stVegaLiteChart").count() == 0, "rows of the demo in one's own diary"
    assert not fresh.left


def test_upload_see_it_and_take_it_back(page: Page, fresh: Server, tmp_path: Path) -> None:
    visit(page, f"{fresh.url}/import")
    drop(page, gpx(tmp_path, days_ago=2), gpx(tmp_path, days_ago=4))
    expect(page.get_by_text("Import finished.")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    expect(page.get_by_text("run_", exact=False).first).to_be_visible()
    go(page, "Today")
    expect(page.get_by_text("30 min", exact=False).first).to_be_visible()
    go(page, "Load")
    charts_are_drawn(page)
    go(page, "Import")
    page.get_by_role("button", name="Undo this import").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("2 activities")
    expect(dialog).to_contain_text("Other imports are not touched")
    dialog.get_by_role("button", name="Undo 2 activities").click()
    expect(dialog).to_be_hidden(timeout=WAIT_MS)
    settle(page)
    go(page, "Load")
    assert page.get_by_test_id("stVegaLiteChart").count() == 0
    assert not fresh.left


def test_the_same_file_again_adds_nothing_and_a_broken_one_stops_nothing(
    page: Page, fresh: Server, tmp_path: Path
) -> None:
    good, broken = gpx(tmp_path, days_ago=2), tmp_path / "broken.fit"
    broken.write_bytes(b"\x0e\x10\xd9\x07\x00\x00\x00\x00.FIT\x00\x00" + bytes(100))
    visit(page, f"{fresh.url}/import")
    drop(page, good)
    expect(page.get_by_text("Import finished.")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    page.reload()
    settle(page)
    drop(page, good, broken)
    expect(page.get_by_text("Import finished.")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    expect(page.get_by_text("broken.fit", exact=False).first).to_be_visible()
    expect(page.get_by_text("already here", exact=False).first).to_be_visible()


@pytest.mark.parametrize("path", ["load", "import", "methods"])
def test_a_deep_link_as_the_very_first_visit(page: Page, start_server: Callable[..., Server], path: str) -> None:
    """Before anybody opened `/`: the gate, the menu and the right page, and no "Page not found" over it."""
    server = start_server()
    visit(page, f"{server.url}/{path}")
    expect(page).to_have_title(f"{path.title()} · rtr")
    shown = sum(entry.is_in_menu for entry in MENU)
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link")).to_have_count(shown)
    assert page.get_by_role("dialog").count() == 0
    assert page.get_by_text("Page not found").count() == 0


def test_python_app_py_starts_the_same_dashboard(page: Page, start_server: Callable[..., Server]) -> None:
    server = start_server("app.py")
    visit(page, f"{server.url}/methods")
    expect(page).to_have_title("Methods · rtr")
    assert not server.left


def test_a_running_import_is_found_again_after_a_reload(page: Page, fresh: Server, tmp_path: Path) -> None:
    visit(page, f"{fresh.url}/import")
    drop(page, *(gpx(tmp_path, days_ago=d) for d in range(1, 21)))
    page.wait_for_url("**/import?job=*", timeout=WAIT_MS)
    page.reload()
    settle(page)
    go(page, "Load")
    page.wait_for_timeout(500)
    go(page, "Import")
    expect(page.get_by_role("button", name="Undo this import").first).to_be_visible(timeout=WAIT_MS)


def test_rtr_serve_shows_the_demo_first(page: Page, start_server: Callable[..., Server]) -> None:
    command = "import sys; from rtr.cli import main; sys.exit(main(['serve', '--demo', '--port', '{port}']))"
    server = start_server("-c", command)
    visit(page, server.url)
    expect(page.get_by_text("Demo data")).to_be_visible()


def test_when_the_diary_cannot_be_read_the_page_says_so_calmly(page: Page, start_server: Callable[..., Server]) -> None:
    server = start_server()
    visit(page, server.url)
    with closing(sqlite3.connect(server.folder / "rtr.db")) as diary:
        diary.execute("ALTER TABLE runner RENAME TO gone")
    page.reload()
    settle(page)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.get_by_text("Error ", exact=False).last).to_have_text(re.compile(r"Error [0-9a-f]{8}"))
    assert page.get_by_text("Traceback").count() == 0
