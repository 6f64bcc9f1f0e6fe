"""Where the diary lies when nobody says: a file in the user's data folder, as the platform has it."""

import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "RTR_DATABASE_URL"


def default_url(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """`RTR_DATABASE_URL`, else an SQLite file in the user's data folder.

    Only the command line and the web read the environment: they pass it in.
    """
    if environ.get(VARIABLE):
        return environ[VARIABLE]
    return f"sqlite:///{_data_folder(environ, platform) / 'rtr' / 'rtr.db'}"


def _data_folder(environ: Mapping[str, str], platform: str) -> Path:
    home = Path(environ.get("USERPROFILE" if platform == "win32" else "HOME") or Path.home())
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if platform == "darwin":
        return home / "Library" / "Application Support"
    chosen = environ.get("XDG_DATA_HOME", "")
    return Path(chosen) if Path(chosen).is_absolute() else home / ".local" / "share"
