"""Streamlit's options hold however the app is started, and whatever else says otherwise."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rtr.web import options
from rtr.web.hosting import Hosting, read
from tests.unit.web.test_hosting import OIDC, PASSWORD, SECRET

ROOT = Path(__file__).resolve().parents[3]
LOOK = """
import json, streamlit as st
from streamlit import config
import app
names = {names!r}
print(json.dumps({{name: st.get_option(name) for name in names}}))
config.get_config_options(force_reparse=True)
print(json.dumps({{name: st.get_option(name) for name in names}}))
"""


def seen(tmp_path: Path, *names: str, **environment: str) -> list[str]:
    """What the options are once `app.py` was imported, from another folder, and after the files were read anew."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK.format(names=list(names))],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)} | environment,
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_file_of_somebody_elses_does_not_loosen_them(tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(
        "[server]\nenableStaticServing = true\nenableAgentApi = true\nenableXsrfProtection = false\n"
        'enableCORS = false\nallowedHosts = ["evil.example"]\ntrustedUserHeaders = \'{"x-evil": "role"}\'\n'
        '[client]\nshowErrorDetails = "full"\nallowedOrigins = ["https://evil.example"]\n'
        "[browser]\ngatherUsageStats = true\n"
    )
    server = ("StaticServing", "AgentApi", "XsrfProtection", "CORS")
    names = [*(f"server.enable{word}" for word in server), "server.allowedHosts", "server.trustedUserHeaders"]
    names += ["client.showErrorDetails", "client.allowedOrigins", "browser.gatherUsageStats", "runner.postScriptGC"]
    first, again = seen(tmp_path, *names)
    assert first == again
    assert first == (
        '{"server.enableStaticServing": false, "server.enableAgentApi": false, "server.enableXsrfProtection": true, '
        '"server.enableCORS": true, "server.allowedHosts": ["localhost", "127.0.0.1"], '
        '"server.trustedUserHeaders": {"x-rtr-role": "role", "x-rtr-uid": "uid"}, '
        '"client.showErrorDetails": "none", "client.allowedOrigins": [], '
        '"browser.gatherUsageStats": false, "runner.postScriptGC": false}'
    )


LOOSE = {
    "STREAMLIT_GLOBAL_DEVELOPMENT_MODE": "true", "STREAMLIT_GLOBAL_E2E_TEST": "true",
    "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"x-evil": "role"}',
    "STREAMLIT_SERVER_BASE_URL_PATH": "elsewhere", "STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION": "false",
    "STREAMLIT_SERVER_ENABLE_CORS": "false", "STREAMLIT_SERVER_CORS_ALLOWED_ORIGINS": "https://evil.example",
    "STREAMLIT_SERVER_ENABLE_STATIC_SERVING": "true", "STREAMLIT_SERVER_ENABLE_AGENT_API": "true",
    "STREAMLIT_SERVER_SCRIPT_HEALTH_CHECK_ENABLED": "true",
    "STREAMLIT_SERVER_UNSAFE_METRICS_USER_ATTRIBUTES": "uid", "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "auto",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true", "STREAMLIT_CLIENT_ALLOWED_ORIGINS": "https://evil.example",
    "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "full", "STREAMLIT_CLIENT_SHOW_ERROR_LINKS": "true",
}  # fmt: skip


def test_no_variable_loosens_any_of_them(tmp_path: Path) -> None:
    known = {name.replace(".", "").lower() for name in options.ALWAYS}
    assert known == {name.removeprefix("STREAMLIT").replace("_", "").lower() for name in LOOSE}, "each has its variable"
    first, again = seen(tmp_path, *options.ALWAYS, **LOOSE)
    assert json.loads(first) == json.loads(again) == options.ALWAYS


def test_the_environment_is_followed(tmp_path: Path) -> None:
    first, _ = seen(tmp_path, "server.allowedHosts", "browser.serverAddress", "server.cookieSecret", **OIDC)
    assert first == (
        '{"server.allowedHosts": ["localhost", "127.0.0.1", "rtr.example"], '
        f'"browser.serverAddress": "rtr.example", "server.cookieSecret": "{SECRET}"}}'
    )


def test_half_a_configuration_ends_in_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import app"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT), "RTR_LOGIN": "password", "RTR_PUBLIC_URL": ""},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.startswith("RTR_LOGIN is set, but RTR_PUBLIC_URL is not.")
    assert "Traceback" not in done.stderr


def test_with_a_public_name_nobody_outside_is_asked_for_it() -> None:
    told = options.reached_by(read(PASSWORD))
    assert told["browser.serverAddress"] == "rtr.example"
    assert "rtr.example" in told["server.allowedHosts"]


@pytest.mark.parametrize(("how", "address"), [(Hosting(), "127.0.0.1"), (Hosting(address="0.0.0.0"), "0.0.0.0")])
def test_where_it_listens(how: Hosting, address: str) -> None:
    assert options.launched(how) == {"server.address": address}
    assert options.launched(how, 9000) == {"server.address": address, "server.port": 9000}


def test_streamlit_is_told_of_the_provider_only_where_there_is_one() -> None:
    assert options.secrets(read(PASSWORD)) == {}
    assert options.secrets(read(OIDC))["auth"]["redirect_uri"] == "https://rtr.example/oauth2callback"
