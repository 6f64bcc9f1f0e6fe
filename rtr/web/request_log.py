"""One line per request: what kind, how it went, how long. No address, no name, no query, no token."""

import logging
import time

import streamlit.logger
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rtr import logs
from rtr.web.navigation import MENU

LOG = logging.getLogger("rtr")
NAMED = frozenset({entry.url for entry in MENU} | {
    "_stcore", "s", "leave", "calendar", "static", "media", "component", "healthz", "readyz", "login", "logout",
    "sign-in", "auth", "oauth2callback", "robots.txt", "favicon.png",
})  # fmt: skip
"""First parts of a path that may stand in a log; what follows them never does."""


def route(path: str) -> str:
    """A path without what could be anybody's: `/s/…`, `/_stcore/…`, `/load`."""
    first, slash, _ = path.lstrip("/").partition("/")
    known = f"/{first}" if first in NAMED or not first else "/…"
    return f"{known}/…" if slash and first in NAMED else known


def through_one_door() -> None:
    """Let Streamlit's loggers, those it makes later too, write as all others do."""
    streamlit.logger.setup_formatter = logs.carry  # the one place where it gives a logger a handler
    streamlit.logger.update_formatter()


class RequestLog:
    """ASGI middleware around all others; silent unless `RTR_LOG` is set."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or not LOG.isEnabledFor(logging.INFO):
            await self.app(scope, receive, send)
            return
        begin, status = time.perf_counter(), [0]

        async def watched(message: Message) -> None:
            status[0] = _status(message) or status[0]
            await send(message)

        try:
            await self.app(scope, receive, watched)
        finally:
            told = {
                "method": scope.get("method", "WEBSOCKET"),
                "route": route(scope["path"]),
                "status": status[0],
                "ms": round((time.perf_counter() - begin) * 1000),
            }
            LOG.info("request", extra={logs.TOLD: told})


def _status(message: Message) -> int | None:
    if message["type"] in ("http.response.start", "websocket.http.response.start"):
        return int(message["status"])
    return 101 if message["type"] == "websocket.accept" else None
