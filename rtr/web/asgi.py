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
from starlette.routing import BaseRoute, Route

from rtr import actions, jobs, logs
from rtr.access.passwords import is_right
from rtr.errors import RtrError, SettingsError, StoreError
from rtr.store import Store, default_url
from rtr.web import at_hand, calendar_feed, daily_backup, health, links, login_routes, options, rehearsal
from rtr.web.gate import Gate
from rtr.web.headers import SecurityHeaders
from rtr.web.hosting import ADDRESS, LOOPBACK, Hosting, LoginKind, hosting
from rtr.web.origin import KnownHost, OwnOrigin
from rtr.web.own_uploads import OwnUploads
from rtr.web.provider_login import ProviderLogin
from rtr.web.request_log import RequestLog, through_one_door

LOG = logging.getLogger("rtr")
MAIN = Path(__file__).with_name("main.py")
READY = """
  rtr is ready: {address}
  {who} Ctrl+C stops it.
"""
ONLY_HERE = "Only this computer can open it."
SIGNED_IN = "People sign in there."
NOBODY_YET = "Nobody may sign in yet: add somebody with “python3 -m rtr account add NAME”."
ELSEWHERE = "  {variable} is followed by “python3 -m rtr serve”; here the server listens where Streamlit was told to.\n"
USELESS = 3
"""Exit code where nothing could be done."""


def routes() -> list[BaseRoute]:
    calendars = Route(calendar_feed.PATH, calendar_feed.calendar)
    return [*health.routes(), calendars, *links.routes(), *login_routes.routes()]


def settled() -> Hosting:
    """How this server is reached, with Streamlit's options set for it; half a configuration ends here in a sentence."""
    try:
        how = hosting()
    except SettingsError as error:
        click.echo(f"{error} {error.hint}".strip(), err=True)
        raise SystemExit(USELESS) from error
    options.keep_private()
    return how


def middleware() -> list[Middleware]:
    """From the outside in. The headers stand before what refuses, so that refusals carry them too."""
    how = hosting()
    return [
        Middleware(RequestLog),
        Middleware(SecurityHeaders, is_https=how.is_https),
        Middleware(KnownHost, allowed_hosts=list(how.hosts), www_redirect=False),
        Middleware(OwnOrigin, public_url=how.public_url),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
        Middleware(Gate),
        Middleware(OwnUploads),
        Middleware(ProviderLogin),
    ]


@contextlib.asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Once per process: bring the store up to date, import, start the worker, say the address."""
    logs.set_up(os.environ.get(logs.VARIABLE))
    through_one_door()
    server_log = logging.getLogger("uvicorn.error")
    server_log.setLevel(logging.WARNING)
    try:
        await to_thread.run_sync(_prepare)
    except RtrError as error:
        click.echo(f"{error} {error.hint}".strip(), err=True)
        server_log.setLevel(logging.CRITICAL + 1)  # the sentence is said; its trace would bury it
        raise
    how, port = hosting(), st.get_option("server.port")
    if how.is_public:
        rehearsal.set_aside()  # nobody is signed in who could open the pages
    else:
        rehearsal.open_every_page(LOOPBACK, port)
    click.echo(READY.format(address=how.public_url or f"http://{LOOPBACK}:{port}", who=await to_thread.run_sync(_who)))
    if how.address not in (None, st.get_option("server.address")):
        click.echo(ELSEWHERE.format(variable=ADDRESS))
    daily_backup.start()
    try:
        yield
    finally:
        daily_backup.stop()
        jobs.stop()
        at_hand.close()


def _who() -> str:
    """Who can open it, for whoever has just started it."""
    how = hosting()
    if not how.is_public:
        return ONLY_HERE
    is_empty = how.login is LoginKind.PASSWORD and not at_hand.store().accounts()
    return NOBODY_YET if is_empty else SIGNED_IN


def _prepare() -> None:
    with contextlib.closing(Store(default_url(os.environ))) as store:
        store.migrate()
    is_right("", None)  # the first unknown name takes no longer than the next one
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
