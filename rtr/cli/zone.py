"""The time zone this computer is set to, as a name."""

import zoneinfo
from collections.abc import Mapping
from pathlib import Path

FALLBACK = "UTC"
_LINK = Path("/etc/localtime")
_NAME = Path("/etc/timezone")


def system_zone(environ: Mapping[str, str], link: Path = _LINK, name: Path = _NAME) -> str:
    """A name like Europe/Berlin: from `TZ`, else from where `link` points to, else from the file `name`."""
    target = str(link.resolve()) if link.exists() else ""
    written = name.read_text(encoding="utf-8").strip() if name.is_file() else ""
    asked = (environ.get("TZ", "").lstrip(":"), target.partition("/zoneinfo/")[2], written)
    known = zoneinfo.available_timezones()
    return next((zone for zone in asked if zone in known), FALLBACK)
