"""What a person does with the dashboard, in the words of a person."""

from pathlib import Path

from playwright.sync_api import Page, expect

SETTLED = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    return app !== null && app.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && document.querySelector('[data-testid=stSkeleton]') === null;
}"""
WAIT_MS = 30_000


def settle(page: Page) -> None:
    """Wait until the page has been drawn and nothing is running."""
    page.wait_for_function(SETTLED, timeout=WAIT_MS)


def visit(page: Page, address: str) -> None:
    """Open an address as one would by typing it."""
    page.goto(address)
    settle(page)


def go(page: Page, title: str) -> None:
    """Choose a page in the menu, which is folded away on phones."""
    link = page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True)
    if not link.is_visible():
        page.get_by_test_id("stExpandSidebarButton").click()
    link.click()
    expect(page).to_have_title(f"{title} · rtr", timeout=WAIT_MS)
    settle(page)


def drop(page: Page, *files: Path) -> None:
    """Put files onto the drop zone."""
    page.locator("input[type=file]").first.set_input_files(files)


def charts_are_drawn(page: Page, at_least: int = 1) -> None:
    """Every chart shows marks; a chart of many marks is drawn on a canvas."""
    drawn = page.locator("[data-testid=stVegaLiteChart] :is(svg.marks, canvas.marks)")
    expect(drawn.first).to_be_visible(timeout=WAIT_MS)
    assert drawn.count() >= at_least


def overhang_px(page: Page) -> int:
    """By how much the content is wider than its window."""
    return int(
        page.evaluate(
            "() => { const m = document.querySelector('[data-testid=stMain]'); "
            "return Math.max(m.scrollWidth - m.clientWidth, document.documentElement.scrollWidth - innerWidth); }"
        )
    )
