"""Everything around the page script: own routes, the middleware in its order, start and stop.

Not called `http`: Streamlit puts this folder onto the module path while a page runs, and a module
of that name would stand in for the standard library's.
"""

import contextlib
import datetime as dt
import logging
import os
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import click
import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from rtr import actions, jobs
from rtr.errors import RtrError, StoreError
from rtr.store import Store, default_url
from rtr.web import calendar_feed, rehearsal
from rtr.web.gate import Gate
from rtr.web.headers import SecurityHeaders
from rtr.web.origin import OwnOrigin

LOG = logging.getLogger("rtr")
MAIN = Path(__file__).with_name("main.py")
HOSTS = ("localhost", "127.0.0.1")
"""Names this server answers to, whatever network name its address may have (rulings R28)."""
READY = """
  rtr is ready: {address}
  Only this computer can open it. Ctrl+C stops it.
"""


async def healthz(_request: Request) -> Response:
    """Whether the server answers; says nothing about anyone's data."""
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


def routes() -> list[BaseRoute]:
    return [Route("/healthz", healthz), Route(calendar_feed.PATH, calendar_feed.calendar)]


def middleware() -> list[Middleware]:
    """From the outside in. The headers stand first, so that refusals carry them too."""
    return [
        Middleware(SecurityHeaders),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
        Middleware(OwnOrigin),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
        Middleware(Gate),
    ]


@contextlib.asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Once per process: bring the store up to date, import, start the worker, say the address."""
    server_log = logging.getLogger("uvicorn.error")
    server_log.setLevel(logging.WARNING)
    try:
        await to_thread.run_sync(_prepare)
    except RtrError as error:
        click.echo(f"{error} {error.hint}".strip(), err=True)
        server_log.setLevel(logging.CRITICAL + 1)  # the sentence is said; its trace would bury it
        raise
    rehearsal.open_every_page(HOSTS[1], st.get_option("server.port"))
    click.echo(READY.format(address=f"http://{HOSTS[1]}:{st.get_option('server.port')}"))
    try:
        yield
    finally:
        jobs.stop()


def _prepare() -> None:
    with contextlib.closing(Store(default_url(os.environ))) as store:
        store.migrate()
    jobs.warm()
    rehearsal.rehearse(dt.datetime.now(dt.UTC).date())
    threading.Thread(target=_catch_up, name="measuring", daemon=True).start()


def _catch_up() -> None:
    """Measure recordings that an earlier version stored, while the app is open: pages fill up as it goes on."""
    try:
        with contextlib.closing(Store(default_url(os.environ))) as store:
            actions.measure_stored(store)
    except StoreError:
        LOG.exception("stored recordings could not be measured; the next start tries again")
