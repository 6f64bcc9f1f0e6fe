"""Requests that another web page sends from the visitor's browser are refused before Streamlit sees them.

Streamlit checks the origin of its websocket too, but for a foreign one it asks a server outside
for this computer's public address; this check stands before it, and covers HTTP as well.
"""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


def is_own_origin(origin: str | None, host: str | None) -> bool:
    """Whether a request comes from a page of this server; programs that are no browser send no origin."""
    if origin is None:
        return True
    own = (host or "").lower()
    return own != "" and origin.lower() in (f"http://{own}", f"https://{own}")


class OwnOrigin:
    """ASGI middleware over HTTP and websocket."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            headers = Headers(scope=scope)
            origins = headers.getlist("origin")
            if not all(is_own_origin(origin, headers.get("host")) for origin in origins):
                await PlainTextResponse("This request comes from another web page.", status_code=403)(
                    scope, receive, send
                )
                return
        await self.app(scope, receive, send)
