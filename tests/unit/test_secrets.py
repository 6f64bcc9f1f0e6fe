"""No secret is ever committed: no private key, no token, no password, no diary."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECRETS = {
    "a private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/]",
    "a key of AWS": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of GitHub": r"\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{40,}\b",
    "a token of GitLab": r"\bglpat-[A-Za-z0-9_-]{20,}\b",
    "a token of PyPI": r"\bpypi-[A-Za-z0-9_-]{50,}\b",
    "a key of a web service": r"\bAIza[0-9A-Za-z_-]{35}\b|\bsk-[A-Za-z0-9_-]{32,}\b|\bxox[abprs]-[A-Za-z0-9-]{20,}\b",
    "a signed token": r"\beyJ[A-Za-z0-9_-]{16,}\.eyJ[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}",
    "a password in an address": r"\b[a-z][a-z0-9+]*://[^\s:/@\"'{}<>]+:[^\s/@\"'{}<>]{4,}@(?!localhost|h\b|host\b)[a-z0-9.-]+",
    "a value of a secret": (
        r"(?im)^\s*(?:export\s+|-\s*)?[A-Z_]*(?:SECRET|PASSWORD|TOKEN|API_KEY)\s*[=:]\s*['\"]?[A-Za-z0-9+/_-]{16,}['\"]?\s*$"
    ),
}
NEVER = re.compile(
    r"(^|/)(secrets\.toml|\.env|id_rsa|id_ed25519|\.netrc|\.pgpass|.*\.(db|db-wal|pem|key|p12|pfx|kdbx|dump|bak))$"
)
INVENTED = {"a password in an address", "a value of a secret"}
"""Tests make these up for servers of their own."""
EXAMPLES = {
    "a private key": "-----BEGIN EC PRIVATE " + "KEY-----\nMHcCAQEEIB",
    "a key of AWS": "AKIA" + "IOSFODNN7EXAMPLE",
    "a token of GitHub": "ghp_" + "a1B2" * 10,
    "a token of GitLab": "glpat-" + "a1B2c" * 5,
    "a token of PyPI": "pypi-" + "AgEI" * 15,
    "a key of a web service": "AIza" + "x" * 35,
    "a signed token": "eyJ" + "a" * 20 + ".eyJ" + "b" * 20 + "." + "c" * 20,
    "a password in an address": "postgresql://rtr:" + "hunter2@db.example.org/rtr",
    "a value of a secret": "RTR_SECRET=" + "0123456789abcdef" * 4,
}


def committed() -> list[str]:
    """Names of everything that is committed or about to be."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is no checkout of git: what is committed cannot be told")
    return [name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("what", SECRETS)
def test_what_is_looked_for_is_found(what: str) -> None:
    assert re.search(SECRETS[what], EXAMPLES[what])


def test_no_secret_is_committed() -> None:
    found = []
    for name in committed():
        text = (ROOT / name).read_bytes()[: 2 * 2**20].decode("utf-8", "replace")
        looked_for = {what: looks for what, looks in SECRETS.items() if what not in INVENTED or name[:6] != "tests/"}
        found += [f"{name}: {what}" for what, looks in looked_for.items() if re.search(looks, text)]
    assert not found


def test_no_file_is_committed_that_could_hold_one() -> None:
    assert not [name for name in committed() if NEVER.search(name)]


@pytest.mark.parametrize("name", ["deploy/secrets/x", "deploy/certificates/x.pem", ".streamlit/secrets.toml", "rtr.db"])
def test_git_passes_over_what_must_stay_here(name: str) -> None:
    done = subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT, check=False)
    if done.returncode == 128:
        pytest.skip("this is no checkout of git")
    assert done.returncode == 0
