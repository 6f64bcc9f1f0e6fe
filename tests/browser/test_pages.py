"""Every page at two widths in two themes: pictures kept, no sideways scroll, readable by machines."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rtr.web.navigation import MENU
from tests.browser.conftest import ARTEFACTS, Server
from tests.browser.screen import WAIT_MS, settle, visit

WIDTHS_PX = (1280, 390)
SCHEMES = ("light", "dark")
PAGES = {entry.word: "" if entry is MENU[0] else entry.url for entry in MENU}

KNOWN = {
    "presentation-role-conflict": "[data-testid=stFileUploader]",
    "svg-img-alt": "[data-testid=stVegaLiteChart]",
    "list": "[data-testid=stSidebarNav]",
    "listitem": "[data-testid=stSidebarNav]",
}
"""Findings of axe in what Streamlit and Vega draw, and where: drop zone, selection rectangle, menu in sections."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def demo_server(start_server: Callable[..., Server], browser: Browser) -> Server:
    """A dashboard that shows the demo runner."""
    server = start_server()
    context = browser.new_context()
    page = context.new_page()
    visit(page, server.url)
    page.get_by_role("button", name="Look around with demo data").click()
    expect(page.get_by_text("Demo data")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    context.close()
    return server


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=WIDTHS_PX)
def width_px(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def shown(context: BrowserContext, scheme: str, width_px: int) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": width_px, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # one of SCHEMES
    return page


@pytest.mark.parametrize("word", PAGES)
def test_a_page_of_the_demo(word: str, shown: Page, demo_server: Server, scheme: str, width_px: int) -> None:
    visit(shown, f"{demo_server.url}/{PAGES[word]}")
    _keep(shown, f"{word}_{width_px}_{scheme}")
    assert _overhang_px(shown) <= 0
    assert not _violations(shown)
    assert not demo_server.left


@pytest.mark.parametrize("word", PAGES)
def test_a_page_without_data(word: str, shown: Page, server: Server, scheme: str, width_px: int) -> None:
    visit(shown, f"{server.url}/{PAGES[word]}")
    _keep(shown, f"{word}_empty_{width_px}_{scheme}")
    assert _overhang_px(shown) <= 0
    assert not _violations(shown)


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


def _overhang_px(page: Page) -> int:
    """By how much the content is wider than its window."""
    return int(
        page.evaluate(
            "() => { const m = document.querySelector('[data-testid=stMain]'); "
            "return Math.max(m.scrollWidth - m.clientWidth, document.documentElement.scrollWidth - innerWidth); }"
        )
    )


def _violations(page: Page) -> list[str]:
    """What axe finds in the things that are ours, with the markup it is about."""
    options = {"runOnly": {"type": "tag", "values": RULES}}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
        if not _is_theirs(page, KNOWN.get(rule["id"]), str(node["target"][-1]))
    ]


def _is_theirs(page: Page, where: str | None, target: str) -> bool:
    """Whether the element lies in a piece that is known for this finding."""
    inside = "([target, where]) => document.querySelector(target)?.closest(where) != null"
    return where is not None and bool(page.evaluate(inside, [target, where]))
