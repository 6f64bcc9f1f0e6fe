"""Start the dashboard from the command line."""

import datetime as dt
import importlib.util
import os
import sys
from pathlib import Path
from typing import Any

from rtr import actions
from rtr.errors import SettingsError
from rtr.store import Store
from rtr.store.place import VARIABLE
from rtr.web.session import DEMO_VARIABLE

LAUNCHER = Path(__file__).resolve().parents[2] / "app.py"


def serve(url: str, *, port: int | None = None, demo: bool = False, public: str | None = None) -> None:
    """Serve the dashboard of the store at `url` on this computer until it is stopped.

    Raises `SettingsError` where this version cannot serve as asked, `StoreError` where the store cannot be opened.
    """
    if public is not None:
        raise SettingsError(
            "This version answers only on the computer it runs on.",
            hint="Leave out --public. Serving under a public address comes with the login.",
        )
    os.environ[VARIABLE] = url
    store = Store(url)
    store.migrate()
    if demo:
        actions.fill_demo(store, today=dt.datetime.now().astimezone().date())
        os.environ[DEMO_VARIABLE] = "1"
    store.close()
    config: dict[str, Any] = {"server.address": "127.0.0.1"}
    if port is not None:
        config["server.port"] = port
    _launcher().run(config=config)


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
