"""Opening a share link: its token becomes a cookie, so that it stands in no address, title or referrer.

Only a person counts as a view. Browsers say of themselves that they navigate (`Sec-Fetch-Mode`);
programs that look a link up to show a preview do not, nor do very old browsers: they get a page with
a button, which counts when it is pressed. Whatever leads nowhere gets one and the same answer,
no earlier than `WAIT_S` after it came in, so that neither its text nor its time tells them apart.
"""

import datetime as dt
import math

import anyio
from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from rtr.access.share_links import PREFIX
from rtr.access.tokens import hash_of, is_token, mint
from rtr.web import at_hand, cookies, login, own_page

DAY = dt.timedelta(days=1)
"""So long a browser keeps what it opened; then the link is opened again."""
WAIT_S = 0.25
LOOKUPS = CapacityLimiter(2)
"""Addresses looked up at once: thousands of wrong ones wait for each other, not the diary's owner for them."""
ALIKE = {"cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow"}


def routes() -> list[BaseRoute]:
    return [
        Route(PREFIX + "{token:path}", opened, methods=["GET", "POST"]),
        Route(PREFIX.rstrip("/"), ended, methods=["GET", "POST"]),
        Route("/leave", left, methods=["GET", "POST"]),
        Route("/robots.txt", robots),
    ]


async def opened(request: Request) -> Response:
    """The diary behind a link, a page with a button, or the page of all links that lead nowhere."""
    if request.method == "HEAD":
        return PlainTextResponse("", status_code=405, headers=ALIKE)
    began = anyio.current_time()
    token = request.path_params["token"]
    answer = None
    if is_token(token):
        enters = is_person(request) and not is_led_away(request)
        answer = await to_thread.run_sync(_enter if enters else _doorstep, request, limiter=LOOKUPS)
    if answer is None:
        await anyio.sleep_until(began + WAIT_S)
        return gone()
    return answer


async def ended(_request: Request) -> Response:
    await anyio.sleep(WAIT_S)
    return gone()


def is_person(request: Request) -> bool:
    """Whether somebody opens the page to read it, and not a program or the browser on the quiet."""
    headers = request.headers
    is_ahead = "prefetch" in headers.get("sec-purpose", "") or "prefetch" in headers.get("purpose", "")
    return request.method == "POST" or (headers.get("sec-fetch-mode") == "navigate" and not is_ahead)


def is_led_away(request: Request) -> bool:
    """Whether another web page leads somebody who has signed in here to a link: they are asked first.

    It would take the place of their own dashboard, and what they write next might go into another diary.
    """
    came_from_here = request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    return (
        request.method == "GET" and not came_from_here and cookies.token_in(request.headers, login.COOKIE) is not None
    )


def _doorstep(request: Request) -> Response | None:
    """A button, for a link that is open; nothing is counted yet."""
    if not at_hand.store().has_link(hash_of(request.path_params["token"]), dt.datetime.now(dt.UTC)):
        return None
    button = '<form method="post"><button>Open</button></form>'
    return own_page.page("A running diary", "Somebody shares a part of their running diary with you.", form=button)


def _enter(request: Request) -> Response | None:
    """Count the opening, put the link into the visit of this browser, and lead on to the page."""
    store, at = at_hand.store(), dt.datetime.now(dt.UTC)
    seen = store.open_link(hash_of(request.path_params["token"]), at)
    if seen is None:
        return None
    token = cookies.token_in(request.headers, cookies.COACH)
    if token is None or not store.visited(hash_of(token), at):
        token, _ = mint()
    ends_at = store.join_visit(hash_of(token), seen, at, min(at + DAY, seen.link.ends_at or at + DAY))
    if ends_at is None:
        return None
    answer = RedirectResponse("/", status_code=303, headers=ALIKE)
    cookies.put(answer, cookies.COACH, token, math.ceil((ends_at - at).total_seconds()))
    return answer


def gone(*, way_out: str = "") -> Response:
    """The one answer to every address that leads nowhere, whatever the reason; `way_out` is markup of our own."""
    return own_page.page(
        "This link has ended",
        "It ran out or was taken back. Ask the person who sent it for a new one. Nothing about them is shown here.",
        form=way_out,
        status=410,
    )


async def left(request: Request) -> Response:
    """Forget the visit of this browser; not when another web page sends for it."""
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return RedirectResponse("/", status_code=303, headers=ALIKE)
    token = cookies.token_in(request.headers, cookies.COACH)
    if token is not None:
        await to_thread.run_sync(at_hand.store().end_visit, hash_of(token), limiter=LOOKUPS)
    link = '<p><a href="/">Open the dashboard</a></p>'
    answer = own_page.page("This view is closed", "Open the link again whenever you like.", form=link)
    cookies.drop(answer, cookies.COACH)
    return answer


async def robots(_request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n", headers={"cache-control": "max-age=86400"})
