"""A physio on a phone: opens the link, comments, proposes; the runner accepts; the link is taken back and dead."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from rtr import actions
from rtr.actions.links import make_link, revoke_link
from rtr.model import Runner
from rtr.share import ShareLink
from rtr.store import Store
from tests.browser.axe import violations
from tests.browser.conftest import ARTEFACTS, Server, opened
from tests.browser.screen import WAIT_MS, charts_are_drawn, overhang_px, settle, visit
from tests.coached import planned_demo

EVIL = (
    "</script><script>document.title='evil'</script> ![x](http://evil.example/x.png) **bold** [a](http://evil.example)"
)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Shared:
    """A dashboard with the demo runner's accepted plan, and the link for a physio."""

    server: Server
    store: Store
    runner: Runner
    link: ShareLink
    path: str


@pytest.fixture
def shared(start_server: Callable[..., Server]) -> Iterator[Shared]:
    server = start_server()
    now = dt.datetime.now(dt.UTC)
    with closing(Store(server.database)) as store:
        runner = planned_demo(store, now)
        told = ShareLink(
            runner_id=runner.id, recipient="Jonas, physio", made_at=now, ends_at=now + 14 * DAY, shown_as="Maja <b>",
            may_comment=True,
        )  # fmt: skip
        link, path = make_link(store, runner, told, now)
        yield Shared(server, store, runner, link, path)


@pytest.fixture
def phone(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """The physio's own phone."""
    with opened(browser, **browser_context_args | {"viewport": {"width": 390, "height": 844}}) as context:
        yield context.new_page()


def propose(phone: Page, times: int) -> None:
    """Another run for the second planned run to come."""
    phone.get_by_text("Propose another session for a planned day").click()
    box = phone.get_by_role("combobox", name=re.compile("Instead of"))
    box.click()
    phone.get_by_role("option", name=re.compile(": Run ")).nth(1).click()
    phone.get_by_role("spinbutton", name="Times").fill(str(times))
    phone.get_by_role("button", name="Propose it").click()
    expect(phone.get_by_text("not decided yet").first).to_be_visible(timeout=WAIT_MS)
    settle(phone)


def test_a_physio_comments_on_a_phone_and_the_runner_accepts(phone: Page, page: Page, shared: Shared) -> None:
    visit(phone, shared.server.url + shared.path)
    assert "/s/" not in phone.url
    expect(phone.get_by_text("Shared with Jonas, physio, until")).to_be_visible()
    charts_are_drawn(phone, at_least=2)
    assert overhang_px(phone) <= 0
    phone.get_by_role("textbox", name="Your comment").fill(EVIL)
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.get_by_test_id("stChatMessage").get_by_text("**bold**")).to_be_visible(timeout=WAIT_MS)
    settle(phone)
    expect(phone.get_by_role("textbox", name="Your comment")).to_have_value("")
    propose(phone, times=4)

    visit(page, shared.server.url)
    page.get_by_role("button", name="Look at the demo runner").or_(page.get_by_text("Demo data")).first.click()
    settle(page)
    expect(page.get_by_text("</script><script>")).to_be_visible(timeout=WAIT_MS)
    assert "evil" not in page.title()
    assert page.locator("a[href*='evil'], img[src*='evil']").count() == 0
    visit(page, f"{shared.server.url}/plan")
    expect(page.get_by_text("The rules have nothing against it.")).to_be_visible(timeout=WAIT_MS)
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("Accepted. Your plan has changed.")).to_be_visible(timeout=WAIT_MS)
    settle(page)
    page.get_by_text("What each session holds").first.click()
    today = dt.datetime.now(dt.UTC).date()
    signed = re.compile(f"changed by Jonas, physio on {today.year}-")
    expect(page.get_by_text(signed)).to_be_visible(timeout=WAIT_MS)

    phone.reload()
    settle(phone)
    expect(phone.get_by_text("your proposal of Run 8")).to_be_visible(timeout=WAIT_MS)
    assert overhang_px(phone) <= 0


def test_a_link_taken_back_is_dead_at_the_next_click(phone: Page, shared: Shared) -> None:
    visit(phone, shared.server.url + shared.path)
    phone.get_by_role("textbox", name="Your comment").fill("Too late.")
    assert shared.link.id is not None
    revoke_link(shared.store, shared.runner, shared.link.id, dt.datetime.now(dt.UTC))
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.get_by_text("This link has ended")).to_be_visible(timeout=WAIT_MS)
    assert phone.get_by_text("Maja").count() == 0
    assert not shared.store.diary(shared.runner.id).comments


def test_the_view_is_closed_by_its_reader(phone: Page, shared: Shared) -> None:
    visit(phone, shared.server.url + shared.path)
    phone.get_by_role("link", name="Close this view").click()
    phone.wait_for_url("**/leave")
    expect(phone.get_by_text("This view is closed")).to_be_visible(timeout=WAIT_MS)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_the_page_in_pictures(
    width: int, scheme: str, browser: Browser, browser_context_args: dict[str, Any], shared: Shared
) -> None:
    """Readable by machines, nothing overhangs, the picture kept."""
    now = dt.datetime.now(dt.UTC)
    actions.ask(shared.store, shared.link, "How was the week?", at=now, every_days=7)
    actions.ask_everybody(shared.store, shared.runner, EVIL, at=now)
    look = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with opened(browser, **browser_context_args | look) as context:
        page = context.new_page()
        visit(page, shared.server.url + shared.path)
        charts_are_drawn(page, at_least=2)
        assert overhang_px(page) <= 0
        assert violations(page) == []
        height = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(int(height) + 20, 5500)})
        settle(page)
        ARTEFACTS.mkdir(exist_ok=True)
        page.screenshot(path=ARTEFACTS / f"coach_{width}_{scheme}.png")
