"""How the server is, for whoever watches over it: alive, and ready. Nothing about anyone's data."""

import functools

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from rtr.errors import RtrError
from rtr.store import is_current
from rtr.web import at_hand

NEVER_KEPT = {"cache-control": "no-store"}
LOOKS = CapacityLimiter(2)
"""Many who ask at once wait for each other, not the pages for them."""


async def healthz(_request: Request) -> Response:
    """Whether the server answers."""
    return JSONResponse({"status": "ok"}, headers=NEVER_KEPT)


async def readyz(_request: Request) -> Response:
    """Whether it can do its work: the store answers and has the tables of this version."""
    is_ready = await to_thread.run_sync(functools.partial(_is_ready), limiter=LOOKS)
    word = "ok" if is_ready else "not ready"
    return JSONResponse({"status": word}, status_code=200 if is_ready else 503, headers=NEVER_KEPT)


def _is_ready() -> bool:
    try:
        return is_current(at_hand.store())
    except RtrError:
        return False


def routes() -> list[BaseRoute]:
    return [Route("/healthz", healthz), Route("/readyz", readyz)]
