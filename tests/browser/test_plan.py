"""Plan in a browser: a block is declined with one tap, accepted and undone; the line of What if; nothing overhangs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.screen import WAIT_MS, charts_are_drawn, go, overhang_px, settle, visit


@pytest.fixture
def demo(page: Page, start_server: Callable[..., Server]) -> Server:
    """A dashboard that shows the invented runner."""
    server = start_server()
    visit(page, server.url)
    page.get_by_role("button", name="Look around with demo data").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Demo data")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    return server


def test_a_block_is_declined_accepted_and_undone(page: Page, demo: Server) -> None:
    go(page, "Plan")
    page.get_by_role("button", name="Decline", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("radio", name="no time").click()
    dialog.get_by_role("button", name="Decline and keep the current plan").click()
    expect(dialog).to_be_hidden(timeout=WAIT_MS)
    expect(page.get_by_text("You declined a block")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    page.get_by_role("button", name="Accept this block").click()
    expect(page.get_by_text("Accepted by Demo runner")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    page.reload()
    settle(page)
    expect(page.get_by_text("Accepted by Demo runner")).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("button", name="Undo", exact=True).first.click()
    expect(page.get_by_role("button", name="Accept this block")).to_be_visible(timeout=WAIT_MS)


def test_the_tabs_can_be_linked_and_the_line_moves_by_keyboard(page: Page, demo: Server) -> None:
    visit(page, f"{demo.url}/plan?tab=What+if")
    charts_are_drawn(page)
    line = page.get_by_role("slider")
    line.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_text("is above your cap of")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    visit(page, f"{demo.url}/plan?tab=Ladder+and+gates")
    charts_are_drawn(page)
    expect(page.get_by_role("heading", name="Phases and gates")).to_be_visible()


@pytest.mark.parametrize("tab", ["Next+block", "Ladder+and+gates", "What+if"])
def test_nothing_overhangs_on_a_phone(tab: str, page: Page, demo: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{demo.url}/plan?tab={tab}")
    assert overhang_px(page) <= 0
