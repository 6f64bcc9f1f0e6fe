"""What a link does not show is not on the wire: all that a coach's browser is told, searched byte by byte.

The diary holds a word or a number of its own in every field. A browser walks everything a coach can reach while
a proxy keeps what passes; then each secret outside of the scope is looked for, and those inside of it, too.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, Page, expect

from rtr.actions import accounts
from rtr.actions.links import make_link, revoke_link
from rtr.model import Runner
from rtr.share import USUAL_GROUPS, Group, ShareLink
from rtr.store import Store
from rtr.views.coach_days import BODY, FELT, LOAD, PLANNED
from rtr.web.navigation import MENU
from tests.browser.conftest import Server, broken, watched
from tests.browser.found import columns_in, numbers_in, places_in, words_in
from tests.browser.planted import Planted, plant, write_in_the_thread
from tests.browser.screen import WAIT_MS, charts_are_drawn, settle, visit
from tests.browser.wire import Heard, Wire, wire

NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
COACH, FORBIDDEN = "Jonas, physio", "something about"
SCOPES = {
    "usual": USUAL_GROUPS, "load": (Group.LOAD,), "symptoms": (Group.SYMPTOMS,), "everything": tuple(Group),
}  # fmt: skip
COLUMNS = {Group.SYMPTOMS: {*BODY, *FELT, "pain_mean"}, Group.LOAD: {*LOAD}, Group.PLAN: {*PLANNED}}
ELSEWHERE = (
    *(f"/{entry.url}" for entry in MENU), "/load?on=2020-01-01", "/media/" + "a" * 56 + ".csv", "/_stcore/metrics",
    "/_stcore/host-config", "/_stcore/health", "/_stcore/upload_file/x/y", "/component/x/y", "/s/" + "a" * 32, "/s/x",
    "/calendar/" + "a" * 32, "/api", "/rtr.db", "/../rtr.db", "/nothing",
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """A served dashboard with a planted diary."""

    server: Server
    store: Store
    runner: Runner
    planted: Planted


@pytest.fixture(scope="module")
def kept(start_server: Callable[..., Server]) -> Iterator[Kept]:
    made: list[tuple[Planted, Runner]] = []

    def fill(database: str) -> None:
        with closing(Store(database)) as store:
            store.migrate()
            account = accounts.add_account(store, "zq999999qz", "eleven tired herons", NOW)
            made.append(plant(store, account.id, NOW))

    server = start_server(prepare=fill, RTR_PUBLIC_URL="http://127.0.0.1:{port}")
    (planted, runner), words = made[0], {"zq999999qz": None}
    with closing(Store(server.database)) as store:
        yield Kept(server, store, runner, replace(planted, words=planted.words | words))


@dataclass
class Reader:
    """A coach's browser with everything it was told."""

    kept: Kept
    link: ShareLink
    page: Page
    heard: Heard

    def walk(self) -> None:
        """All of the page: every span of time, everything that opens, every file, every form, with an error and without."""
        for weeks in (16, 4, 8):
            self.page.get_by_role("radio", name=f"{weeks} weeks").click()
            settle(self.page)
        closed = self.page.locator("[data-testid=stExpander] details:not([open]) > summary")
        while closed.count():
            closed.first.click()
            settle(self.page)
        for button in self.page.get_by_test_id("stDownloadButton").get_by_role("button").all():
            with self.page.expect_download(timeout=WAIT_MS) as started:
                button.click()
            assert started.value.path().stat().st_size > 0
        for drawn in self.page.locator("[data-testid=stVegaLiteChart]").all():
            drawn.hover()
        self.write()

    def write(self) -> None:
        """An answer, a comment without a word, a proposal, a question."""
        send = self.page.get_by_role("button", name="Send", exact=True)
        send.click()
        expect(self.page.get_by_test_id("stAlert").first).to_be_visible(timeout=WAIT_MS)
        self.page.get_by_label("Your comment").fill("Looks good")
        send.click()
        expect(self.page.get_by_text("Looks good").first).to_be_visible(timeout=WAIT_MS)
        settle(self.page)
        if Group.PLAN in self.link.groups:
            self.page.get_by_role("button", name="Propose it").click()
            expect(self.page.get_by_text("not decided yet").first).to_be_visible(timeout=WAIT_MS)
        settle(self.page)
        self.page.get_by_role("button", name="Answer").first.click()
        self.page.get_by_role("button", name="Send this answer").click()
        settle(self.page)

    def try_elsewhere(self) -> None:
        """Addresses that are no coach's, typed in and asked for by a script."""
        for path in ELSEWHERE:
            answer = self.page.request.get(f"{self.kept.server.url}{path}")
            assert answer.status in (200, 303, 403, 404, 410), path
        for entry in MENU[:2]:
            visit(self.page, f"{self.kept.server.url}/{entry.url}")

    def is_ended(self) -> None:
        """The link is taken back while the page is open."""
        revoke_link(self.kept.store, self.kept.runner, self.link.id or 0, dt.datetime.now(dt.UTC))
        expect(self.page.get_by_role("heading", name="This link has ended")).to_be_visible(timeout=WAIT_MS)
        for path in ("/", "/load", "/leave"):
            self.page.goto(f"{self.kept.server.url}{path}")


@pytest.fixture
def reader(request: pytest.FixtureRequest, kept: Kept, browser: Browser) -> Iterator[Reader]:
    """Somebody who has opened a link of the scope that is asked for, with another thread beside the own one."""
    groups = SCOPES[request.param]
    told = ShareLink(
        runner_id=kept.runner.id, recipient=COACH, made_at=NOW, ends_at=NOW + DAY, groups=groups, may_comment=True
    )
    (link, path), (other, _) = (make_link(kept.store, kept.runner, told, NOW) for _ in range(2))
    write_in_the_thread(kept.store, kept.planted, kept.runner, link.id or 0, other.id or 0, NOW)
    with wire() as line:
        context = browser.new_context(proxy={"server": line.url}, viewport={"width": 1280, "height": 900})
        trouble = watched(context)
        page = context.new_page()
        visit(page, kept.server.url + path)
        charts_are_drawn(page)
        yield Reader(kept, link, page, line.heard)
        trouble += broken(context)
        context.close()
    assert not trouble, trouble


@pytest.mark.parametrize("reader", SCOPES, indirect=True)
def test_what_is_not_shared_is_nowhere_in_the_traffic(reader: Reader) -> None:
    reader.walk()
    reader.try_elsewhere()
    reader.is_ended()
    planted, has = reader.kept.planted, set(reader.link.groups)
    told = reader.heard.everything()
    words, numbers = words_in(told, planted), numbers_in(told, planted)
    secret = {word: needed for word, needed in planted.words.items() if needed is None or not needed <= has}
    assert not words & secret.keys()
    assert not {number: planted.numbers[number] for number in numbers if not (planted.numbers[number] or {None}) <= has}
    assert not places_in(told, planted)
    shown = columns_in(reader.heard.tables())
    assert not [group for group, names in COLUMNS.items() if group not in has and shown & names]
    print(
        reader.link.groups,
        len(told),
        len(words),
        len(numbers),
        {planted.words[w] for w in words},
        {planted.numbers[n] for n in numbers},
    )
