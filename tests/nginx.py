"""nginx of the tests' own: the file of `deploy/` as it is, with other ports, a certificate and a folder."""

import datetime as dt
import ipaddress
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

ROOT = Path(__file__).resolve().parents[1]
CONF = ROOT / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
REQUIRED = "RTR_REQUIRE_NGINX"
WHY_NOT = f"nginx is not installed (apt install nginx-light); {REQUIRED}=1 makes this a failure"
AROUND = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/error.log error;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/rtr.conf;
}}
"""


def program() -> str:
    """The nginx to use; skipped where there is none, unless it is required."""
    if NGINX is None:
        (pytest.fail if os.environ.get(REQUIRED) == "1" else pytest.skip)(WHY_NOT)
    return NGINX


def written(folder: Path, *, plain: int, secure: int, one: int, two: int) -> Path:
    """The configuration with these ports, ready to start."""
    certificate, key = _certificate(folder)
    text = CONF.read_text("utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{secure} ssl http2;"),
        ("    listen [::]:80;\n", ""),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("rtr.example.org;", "localhost;"),
        ("/etc/letsencrypt/live/rtr.example.org/fullchain.pem", str(certificate)),
        ("/etc/letsencrypt/live/rtr.example.org/privkey.pem", str(key)),
        ("/var/log/nginx/error.log crit", f"{folder}/rtr-error.log error"),
        ("8501", str(one)),
        ("8502", str(two)),
    ):
        assert old in text, f"deploy/nginx.conf no longer has {old!r}"
        text = text.replace(old, new)
    (folder / "rtr.conf").write_text(text)
    around = folder / "nginx.conf"
    around.write_text(AROUND.format(folder=folder))
    return around


@contextmanager
def running(folder: Path, **ports: int) -> Iterator[None]:
    """nginx, for as long as the context lasts."""
    around = written(folder, **ports)
    process = subprocess.Popen([program(), "-p", str(folder), "-c", str(around)], stderr=subprocess.PIPE)
    try:
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that nobody else has signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    now = dt.datetime.now(dt.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    places = folder / "cert.pem", folder / "key.pem"
    places[0].write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    places[1].write_bytes(private)
    return places
