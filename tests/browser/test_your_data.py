"""Out, gone and back in the browser: the file that was downloaded gives the same diary again."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page, expect

from rtr.store import Store
from tests.browser.conftest import Server
from tests.browser.screen import WAIT_MS, settle, visit
from tests.whole_diary import fill, plain


def test_a_diary_is_exported_deleted_and_restored(
    page: Page, start_server: Callable[..., Server], tmp_path: Path
) -> None:
    server = start_server()
    with closing(Store(server.database)) as store:
        fill(store, store.add_runner("Anna", "Europe/Berlin"))
        before = plain(store.diary(1))
    visit(page, f"{server.url}/settings")
    with page.expect_download(timeout=WAIT_MS) as saved:
        page.get_by_role("button", name="Export everything").click()
    saved.value.save_as(tmp_path / "anna.zip")
    assert saved.value.suggested_filename.startswith("rtr_anna_")

    page.get_by_role("button", name="Delete everything").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("2 activities")).to_be_visible(timeout=WAIT_MS)
    dialog.get_by_role("textbox").fill("anna")
    dialog.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_text("That is not the name of this diary.")).to_be_visible(timeout=WAIT_MS)
    dialog.get_by_role("textbox").fill("Anna")
    dialog.get_by_role("button", name="Delete everything").click()
    expect(dialog).to_have_count(0, timeout=WAIT_MS)
    settle(page)
    with closing(Store(server.database)) as store:
        assert store.runners() == ()

    visit(page, f"{server.url}/settings")
    page.locator(".st-key-your_data input[type=file]").set_input_files(tmp_path / "anna.zip")
    page.get_by_role("button", name="Restore this export").click()
    expect(page.get_by_text("is restored").first).to_be_visible(timeout=WAIT_MS)
    with closing(Store(server.database)) as store:
        (restored,) = store.runners()
        assert plain(store.diary(restored.id)) == before
