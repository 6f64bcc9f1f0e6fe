"""Where it was measured: without this no figure means anything."""

import os
import platform
import sys
from importlib.metadata import version


def machine(*packages: str) -> str:
    """One sentence: processor, system, Python, versions of the packages named."""
    cpu = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    system = f"{platform.system()} {platform.release()}"
    return f"{os.cpu_count()} × {cpu}, {system}, Python {sys.version.split()[0]}, {versions}."


def load_average() -> str:
    """Load of the last minute, to see whether something else was running."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8") as handle:  # noqa: PTH123 - a kernel file, not a path of ours
            return handle.read().splitlines()
    except OSError:
        return []
