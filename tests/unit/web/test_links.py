"""Opening a link: a cookie for people, one and the same answer for every address that leads nowhere."""

import datetime as dt
import time

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.testclient import TestClient

from rtr.access.tokens import hash_of
from rtr.actions.links import make_link, revoke_link, rotate_link
from rtr.model import Runner
from rtr.share import ShareLink
from rtr.store import Store
from rtr.web import cookies, links, login

PERSON = {"sec-fetch-mode": "navigate", "sec-fetch-site": "none"}
OUTSIDE = ("set-cookie", "location")


@pytest.fixture
def runner(store: Store) -> Runner:
    return store.add_runner("Maja", "Europe/Berlin")


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def made(store: Store, runner: Runner, days: float = 30) -> tuple[ShareLink, str]:
    told = ShareLink(runner_id=runner.id, recipient="Jonas", made_at=now(), ends_at=now() + dt.timedelta(days=days))
    return make_link(store, runner, told, now())


def client() -> TestClient:
    return TestClient(Starlette(routes=links.routes()), follow_redirects=False)


def opened(path: str, browser: TestClient | None = None, method: str = "GET", **headers: str) -> Response:
    return (browser or client()).request(method, path, headers=headers or PERSON)  # type: ignore[return-value] # of httpx


def test_a_link_becomes_a_cookie_that_no_script_reads(store: Store, runner: Runner) -> None:
    link, path = made(store, runner)
    answer = opened(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    token = answer.cookies[cookies.COACH]  # type: ignore[attr-defined] # of httpx
    said = answer.headers["set-cookie"].lower()
    assert {part.strip() for part in said.split(";")[1:]} == {"httponly", "samesite=lax", "path=/", "max-age=86400"}
    assert token not in path
    for name, value in links.ALIKE.items():
        assert answer.headers[name] == value
    assert [seen.link.id for seen in store.visited(hash_of(token), now())] == [link.id]
    assert store.links(runner.id)[0].views == 1


def test_the_cookie_lives_no_longer_than_the_link(store: Store, runner: Runner) -> None:
    _, path = made(store, runner, days=1 / 24)
    said = opened(path).headers["set-cookie"].lower()
    assert 3590 <= int(said.split("max-age=")[1].split(";")[0]) <= 3600


def test_several_links_share_a_visit_and_a_short_one_does_not_shorten_it(store: Store, runner: Runner) -> None:
    browser = client()
    _, first = made(store, runner)
    _, second = made(store, store.add_runner("Ben", "UTC"), days=1 / 24)
    one, two = opened(first, browser), opened(second, browser)
    assert one.cookies[cookies.COACH] == two.cookies[cookies.COACH]  # type: ignore[attr-defined] # of httpx
    assert int(two.headers["set-cookie"].lower().split("max-age=")[1].split(";")[0]) > 86000
    assert len(store.visited(hash_of(one.cookies[cookies.COACH]), now())) == 2  # type: ignore[attr-defined]


def test_a_cookie_that_somebody_planted_is_not_taken_over(store: Store, runner: Runner) -> None:
    browser = client()
    browser.cookies.set(cookies.COACH, "A" * 32)
    _, path = made(store, runner)
    assert opened(path, browser).headers["set-cookie"].split("=")[1].split(";")[0] != "A" * 32


WRONG = {
    "unknown": "/s/" + "a" * 32, "short": "/s/abc", "long": "/s/" + "a" * 33, "empty": "/s/", "bare": "/s",
    "deeper": "/s/" + "a" * 32 + "/x", "letters": "/s/" + "ä" * 32, "query": "/s/x?" + "a" * 32,
    "sql": "/s/'%20OR%20'1'='1", "climbing": "/s/..%2f..%2fetc", "null": "/s/%00" + "a" * 31,
}  # fmt: skip


def test_every_address_that_leads_nowhere_gets_the_same_answer(store: Store, runner: Runner) -> None:
    ended, revoked, rotated = (made(store, runner) for _ in range(3))
    store.extend_link(runner.id, ended[0].id or 0, now() - dt.timedelta(seconds=1))
    revoke_link(store, runner, revoked[0].id or 0, now())
    rotate_link(store, runner, rotated[0].id or 0)
    wrong = WRONG | {"ended": ended[1], "revoked": revoked[1], "rotated": rotated[1]}
    for headers in (PERSON, {"accept": "*/*"}):
        answers = {word: opened(path, **headers) for word, path in wrong.items()}
        alike = {(a.status_code, a.content, tuple(sorted(a.headers.items()))) for a in answers.values()}  # type: ignore[attr-defined]
        assert len(alike) == 1, {word: (a.status_code, len(a.content)) for word, a in answers.items()}  # type: ignore[attr-defined]
        (status, body, named) = alike.pop()
        assert status == 410
        assert not set(OUTSIDE) & {name for name, _ in named}
        for secret in ("Maja", "Jonas", "2026", "2027"):
            assert secret.encode() not in body
    assert not any(link.views for link in store.links(runner.id))


def test_a_wrong_address_is_answered_no_earlier_whatever_is_wrong(store: Store, runner: Runner) -> None:
    link, path = made(store, runner)
    revoke_link(store, runner, link.id or 0, now())
    for wrong in (path, WRONG["unknown"], WRONG["short"], WRONG["bare"]):
        began = time.monotonic()
        opened(wrong)
        assert links.WAIT_S <= time.monotonic() - began < links.WAIT_S + 0.5


def test_what_has_no_shape_is_never_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rtr.web.at_hand.store", lambda: pytest.fail("the store was asked"))
    for word in set(WRONG) - {"unknown"}:
        assert opened(WRONG[word]).status_code == 410


BOTS = [
    {"user-agent": "Slackbot-LinkExpanding 1.0"},
    {"sec-fetch-mode": "no-cors"},
    {"sec-fetch-mode": "cors"},
    PERSON | {"sec-purpose": "prefetch;prerender"},
    PERSON | {"purpose": "prefetch"},
]


@pytest.mark.parametrize("headers", BOTS, ids=lambda h: next(reversed(h.items()))[1])
def test_programs_that_look_at_a_link_are_not_counted(store: Store, runner: Runner, headers: dict[str, str]) -> None:
    _, path = made(store, runner)
    answer = opened(path, **headers)
    assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)
    text = answer.content.decode()  # type: ignore[attr-defined] # of httpx
    assert '<form method="post"><button>Open</button></form>' in text
    assert not any(secret in text for secret in ("Maja", "Jonas", path.removeprefix("/s/")))
    assert store.links(runner.id)[0].views == 0


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_web_page_does_not_put_a_link_in_the_place_of_the_own_dashboard(
    store: Store, runner: Runner, site: str
) -> None:
    """Or what is written next would go into somebody else's diary. Whoever has not signed in just comes in."""
    _, path = made(store, runner)
    led = PERSON | {"sec-fetch-site": site}
    browser = client()
    browser.cookies.set(login.COOKIE, "a" * 32)
    asked = opened(path, browser, **led)
    assert (asked.status_code, "<button>Open</button>" in asked.text) == (200, True)  # type: ignore[attr-defined]
    assert cookies.COACH not in browser.cookies
    assert store.links(runner.id)[0].views == 0
    assert opened(path, browser, "POST", **{"sec-fetch-site": "same-origin"}).status_code == 303
    assert opened(path, browser, **PERSON).status_code == 303, "typed or pasted, it was meant"
    assert opened(path, client(), **led).status_code == 303


