"""Streamlit's options that privacy hangs on, and one of speed, set by the app itself.

`.streamlit/config.toml` says the same, but it can be edited, overridden on the command line and by
variables, and is not found at all where the app is started from another folder.
"""

from typing import Any

from streamlit import config

from rtr.web.gate import IDENTITY_HEADERS
from rtr.web.hosting import LOOPBACK, Hosting, hosting

ALWAYS: dict[str, Any] = {
    "global.developmentMode": False,
    "server.trustedUserHeaders": IDENTITY_HEADERS,
    "server.baseUrlPath": "",  # the gate knows Streamlit's paths where they stand by themselves
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.corsAllowedOrigins": [],
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.scriptHealthCheckEnabled": False,
    "server.unsafeMetricsUserAttributes": [],
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": False,
    "client.allowedOrigins": [],
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
}
SWIFT: dict[str, Any] = {"runner.postScriptGC": False}
"""No full collection of garbage after every script: it holds everybody up. Python's own collector still runs; memory
stays the same over thousands of runs (see `rehearsal.set_aside`)."""
LOGGED = "rtr"


def keep_private() -> None:
    """Set the options now, or once Streamlit has read its files, and again whenever it reads them anew."""
    config.on_config_parsed(_set, force_connect=True)
    config.on_config_parsed(_set)


def _set() -> None:
    for name, value in {**ALWAYS, **SWIFT, **reached_by(hosting())}.items():
        config.set_option(name, value, LOGGED)


def reached_by(how: Hosting) -> dict[str, Any]:
    """What Streamlit has to know of the address people open; with one it asks nobody outside for its own."""
    told: dict[str, Any] = {"server.allowedHosts": list(how.hosts)}
    if how.host is not None:
        told["browser.serverAddress"] = how.host
    if how.secret is not None:
        told["server.cookieSecret"] = how.secret
    return told


def launched(how: Hosting, port: int | None = None) -> dict[str, Any]:
    """What has to be known before the server listens."""
    listens = {"server.address": how.address or LOOPBACK}
    return listens if port is None else listens | {"server.port": port}


def secrets(how: Hosting) -> dict[str, Any]:
    """Streamlit's `auth` section for the identity provider; {} without one."""
    if how.provider is None:
        return {}
    told = how.provider
    return {
        "auth": {
            "redirect_uri": f"{how.public_url}/oauth2callback",
            "cookie_secret": how.secret,
            "client_id": told.client_id,
            "client_secret": told.client_secret,
            "server_metadata_url": told.metadata_url,
        }
    }
