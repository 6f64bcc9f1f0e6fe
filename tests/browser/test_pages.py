"""Every page at two widths in two themes: pictures kept, no sideways scroll, readable by machines."""

import dataclasses
import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from rtr.web.navigation import MENU
from tests.browser.axe import violations
from tests.browser.conftest import ARTEFACTS, Server, broken, watched
from tests.browser.screen import WAIT_MS, overhang_px, settle, visit

WIDTHS_PX = (1280, 390)
HEIGHT_PX = 900
SCHEMES = ("light", "dark")
PAGES = {entry.word: "" if entry is MENU[0] else entry.url for entry in MENU}


@pytest.fixture(scope="session")
def demo_server(start_server: Callable[..., Server], browser: Browser) -> Server:
    """A dashboard that shows the demo runner."""
    server = start_server()
    context = browser.new_context()
    page = context.new_page()
    visit(page, server.url)
    page.get_by_role("button", name="Look around with demo data").click()
    expect(page.get_by_test_id("stSidebar").get_by_text("Demo data")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    context.close()
    return server


@dataclasses.dataclass(frozen=True)
class Screen:
    """A browser window of one width in one theme, kept open from page to page as a person would."""

    width_px: int
    scheme: str
    page: Page
    trouble: list[str]


@pytest.fixture(scope="module", params=list(itertools.product(WIDTHS_PX, SCHEMES)), ids=lambda p: f"{p[0]}-{p[1]}")
def screen(request: pytest.FixtureRequest, browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Screen]:
    width_px, scheme = request.param
    size = {"width": width_px, "height": HEIGHT_PX}
    context = browser.new_context(**browser_context_args | {"viewport": size, "color_scheme": scheme})
    trouble = watched(context)
    yield Screen(width_px=width_px, scheme=scheme, page=context.new_page(), trouble=trouble)
    context.close()


@pytest.mark.parametrize("word", PAGES)
def test_a_page_of_the_demo(word: str, screen: Screen, demo_server: Server) -> None:
    _examine(screen, demo_server, word, f"{word}_{screen.width_px}_{screen.scheme}")


@pytest.mark.parametrize("word", PAGES)
def test_a_page_without_data(word: str, screen: Screen, server: Server) -> None:
    _examine(screen, server, word, f"{word}_empty_{screen.width_px}_{screen.scheme}")


def _examine(screen: Screen, server: Server, word: str, name: str) -> None:
    screen.trouble.clear()
    screen.page.set_viewport_size({"width": screen.width_px, "height": HEIGHT_PX})
    visit(screen.page, f"{server.url}/{PAGES[word]}")
    _keep(screen.page, name)
    assert overhang_px(screen.page) <= 0
    assert not violations(screen.page)
    assert not screen.trouble + broken(screen.page.context)


def _keep(page: Page, name: str) -> None:
    """A picture of the whole page, which scrolls inside Streamlit's main block, not in the window."""
    ARTEFACTS.mkdir(exist_ok=True)
    page.wait_for_timeout(300)
    viewport = page.viewport_size
    assert viewport is not None
    height = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    page.set_viewport_size({"width": viewport["width"], "height": max(int(height) + 40, viewport["height"])})
    settle(page)
    page.wait_for_timeout(300)
    page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=True)
