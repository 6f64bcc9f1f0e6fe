"""A setting is changed where everybody looks: what follows from it stands in the window at once."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.screen import WAIT_MS, go, settle, visit


def test_a_changed_heart_rate_moves_the_cap_and_says_so_under_the_button(
    page: Page, start_server: Callable[..., Server]
) -> None:
    server = start_server()
    visit(page, server.url)
    page.get_by_role("button", name="Look around with demo data").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Demo data")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    go(page, "Settings")
    expect(page.get_by_text("up to 146 beats per minute")).to_be_visible(timeout=WAIT_MS)
    highest = page.get_by_role("spinbutton", name="Highest heart rate")
    highest.fill("194")
    highest.press("Tab")
    page.get_by_role("button", name="Save heart and age").click()
    said = page.get_by_text("The cap for easy running is 150 beats per minute now; it was 146.")
    expect(said).to_be_in_viewport(timeout=WAIT_MS)
    expect(page.get_by_text("up to 150 beats per minute")).to_be_attached()
    page.get_by_text("My medicine slows the heart").click()
    page.get_by_role("button", name="Save heart and age").click()
    expect(page.get_by_text("Heart-rate numbers are hidden on every page now.")).to_be_in_viewport(timeout=WAIT_MS)
    expect(page.get_by_text("up to 150 beats per minute")).to_have_count(0)
    assert not server.left
