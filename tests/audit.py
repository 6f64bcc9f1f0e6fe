"""Look up everything that is installed among known vulnerabilities: `make audit`, and part of `python3 -m rtr test`.

Fails on a known vulnerability. Where the advisories cannot be had (no network, or a mirror of the package
index without them) it says "not audited" and does not fail: whether somebody else's service answers must
not decide whether a change is good. `RTR_REQUIRE_AUDIT=1` makes that a failure, too, for whoever releases.

pip-audit says "No known vulnerabilities found" when it could look nothing up. So a version with a
vulnerability known for years is asked about first: if that is not found, nothing else would be.
Standard library only.
"""

# ruff: noqa: T201 # a program that talks to a terminal

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CANARY = "jinja2==2.4.1"
"""CVE-2014-1402 and others; asked about, never installed."""
REQUIRED = "RTR_REQUIRE_AUDIT"
LOOK_S = 180
NOT_AUDITED = "not audited: the advisories of the package index could not be had from here."


def main() -> int:
    """0 where nothing is known or nothing could be asked, 1 for a known vulnerability."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "canary.txt"
        asked.write_text(f"{CANARY}\n", "utf-8")
        is_answered = bool(vulnerable(found(("--no-deps", "--disable-pip", "--requirement", str(asked)))))
    told = found(("--local", "--skip-editable")) if is_answered else None
    code, words = verdict(told, is_required=os.environ.get(REQUIRED) == "1")
    print(words)
    return code


def found(options: Sequence[str]) -> dict[str, Any] | None:
    """What pip-audit says; None where it came to no end."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LOOK_S, check=False)
        told = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None
    return told if isinstance(told, dict) else None


def vulnerable(told: dict[str, Any] | None) -> list[str]:
    """One line per known vulnerability."""
    return [
        f"{package['name']} {package['version']}: {known['id']}, mended in {', '.join(known['fix_versions']) or 'none'}"
        for package in (told or {}).get("dependencies", ())
        for known in package.get("vulns", ())
    ]


def verdict(told: dict[str, Any] | None, *, is_required: bool) -> tuple[int, str]:
    """The exit code, and what is said."""
    lines = vulnerable(told)
    if lines:
        return 1, "\n".join(("Known vulnerabilities in what is installed:", *lines))
    packages = (told or {}).get("dependencies", [])
    looked_up = [package for package in packages if "vulns" in package]
    if not looked_up:
        return int(is_required), NOT_AUDITED
    passed_over = sorted(package["name"] for package in packages if "vulns" not in package)
    rest = f" Not on the index, so not looked up: {', '.join(passed_over)}." if passed_over else ""
    return 0, f"{len(looked_up)} packages, no known vulnerability.{rest}"


if __name__ == "__main__":
    sys.exit(main())
