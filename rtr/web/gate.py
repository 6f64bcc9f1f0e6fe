"""The gate: the one place that says who is asking, before anything of the app is reached.

It asks in this order: a coach whose browser holds an open link, somebody who signed in, whoever sits
at this computer (unless others are answered too). All others are strangers. A coach's cookie wins,
so that a runner can look at a link in the own browser; and where the link has ended, what it showed
does not turn into the whole diary by itself: the view has to be closed first.
"""

import datetime as dt
import ipaddress

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from rtr.access.tokens import hash_of
from rtr.web import at_hand, cookies, hosting, links, login
from rtr.web.visitor import OWNER, OWNER_ROLE, Visitor, coach

ROLE_HEADER = "x-rtr-role"
UID_HEADER = "x-rtr-uid"
IDENTITY_HEADERS = {ROLE_HEADER: "role", UID_HEADER: "uid"}
"""Written by the gate only, read by Streamlit (`server.trustedUserHeaders`) into `st.user`."""

PROXY_HEADERS = (
    "forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto",
    "x-forwarded-server", "x-real-ip", "x-client-ip", "x-original-host", "true-client-ip", "cf-connecting-ip",
)  # fmt: skip
"""What programs that pass requests on say of it; one that says nothing cannot be told from this computer."""
WAY_OUT = '<p><a href="/leave">Close this view</a></p>'
NOTHING = "There is nothing here for you."

OPEN = ("/static/", "/s/", "/calendar/")
"""Beginnings of paths without anything of a diary, and of those that ask for a secret themselves."""
OPEN_EXACTLY = ("/s", "/leave", "/healthz", "/readyz", "/robots.txt", "/favicon.ico", "/favicon.png", "/manifest.json")
READ_ALONG = ("/media/", "/component/", "/_stcore/bidi-components/")
READ_ALONG_EXACTLY = ("/", "/_stcore/stream", "/_stcore/health", "/_stcore/host-config")
"""What a visitor who is no owner may reach: the one page, and what draws it. No uploads, no agent, no figures."""
SAID = ("rerun_script", "app_heartbeat", "stop_script", "backend_operation_request")
"""What such a visitor may say on the websocket. The rest empties everybody's caches or asks for uploads."""
FILE = "backend_operation_request"
"""Asks for a file that is made at the click, outside the script: so it is looked up again who asks."""
LONGEST = 1 << 20
"""Bytes of one such message."""

LOOKUPS = CapacityLimiter(8)
"""Cookies looked up at once, so that many false ones leave threads to the others."""


async def identify(scope: Scope) -> Visitor | None:
    """Who asks, or None for a stranger."""
    headers = Headers(scope=scope)
    is_here = is_at_this_computer(scope, headers)
    if not (is_here or hosting.is_hosted()):
        return None
    found = await to_thread.run_sync(_known, headers, limiter=LOOKUPS) if "cookie" in headers else None
    return found or (None if hosting.is_hosted() or _holds_link(headers) else OWNER)


def _known(headers: Headers) -> Visitor | None:
    return coach_of(headers) or login.login_of(headers)


def _holds_link(headers: Headers) -> bool:
    """Whether this browser was given a link that is not known to be closed again."""
    return cookies.token_in(headers, cookies.COACH) is not None


def coach_of(headers: Headers) -> Visitor | None:
    """The visitor whose browser holds a link that is open at this moment."""
    token = cookies.token_in(headers, cookies.COACH)
    if token is None or not at_hand.store().visited(hash_of(token), dt.datetime.now(dt.UTC)):
        return None
    return coach(hash_of(token))


def is_at_this_computer(scope: Scope, headers: Headers) -> bool:
    """Whether the other end of the connection is this computer, and not a program that passes something on."""
    client = scope.get("client")
    return client is not None and is_loopback(client[0]) and not any(name in headers for name in PROXY_HEADERS)


def is_loopback(address: str) -> bool:
    """Whether a network address is this computer; anything that is no address is not."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback


def is_open(path: str) -> bool:
    """Whether a path is answered before it is known who asks."""
    if path in (*OPEN_EXACTLY, *login.OPEN_PATHS):
        return True
    return path.startswith((*OPEN, *(f"{before}/" for before in login.OPEN_PATHS)))


def may_pass(visitor: Visitor | None, path: str) -> bool:
    """Strangers see nothing; who is no owner reaches the one page and what draws it."""
    if visitor is None:
        return False
    return visitor.role == OWNER_ROLE or path in READ_ALONG_EXACTLY or path.startswith(READ_ALONG)


class Gate:
    """ASGI middleware over HTTP and websocket: refuses strangers, tells the app who is looking."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if is_open(path) and scope["type"] == "http" and _is_answered(scope):
            await self.app(_introduced(scope, None), receive, send)
            return
        visitor = await identify(scope)
        if not may_pass(visitor, path):
            await _refusal(scope, visitor)(scope, receive, send)
            return
        is_local = visitor is OWNER or scope["type"] == "http"
        await self.app(_introduced(scope, visitor), receive if is_local else _heard(receive, scope, visitor), send)


def _is_answered(scope: Scope) -> bool:
    return hosting.is_hosted() or is_at_this_computer(scope, Headers(scope=scope))


def _refusal(scope: Scope, visitor: Visitor | None) -> ASGIApp:
    """A coach who asks for another page by its address comes to the own one; once the link has ended, to that news."""
    is_look = scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith("/_stcore/")
    if visitor is None:
        had_link = _is_answered(scope) and _holds_link(Headers(scope=scope))
        return links.gone(way_out=WAY_OUT) if is_look and had_link else login.answer_to(scope)
    if is_look:
        return RedirectResponse("/", status_code=303, headers={"cache-control": "no-store"})
    return PlainTextResponse(NOTHING, status_code=403)


def _introduced(scope: Scope, visitor: Visitor | None) -> Scope:
    """The request with the gate's word on who asks, and no one else's."""
    names = {name.encode() for name in IDENTITY_HEADERS}
    kept = [(name, value) for name, value in scope["headers"] if name.lower() not in names]
    if visitor is not None:
        kept += [(ROLE_HEADER.encode(), visitor.role.encode()), (UID_HEADER.encode(), visitor.uid.encode())]
    return {**scope, "headers": kept}


def _heard(receive: Receive, scope: Scope, visitor: Visitor | None) -> Receive:
    """Of a websocket what this visitor may say; everything else is not passed on."""
    is_owner = visitor is not None and visitor.role == OWNER_ROLE

    async def heard() -> Message:
        message = await receive()
        while message["type"] == "websocket.receive":
            kind = kind_of(message.get("bytes") or b"")
            is_known = is_owner or kind in SAID
            if is_known and (kind != FILE or await identify(scope) == visitor):
                break
            message = await receive()
        return message

    return heard


def kind_of(said: bytes) -> str | None:
    """The kind of a message of Streamlit's protocol; None for what is too long or none."""
    message = BackMsg()
    try:
        message.ParseFromString(said if len(said) <= LONGEST else b"")
    except Exception:  # noqa: BLE001 - whatever it is that protobuf cannot read; its own error has no types
        return None
    return message.WhichOneof("type")
