"""What a machine that reads for people says of a page: axe, with what is known of other people's pieces."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

KNOWN = {
    "presentation-role-conflict": "[data-testid=stFileUploader]",
    "svg-img-alt": "[data-testid=stVegaLiteChart]",
    "list": "[data-testid=stSidebarNav]",
    "listitem": "[data-testid=stSidebarNav]",
    "target-size": "[data-testid=stDateInput]",
}
"""Findings of axe in what Streamlit and Vega draw, and where: drop zone, selection rectangle, menu in sections,
parts of a date."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds in the things that are ours, with the markup it is about."""
    only_findings = ["violations"]  # all rules run; what passes is not described, which takes longer than finding it
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": only_findings}
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