def test_the_button_opens_it(store: Store, runner: Runner) -> None:
    _, path = made(store, runner)
    answer = opened(path, None, "POST", accept="text/html")
    assert (answer.status_code, store.links(runner.id)[0].views) == (303, 1)


def test_asking_for_the_head_tells_nothing_and_counts_nothing(store: Store, runner: Runner) -> None:
    _, path = made(store, runner)
    answers = {
        (a.status_code, tuple(a.headers.items()))
        for a in (opened(p, None, "HEAD") for p in (path, *WRONG.values()) if p != "/s")
    }
    assert {status for status, _ in answers} == {405}
    assert len(answers) == 1
    assert store.links(runner.id)[0].views == 0


def test_leaving_forgets_the_visit(store: Store, runner: Runner) -> None:
    browser = client()
    _, path = made(store, runner)
    token = opened(path, browser).cookies[cookies.COACH]  # type: ignore[attr-defined] # of httpx
    foreign = opened("/leave", browser, **{"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"})
    assert (foreign.status_code, len(store.visited(hash_of(token), now()))) == (303, 1)
    answer = opened("/leave", browser)
    assert answer.status_code == 200
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert store.visited(hash_of(token), now()) == ()
    assert cookies.COACH not in browser.cookies
    assert opened("/leave", browser).status_code == 200


def test_own_pages_run_no_script_and_load_nothing(store: Store) -> None:
    answer = opened(WRONG["unknown"])
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not [word for word in ("script", "unsafe") if word in policy]
    text = answer.content.decode()  # type: ignore[attr-defined] # of httpx
    assert not any(word in text for word in ("<script", "http:", "https:", " style=", "url(", "<link", "<img"))
    assert "prefers-color-scheme:dark" in text


def test_search_engines_are_told_to_stay_away() -> None:
    assert opened("/robots.txt").content == b"User-agent: *\nDisallow: /\n"  # type: ignore[attr-defined]
