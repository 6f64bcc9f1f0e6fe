"""Requests under a foreign name, and those that another web page sends from the visitor's browser, are refused.

Streamlit checks the origin of its websocket too, but for a foreign one it asks a server outside
for this computer's public address; this check stands before it, and covers HTTP as well.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from rtr.web import hosting
from rtr.web.login import how_to_configure


class KnownHost(TrustedHostMiddleware):
    """Only names of this server are answered; who comes to a private one by another name is told how to open it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not hosting.is_hosted() and not self._is_known(scope):
            await how_to_configure(status=400)(scope, receive, send)
            return
        await super().__call__(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        return Headers(scope=scope).get("host", "").split(":")[0].lower() in self.allowed_hosts


def is_own_origin(origin: str | None, host: str | None, public_url: str | None = None) -> bool:
    """Whether a request comes from a page of this server; programs that are no browser send no origin.

    Under the public name only the public address counts: what came over http, or from another port, is foreign.
    """
    if origin is None:
        return True
    own = (host or "").lower()
    public = urlsplit(public_url or "")
    if public_url is not None and own.split(":")[0] == public.hostname:
        return own == public.netloc and origin.lower() == public_url
    return own != "" and origin.lower() in (f"http://{own}", f"https://{own}")


class OwnOrigin:
    """ASGI middleware over HTTP and websocket."""

    def __init__(self, app: ASGIApp, *, public_url: str | None = None) -> None:
        self.app, self.public_url = app, public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            headers = Headers(scope=scope)
            origins = headers.getlist("origin")
            if not all(is_own_origin(origin, headers.get("host"), self.public_url) for origin in origins):
                await PlainTextResponse("This request comes from another web page.", status_code=403)(
                    scope, receive, send
                )
                return
        await self.app(scope, receive, send)
