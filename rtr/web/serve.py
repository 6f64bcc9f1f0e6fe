"""Start the dashboard from the command line."""

import datetime as dt
import importlib.util
import os
import socket
import sys
from pathlib import Path
from typing import Any

from rtr import actions
from rtr.errors import SettingsError
from rtr.store import Store
from rtr.store.place import VARIABLE
from rtr.web.hosting import LOOPBACK, PUBLIC_URL, hosting
from rtr.web.options import launched
from rtr.web.session import DEMO_VARIABLE

LAUNCHER = Path(__file__).resolve().parents[2] / "app.py"


def serve(url: str, *, port: int | None = None, demo: bool = False, public: str | None = None) -> None:
    """Serve the dashboard of the store at `url` until it is stopped: on this computer, or as the environment says.

    `public` stands for RTR_PUBLIC_URL. Raises `SettingsError` where it cannot be served as asked, `StoreError`
    where the store cannot be opened.
    """
    if public is not None:
        os.environ[PUBLIC_URL] = public
    os.environ[VARIABLE] = url
    hosting.cache_clear()
    how = hosting()
    if demo and how.is_public:
        raise SettingsError(
            "--demo shows the invented runner on your own computer.",
            hint="Leave it out: on a server everybody finds the invented runner under Look around with demo data.",
        )
    _look_at_port(how.address or LOOPBACK, port)
    store = Store(url)
    store.migrate()
    if demo:
        actions.fill_demo(store, today=dt.datetime.now().astimezone().date())
        os.environ[DEMO_VARIABLE] = "1"
    store.close()
    _launcher().run(config=launched(how, port))


def _look_at_port(address: str, port: int | None) -> None:
    """Raise `SettingsError` where nobody can listen there; Streamlit would end without a word of what to do."""
    try:
        with socket.create_server((address, port or 0), family=socket.AF_INET6 if ":" in address else socket.AF_INET):
            pass
    except OSError as refused:
        place = address if port is None else f"port {port} of {address}"
        raise SettingsError(
            f"rtr cannot listen on {place}: {refused.strerror}.",
            hint="Is it running already? Then open its address in the browser; else choose another port with --port.",
        ) from refused


def _launcher() -> Any:
    """The `app` of `app.py`, which lies beside the package in a clone."""
    spec = importlib.util.spec_from_file_location("app", LAUNCHER) if LAUNCHER.is_file() else None
    if spec is None or spec.loader is None:
        raise SettingsError(
            "The pages of the dashboard do not lie beside this installation of rtr.",
            hint="Start it from a clone of the project: python3 -m rtr",
        )
    sys.argv = [str(LAUNCHER)]
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.app
