"""The files of `deploy/`, as far as the tools for them are here: nginx, systemd, YAML, and what they must not lose."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests import nginx

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"


def text(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


def test_nginx_accepts_the_configuration(tmp_path: Path) -> None:
    program = nginx.program()
    around = nginx.written(tmp_path, plain=18080, secure=18443, one=18501, two=18502)
    done = subprocess.run(
        [program, "-t", "-p", str(tmp_path), "-c", str(around)], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "test is successful" in done.stderr


def test_nginx_writes_no_addresses_and_believes_no_client() -> None:
    told = text("nginx.conf")
    assert told.count("access_log off;") == told.count("server_name "), "in every server"
    assert "error_log" not in told or " crit;" in told
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in told, "written anew, never added to"
    assert 'proxy_set_header Forwarded "";' in told
    assert "proxy_set_header Upgrade $http_upgrade;" in told


def test_containers_take_the_same_file_with_their_own_names_in_it(tmp_path: Path) -> None:
    proxy = yaml.safe_load(text("compose.yaml"))["services"]["proxy"]
    *shell, script = proxy["command"]
    assert "./nginx.conf:/rtr/nginx.conf:ro" in proxy["volumes"]
    assert script.endswith("&& exec nginx -g 'daemon off;'")
    named = tmp_path / "named.conf"
    here = script.replace("/rtr/nginx.conf", str(DEPLOY / "nginx.conf"))
    here = here.replace("/etc/nginx/conf.d/default.conf", str(named)).replace("exec nginx -g 'daemon off;'", "exit 0")
    subprocess.run([*shell, here], check=True, timeout=30)
    told = named.read_text("utf-8")
    assert re.findall(r"^    server (\S+)", told, re.MULTILINE) == [
        "one:8501", "two:8502", "one:8501", "two:8502", "two:8502", "one:8501",
    ]  # fmt: skip
    by_hand = text("nginx.conf").replace("127.0.0.1:8501", "one:8501").replace("127.0.0.1:8502", "two:8502")
    assert told == by_hand, "nothing else is changed"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not here")
def test_systemd_accepts_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "rtr@8501.service"
    unit.write_text(text("rtr@.service").replace("/opt/rtr/.venv/bin/python", "/bin/true").replace("/opt/rtr", "/"))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, timeout=60, check=False
    )
    mine = [line for line in done.stderr.splitlines() if "rtr@" in line]
    assert not mine, mine


def test_the_unit_has_little_it_can_do() -> None:
    unit = text("rtr@.service")
    for line in (
        "DynamicUser=yes", "StateDirectory=rtr", "StateDirectoryMode=0700", "ProtectSystem=strict", "ProtectHome=yes",
        "NoNewPrivileges=yes", "PrivateTmp=yes", "PrivateDevices=yes", "CapabilityBoundingSet=", "UMask=0077",
        "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6", "SystemCallFilter=@system-service",
    ):  # fmt: skip
        assert f"\n{line}\n" in unit, line
    assert "Environment=RTR_SECRET" not in unit, "secrets stand in a file of root's"


def test_compose_publishes_the_proxy_alone_and_holds_no_secret() -> None:
    told = yaml.safe_load(text("compose.yaml"))
    services = told["services"]
    assert [name for name, service in services.items() if service.get("ports")] == ["proxy"]
    assert {"one", "two", "database", "proxy"} <= set(services)
    for name in ("one", "two"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
        assert services[name]["environment"]["RTR_LOG"] == "json"
    assert not re.search(r"(?i)(password|secret)\s*:\s*['\"]?[A-Za-z0-9]{6,}", text("compose.yaml"))
    assert all(secret["file"].startswith("./secrets/") for secret in told["secrets"].values())


def test_the_container_runs_as_nobody_in_particular_and_looks_after_itself() -> None:
    told = text("Containerfile")
    assert re.search(r"^USER \d+", told, re.MULTILINE)
    assert "HEALTHCHECK" in told
    assert "/healthz" in told
    assert "COPY . " not in told, "only what the app needs: no diary, no secret of whoever builds it"
    copied = re.findall(r"^COPY (?:--\S+ )*(.+) \S+$", told, re.MULTILINE)
    named = [word for line in copied for word in line.split() if not word.startswith("/")]
    assert named
    assert all((ROOT / word).exists() for word in named), named


def test_the_variables_that_are_named_are_those_that_are_read() -> None:
    read = set()
    for path in (ROOT / "rtr").rglob("*.py"):
        read |= set(re.findall(r"\bRTR_[A-Z_]+", path.read_text("utf-8")))
    for name in ("README.md", "compose.yaml", "rtr@.service", "rtr.env.example", "Containerfile"):
        unknown = set(re.findall(r"\bRTR_[A-Z_]+", text(name))) - read
        assert not unknown, f"{name} names {unknown}"
