"""How this server is reached and who may sign in, read from the environment once.

Nothing set means private: only the computer it runs on is answered. Half of a configuration never
opens anything; it is refused with a sentence that names what is missing.
"""

import enum
import functools
import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from rtr import logs
from rtr.errors import SettingsError
from rtr.web.providers import Provider, provider

PUBLIC_URL = "RTR_PUBLIC_URL"
ADDRESS = "RTR_ADDRESS"
LOGIN = "RTR_LOGIN"
SECRET = "RTR_SECRET"  # noqa: S105 - the name of a variable
PROXIES = "RTR_TRUSTED_PROXIES"

LOOPBACK = "127.0.0.1"
LOCAL_HOSTS = ("localhost", LOOPBACK)
"""Names every server answers to, so that its own computer can ask how it is."""
SECRET_BYTES = 32
MAKE_SECRET = "Make one with: python3 -c 'import secrets; print(secrets.token_hex(32))'"  # noqa: S105 - a hint

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class LoginKind(enum.StrEnum):
    PASSWORD = "password"  # noqa: S105 - a kind of login
    OIDC = "oidc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """How this server is reached. `public_url` is an origin (`https://host`); None is private."""

    public_url: str | None = None
    address: str | None = None
    login: LoginKind = LoginKind.PASSWORD
    secret: str | None = None
    provider: Provider | None = None
    proxies: tuple[Network, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether people sign in here; else whoever sits at this computer is the owner."""
        return self.public_url is not None

    @property
    def is_https(self) -> bool:
        return self.public_url is not None and self.public_url.startswith("https://")

    @property
    def host(self) -> str | None:
        """The host name of the public address, without its port."""
        return urlsplit(self.public_url).hostname if self.public_url is not None else None

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every name this server answers to."""
        return tuple(dict.fromkeys((*LOCAL_HOSTS, *([self.host] if self.host else []))))

    def trusts(self, address: str) -> bool:
        """Whether a proxy at this address is believed when it says for whom it asks."""
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        plain = (found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None) or found
        return any(plain in network for network in self.proxies)


@functools.cache
def hosting() -> Hosting:
    """The configuration of this process; raises `SettingsError` for half of one."""
    return read(os.environ)


def is_hosted() -> bool:
    """Whether this server answers others than the computer it runs on."""
    return hosting().is_public


def public_url() -> str | None:
    """The address others reach it by, without a slash at its end; None where there are no others."""
    return hosting().public_url


def is_secure() -> bool:
    """Whether it is reached by https, so that cookies never travel open."""
    return hosting().is_https


def read(environment: Mapping[str, str]) -> Hosting:
    """The configuration that an environment holds; raises `SettingsError` for half of one."""
    told = {name: value.strip() for name, value in environment.items() if name.startswith("RTR_") and value.strip()}
    public_url, kind = _public_url(told.get(PUBLIC_URL)), _login(told.get(LOGIN))
    if public_url is None and LOGIN in told:
        raise SettingsError(
            f"{LOGIN} is set, but {PUBLIC_URL} is not.",
            hint=f"Set {PUBLIC_URL} to the address people open, such as https://rtr.example.org.",
        )
    if told.get(logs.VARIABLE, logs.TEXT) not in (logs.JSON, logs.TEXT):
        raise SettingsError(f"{logs.VARIABLE} knows no such form.", hint=f"Write {logs.JSON} or {logs.TEXT}.")
    found = provider(told, is_wanted=kind is LoginKind.OIDC)
    return Hosting(
        public_url=public_url,
        address=_address(told.get(ADDRESS)),
        login=kind,
        secret=_secret(told.get(SECRET), is_needed=kind is LoginKind.OIDC),
        provider=found,
        proxies=_proxies(told.get(PROXIES, "")),
    )


def _public_url(told: str | None) -> str | None:
    if told is None:
        return None
    example = "Write it like https://rtr.example.org: scheme and host, and a port where it is not the usual one."
    parts = _split(told)
    is_address = parts is not None and parts.scheme in ("http", "https") and parts.username is None
    if parts is None or not is_address or not parts.hostname or ":" in parts.hostname:
        raise SettingsError(f"{PUBLIC_URL} is no web address.", hint=example)
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise SettingsError(
            f"{PUBLIC_URL} has something behind the host.", hint=f"rtr needs a host of its own. {example}"
        )
    if parts.scheme == "http" and not is_local(parts.hostname):
        raise SettingsError(
            f"{PUBLIC_URL} begins with http://, so passwords and diaries would cross the network readable.",
            hint="Put a proxy with TLS before rtr and write https://. Plain http is for localhost only.",
        )
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _split(told: str) -> SplitResult | None:
    try:
        parts = urlsplit(told)
        _ = parts.port  # looks at the port, too
    except ValueError:
        return None
    return parts


def is_local(host: str) -> bool:
    """Whether a host name can only be this computer."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _address(told: str | None) -> str | None:
    try:
        return str(ipaddress.ip_address(told)) if told is not None else None
    except ValueError as wrong:
        raise SettingsError(
            f"{ADDRESS} is no network address.",
            hint=f"Write {LOOPBACK} for this computer only, or 0.0.0.0 for every network it is in.",
        ) from wrong


def _login(told: str | None) -> LoginKind:
    try:
        return LoginKind(told or LoginKind.PASSWORD)
    except ValueError as wrong:
        raise SettingsError(f"{LOGIN} knows no such login.", hint="Write password or oidc.") from wrong


def _secret(told: str | None, *, is_needed: bool) -> str | None:
    if told is None and is_needed:
        raise SettingsError(f"{SECRET} is not set; {LOGIN}=oidc needs it to sign cookies.", hint=MAKE_SECRET)
    if told is not None and len(told.encode()) < SECRET_BYTES:
        raise SettingsError(f"{SECRET} is shorter than {SECRET_BYTES} bytes.", hint=MAKE_SECRET)
    return told


def _proxies(told: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(word) for word in told.replace(",", " ").split())
    except ValueError as wrong:
        raise SettingsError(
            f"{PROXIES} holds something that is no network address.",
            hint="Write the addresses of your own proxies, such as 127.0.0.1 or 172.18.0.0/16, with commas between.",
        ) from wrong
