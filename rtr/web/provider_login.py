"""Signing in at an identity provider, through Streamlit's own login (OpenID Connect).

Streamlit keeps who somebody is in a signed cookie that lives for thirty days and cannot be taken
back: a copy of it would let in whoever holds it, even after signing out. So the cookie never reaches
the browser: what the provider said is turned into a login of ours, a row that can be ended, and
whatever comes in under the cookie's name is dropped.
"""

import datetime as dt
import json
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote, unquote, urlencode

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request, cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from rtr.actions.accounts import LOGIN_DAYS, sign_in_as
from rtr.web import at_hand, cookies, hosting, own_page
from rtr.web.login import COOKIE, PROVIDER_PATHS
from rtr.web.providers import Identity, identity
from rtr.web.return_path import HOME, LOGIN_PATH, WANTED, safe

START_PATH = f"{LOGIN_PATH}/provider"
START_AT_STREAMLIT, CALLBACK = PROVIDER_PATHS
PROVIDER = "default"
"""How Streamlit calls the provider of a configuration that names no other."""
STATELESS = USER_COOKIE_NAME
"""Beginning of the names of Streamlit's cookies: who somebody is, the provider's tokens, the parts of both."""
RETURN = "rtr_return"
RETURN_S = 600


def page(wanted: str) -> Response:
    """The page to sign in on, with a link: a form could not lead to another server under our policy."""
    address = START_PATH if wanted == HOME else f"{START_PATH}?{urlencode({WANTED: wanted})}"
    link = f'<p><a href="{address}">Sign in at your identity provider</a></p>'
    return own_page.page("Sign in", "It asks who you are and sends you back here.", form=link)


async def start(request: Request) -> Response:
    """On to Streamlit's login, which sends the browser to the provider; where to come back to is kept meanwhile."""
    if not _is_used():
        return RedirectResponse(LOGIN_PATH, status_code=303)
    asked = urlencode({"provider": encode_provider_token(PROVIDER)})
    on = RedirectResponse(f"{START_AT_STREAMLIT}?{asked}", status_code=303, headers={"cache-control": "no-store"})
    wanted = quote(safe(request.query_params.get(WANTED)), safe="")
    on.set_cookie(
        cookies.name_of(RETURN), wanted, max_age=RETURN_S, secure=hosting.is_secure(), httponly=True, samesite="lax"
    )
    return on


def _is_used() -> bool:
    return hosting.hosting().provider is not None


class ProviderLogin:
    """ASGI middleware: makes a login of ours of what the provider says, and keeps Streamlit's cookie from everybody."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith(PROVIDER_PATHS) and not _is_used():
            await PlainTextResponse("There is nothing here.", status_code=404)(scope, receive, send)
            return
        scope = {**scope, "headers": list(map(_without_identity, scope["headers"]))}
        if scope["path"] == CALLBACK:
            await self._came_back(scope, receive, send)
        else:
            await self.app(scope, receive, _without_cookies(send))

    async def _came_back(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let Streamlit ask the provider, then answer in its place."""
        said: list[tuple[bytes, bytes]] = []

        async def heard(message: Message) -> None:
            if message["type"] == "http.response.start":
                said.extend(message["headers"])

        await self.app(scope, receive, heard)
        given = [value.decode("latin-1") for name, value in said if name == b"set-cookie"]
        answer = await to_thread.run_sync(_welcome, Headers(scope=scope), _claims(given))
        for line in given:
            if not line.startswith(STATELESS):  # the state of this one sign-in, used up now
                answer.headers.append("set-cookie", line)
        await answer(scope, receive, send)


def _claims(given: list[str]) -> dict[str, Any]:
    """What the provider said, from the cookies that Streamlit would have set; {} where it said nothing."""
    found: SimpleCookie = SimpleCookie()
    for line in given:
        found.load(line)

    def signed(name: str) -> bytes | None:
        value = found[name].value if name in found else ""
        return decode_signed_value(get_cookie_secret(), name, value.encode("latin-1")) if value else None

    told = get_cookie_with_chunks(signed, STATELESS)
    return dict(json.loads(told)) if told else {}


def _welcome(headers: Headers, claims: dict[str, Any]) -> Response:
    """A login for who is on the list, a calm page for who is not."""
    who, provider = identity(claims), hosting.hosting().provider
    if who is None or provider is None:
        return _again()
    if not provider.allows(who):
        return _not_on_the_list(who)
    token = sign_in_as(at_hand.store(), who.issuer, who.subject, who.email, dt.datetime.now(dt.UTC))
    wanted = cookie_parser(headers.get("cookie", "")).get(cookies.name_of(RETURN), "")
    done = RedirectResponse(safe(unquote(wanted)), status_code=303, headers={"cache-control": "no-store"})
    cookies.put(done, COOKIE, token, LOGIN_DAYS * 24 * 3600)
    done.delete_cookie(cookies.name_of(RETURN), secure=hosting.is_secure(), httponly=True, samesite="lax")
    return done


def _again() -> Response:
    link = f'<p><a href="{LOGIN_PATH}">Try again</a></p>'
    return own_page.page(
        "Signing in did not work", "The identity provider did not say who you are.", form=link, status=403
    )


def _not_on_the_list(who: Identity) -> Response:
    shown = who.email or "This identity"
    link = f'<p><a href="{LOGIN_PATH}">Sign in as somebody else</a></p>'
    reason = f"{shown} is not on the list of people who may sign in here. Ask whoever runs this server."
    return own_page.page("Not on the list", reason, form=link, status=403)


def _without_identity(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A header of a request; a cookie header without what Streamlit would believe."""
    name, value = header
    if name != b"cookie" or STATELESS.encode() not in value:
        return header
    parts = value.decode("latin-1").split(";")  # and stripped as Starlette strips them, or a name slips through
    return name, ";".join(part for part in parts if not part.strip().startswith(STATELESS)).encode("latin-1")


def _without_cookies(send: Send) -> Send:
    """Answers that give nobody a cookie with an identity."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            given = headers.getlist("set-cookie")
            if any(line.startswith(STATELESS) for line in given):
                del headers["set-cookie"]
                for line in given:
                    if not line.startswith(STATELESS):
                        headers.append("set-cookie", line)
        await send(message)

    return sent
