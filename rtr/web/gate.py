"""The gate: the one place that says who is asking, before anything of the app is reached.

Not configured means that nothing but this computer is answered. A login and share links will be
further ways for `identify` to name a visitor; nothing else has to change for them.
"""

import ipaddress
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

OWNER_ROLE = "owner"

ROLE_HEADER = "x-rtr-role"
UID_HEADER = "x-rtr-uid"
IDENTITY_HEADERS = {ROLE_HEADER: "role", UID_HEADER: "uid"}
"""Written by the gate only, read by Streamlit (`server.trustedUserHeaders`) into `st.user`."""

PROXY_HEADERS = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
UPLOAD_PATH = "/_stcore/upload_file"
REFUSED = "This dashboard answers only on the computer it runs on."


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who is looking: an owner of the store; coaches come with share links."""

    uid: str
    role: str

    @property
    def scope(self) -> str:
        """What may be seen, as a part of every cache key (rulings R12)."""
        return self.role


OWNER = Visitor(uid="owner", role=OWNER_ROLE)


def identify(scope: Scope) -> Visitor | None:
    """Who asks, or None for a stranger: here the owner is whoever sits at this computer."""
    client = scope.get("client")
    headers = Headers(scope=scope)
    is_relayed = any(name in headers for name in PROXY_HEADERS)
    return OWNER if client is not None and is_loopback(client[0]) and not is_relayed else None


def is_loopback(address: str) -> bool:
    """Whether a network address is this computer; anything that is no address is not."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback


def may_pass(visitor: Visitor | None, path: str) -> bool:
    """Strangers see nothing; only an owner may put files into the server's memory."""
    if visitor is None:
        return False
    return visitor.role == OWNER_ROLE or not path.startswith(UPLOAD_PATH)


class Gate:
    """ASGI middleware over HTTP and websocket: refuses strangers, tells the app who is looking."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        visitor = identify(scope)
        if visitor is None or not may_pass(visitor, scope["path"]):
            await PlainTextResponse(REFUSED, status_code=403)(scope, receive, send)
            return
        await self.app(_introduced(scope, visitor), receive, send)


def _introduced(scope: Scope, visitor: Visitor) -> Scope:
    """The request with the gate's word on who asks, and no one else's."""
    names = {name.encode() for name in IDENTITY_HEADERS}
    kept = [(name, value) for name, value in scope["headers"] if name.lower() not in names]
    word = [(ROLE_HEADER.encode(), visitor.role.encode()), (UID_HEADER.encode(), visitor.uid.encode())]
    return {**scope, "headers": kept + word}
