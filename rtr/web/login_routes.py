"""Signing in and out: plain forms from the server, no script."""

import contextlib
import datetime as dt
import hmac
import math
from functools import partial
from html import escape
from urllib.parse import parse_qs, urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from rtr.access.tokens import hash_of, mint
from rtr.actions.accounts import LOGIN_DAYS, Wait, mark_of_browser, sign_in
from rtr.web import at_hand, cookies, hosting, own_page, provider_login
from rtr.web.client import address_of
from rtr.web.login import COOKIE, LOGOUT_PATH, login_of
from rtr.web.return_path import HOME, LOGIN_PATH, WANTED, safe

FORM = "rtr_form"
"""Cookie and field that must be alike: only a page of this server can have made the form."""
FORM_S = 3600
LOGIN_S = LOGIN_DAYS * 24 * 3600
KNOWN = "rtr_known"
"""Cookie of a browser that has signed in before; it stays when somebody signs out, and opens nothing."""
KNOWN_S = 365 * 24 * 3600
FIELDS, LONGEST = 4, 8192
"""Fields and bytes of a filled-in form; a longer one is none of ours."""
CHECKS = CapacityLimiter(2)
"""Passwords checked at once: each takes 64 MiB and a core for a moment, which many at once would take from all."""
WRONG = "Name and password do not belong together. Look at both and try again."
STALE = "This form was open for too long. Fill it in again."


def routes() -> list[BaseRoute]:
    return [
        Route(LOGIN_PATH, ask, methods=["GET"]),
        Route(LOGIN_PATH, answer, methods=["POST"]),
        Route(provider_login.START_PATH, provider_login.start, methods=["GET"]),
        Route(LOGOUT_PATH, leave, methods=["GET"]),
        Route(LOGOUT_PATH, left, methods=["POST"]),
    ]


async def ask(request: Request) -> Response:
    """The page to sign in on; whoever has signed in, or need not, is sent on."""
    wanted, known = safe(request.query_params.get(WANTED)), hosting.hosting()
    if not known.is_public or await _is_signed_in(request):
        return RedirectResponse(wanted, status_code=303)
    if request.headers.get("host", "").lower() != urlsplit(known.public_url or "").netloc:
        return RedirectResponse(f"{known.public_url}{request.url.path}", status_code=303)
    if known.login is hosting.LoginKind.OIDC:
        return provider_login.page(wanted)
    return _form(request, wanted)


async def _is_signed_in(request: Request) -> bool:
    return await to_thread.run_sync(login_of, request.headers) is not None


async def answer(request: Request) -> Response:
    """Check a name and a password."""
    if hosting.hosting().login is not hosting.LoginKind.PASSWORD or not hosting.is_hosted():
        return RedirectResponse(LOGIN_PATH, status_code=303)
    told = await _filled_in(request)
    wanted = safe(told.get(WANTED))
    if not _is_own_form(request, told):
        return _form(request, wanted, STALE, status=400)
    at = dt.datetime.now(dt.UTC)
    words = told.get("name", ""), told.get("password", ""), address_of(request.scope)
    mark = cookies.token_in(request.headers, KNOWN)
    found = await to_thread.run_sync(partial(sign_in, at_hand.store(), *words, at, mark=mark), limiter=CHECKS)
    if isinstance(found, Wait):
        return _wait(request, wanted, found.until - at)
    if found is None:
        return _form(request, wanted, WRONG, status=403)
    again = await to_thread.run_sync(mark_of_browser, at_hand.store(), words[0], limiter=CHECKS)
    return signed_in(wanted, found, again)


def signed_in(wanted: str, token: str, mark: str | None) -> Response:
    """On to the dashboard, with the login in a cookie that no script can read."""
    done = RedirectResponse(wanted, status_code=303, headers={"cache-control": "no-store"})
    cookies.put(done, COOKIE, token, LOGIN_S)
    cookies.drop(done, FORM)
    if mark is not None:
        cookies.put(done, KNOWN, mark, KNOWN_S)
    return done


def _wait(request: Request, wanted: str, rest: dt.timedelta) -> Response:
    minutes = max(1, math.ceil(rest.total_seconds() / 60))
    unit = "minute" if minutes == 1 else "minutes"
    said = _form(request, wanted, f"Too many tries. Try again in {minutes} {unit}.", status=429)
    said.headers["retry-after"] = str(minutes * 60)
    return said


async def _filled_in(request: Request) -> dict[str, str]:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LONGEST:
            return {}
    with contextlib.suppress(ValueError):  # more fields than the form has
        fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=FIELDS)
        return {name: values[0] for name, values in fields.items() if len(values) == 1}
    return {}


def _is_own_form(request: Request, told: dict[str, str]) -> bool:
    cookie = cookies.token_in(request.headers, FORM)
    return cookie is not None and hmac.compare_digest(cookie.encode(), told.get(FORM, "").encode())


def _form(request: Request, wanted: str, said: str = "", *, status: int = 200) -> Response:
    token = cookies.token_in(request.headers, FORM) or mint()[0]
    warned = f'<p class="said" role="alert">{escape(said)}</p>' if said else ""
    form = (
        f'{warned}<form method="post" action="{LOGIN_PATH}">'
        f'<input type="hidden" name="{FORM}" value="{token}">'
        f'<input type="hidden" name="{WANTED}" value="{escape(wanted)}">'
        '<label for="name">Name</label><input id="name" name="name" required maxlength="80" autocomplete="username" '
        'autocapitalize="none" autocorrect="off" spellcheck="false" autofocus>'
        '<label for="password">Password</label><input id="password" name="password" type="password" required '
        'maxlength="200" autocomplete="current-password"><button>Sign in</button></form>'
    )
    page = own_page.page("Sign in", form=form, status=status)
    cookies.put(page, FORM, token, FORM_S)
    return page


async def leave(request: Request) -> Response:
    """A button: to sign somebody out takes more than a link on some other page."""
    if not await _is_signed_in(request):
        return RedirectResponse(LOGIN_PATH, status_code=303)
    button = f'<form method="post" action="{LOGOUT_PATH}"><button>Sign out</button></form>'
    return own_page.page("Sign out", "On this browser. Other devices stay signed in.", form=button)


async def left(request: Request) -> Response:
    """End the login of this browser, in every tab of it."""
    token = cookies.token_in(request.headers, COOKIE)
    if token is not None:
        await to_thread.run_sync(at_hand.store().end_login, hash_of(token))
    done = RedirectResponse(LOGIN_PATH if hosting.is_hosted() else HOME, status_code=303)
    cookies.drop(done, COOKIE)
    return done
