"""A whole journey on a real server with words planted everywhere: none of them is in what it writes."""

import datetime as dt
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rtr.access.tokens import hash_of, mint
from rtr.actions.links import make_link
from rtr.share import ShareLink
from rtr.store import Store
from tests.browser.conftest import Server
from tests.browser.screen import WAIT_MS, drop, go, settle, visit
from tests.whole_diary import fill

WORD = "Plantedword"
STREAMLIT = ("-m", "streamlit", "run", "app.py", "--server.port", "{port}")
UVICORN = ("-m", "uvicorn", "app:app", "--port", "{port}")


def planted(server: Server) -> tuple[str, str]:
    """A diary whose name and texts hold the word; the paths of a link and of a calendar."""
    at = dt.datetime.now(dt.UTC)
    with closing(Store(server.database)) as store:
        runner = store.add_runner(f"{WORD} Anna", "Europe/Berlin")
        fill(store, runner)
        told = ShareLink(runner_id=runner.id, recipient=WORD, made_at=at, ends_at=at + dt.timedelta(days=9))
        _, path = make_link(store, runner, told, at)
        token, _ = mint()
        store.put_calendar_link(runner.id, hash_of(token), at)
        return path, f"/calendar/{token}.ics"


def damage(server: Server) -> None:
    """Make a page fail with an error whose message quotes the diary."""
    with closing(Store(server.database)) as store, store._write(1) as connection:
        connection.exec_driver_sql(f"UPDATE activity SET sport = '{WORD}'")


@pytest.mark.parametrize("command", [STREAMLIT, UVICORN], ids=["streamlit", "uvicorn"])
def test_nothing_of_anybody_is_in_the_log(
    page: Page, start_server: Callable[..., Server], tmp_path: Path, command: tuple[str, ...]
) -> None:
    server = start_server(*command, RTR_LOG="json", STREAMLIT_SERVER_PORT="{port}")
    link, calendar = planted(server)
    good, bad = tmp_path / f"{WORD}.csv", tmp_path / f"{WORD}.fit"
    good.write_text(f"day,place,pain_am_0_10,sleep_h,note\n2026-05-02,,,7.5,{WORD}\n")
    bad.write_bytes(b"\x0e\x10\x00\x00\xff\xff\xff\xff.FIT" + WORD.encode() * 40)
    visit(page, f"{server.url}/journal?q={WORD}&on=2026-05-06")
    for title in ("Today", "Load", "Symptoms", "Plan", "Settings"):
        go(page, title)
    go(page, "Import")
    drop(page, good, bad)
    expect(page.get_by_role("button", name="Undo this import")).to_be_visible(timeout=WAIT_MS)
    for path in (calendar, f"/s/{WORD}", f"/{WORD}?{WORD}", f"/media/{WORD}", f"/s/{link[3:]}x", "/readyz"):
        page.request.get(f"{server.url}{path}", headers={"referer": f"{server.url}/{WORD}", "user-agent": WORD})
    damage(server)
    page.goto(f"{server.url}/load?{WORD}")
    expect(page.get_by_text("Error ").first).to_be_visible(timeout=WAIT_MS)
    with closing(Store(server.database)) as store, store._write(1) as connection:
        connection.exec_driver_sql("UPDATE activity SET sport = 'running'")
    visit(page, f"{server.url}{link}")
    settle(page)
    log = (server.folder / "server.log").read_text("utf-8", "replace")
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert len(lines) > 20
    assert "ValueError" in {line.get("error") for line in lines}, "the failure itself is told"
    for secret in (WORD, WORD.lower(), link[3:], calendar[10:-4], "rtr_coach", "127.0.0.1", "?", "/tmp/"):
        told = [line for line in log.splitlines() if secret in line and "rtr is ready:" not in line]
        assert not told, secret
