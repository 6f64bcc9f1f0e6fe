"""The identity provider people sign in at, and who of those it knows is let in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rtr.errors import SettingsError

METADATA_URL = "RTR_OIDC_METADATA_URL"
CLIENT_ID = "RTR_OIDC_CLIENT_ID"
CLIENT_SECRET = "RTR_OIDC_CLIENT_SECRET"  # noqa: S105 - the name of a variable
ALLOWED = "RTR_OIDC_ALLOWED"
LOCAL = ("http://localhost:", "http://127.0.0.1:")
"""Where a provider may be asked without TLS: on this very computer, to try things out."""
NEEDED = (METADATA_URL, CLIENT_ID, CLIENT_SECRET, ALLOWED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who somebody is at a provider. `email` only where the provider says that it was verified."""

    issuer: str
    subject: str
    email: str | None = None

    @property
    def key(self) -> str:
        return f"{self.issuer}|{self.subject}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """`emails` and `identities` (issuer|subject) are the list of who may sign in."""

    metadata_url: str
    client_id: str
    client_secret: str
    emails: frozenset[str]
    identities: frozenset[str]

    def allows(self, who: Identity) -> bool:
        """Whether this person is on the list; an address that was not verified is nobody's."""
        return who.key in self.identities or (who.email is not None and who.email in self.emails)


def identity(claims: Mapping[str, Any]) -> Identity | None:
    """Who a provider says this is; None where it does not say it fully."""
    issuer, subject, email = claims.get("iss"), claims.get("sub"), claims.get("email")
    if not (isinstance(issuer, str) and isinstance(subject, str) and issuer and subject):
        return None
    is_verified = claims.get("email_verified") in (True, "true") and isinstance(email, str)
    return Identity(issuer=issuer, subject=subject, email=str(email).strip().lower() if is_verified else None)


def provider(told: Mapping[str, str], *, is_wanted: bool) -> Provider | None:
    """The provider that the environment names; raises `SettingsError` for half of one, or one that nobody uses."""
    if not is_wanted:
        if unused := [name for name in NEEDED if name in told]:
            hint = "Set RTR_LOGIN=oidc, or leave it out."
            raise SettingsError(f"{unused[0]} is set, but RTR_LOGIN is not oidc.", hint=hint)
        return None
    if missing := [name for name in NEEDED if name not in told]:
        raise SettingsError(
            f"RTR_LOGIN=oidc also needs {', '.join(missing)}.",
            hint="Your identity provider tells these when you register rtr as a client.",
        )
    url = told[METADATA_URL]
    _checked(url)
    emails, identities = _allowed(told[ALLOWED])
    return Provider(
        metadata_url=url,
        client_id=told[CLIENT_ID],
        client_secret=told[CLIENT_SECRET],
        emails=emails,
        identities=identities,
    )


def _checked(url: str) -> None:
    if not url.startswith(("https://", *LOCAL)):
        raise SettingsError(
            f"{METADATA_URL} is no https address.",
            hint="It usually ends in /.well-known/openid-configuration.",
        )


def _allowed(told: str) -> tuple[frozenset[str], frozenset[str]]:
    entries = told.replace(",", " ").split()
    identities = frozenset(entry for entry in entries if "|" in entry)
    emails = frozenset(entry.lower() for entry in entries if "|" not in entry and "@" in entry.strip("@"))
    if len(entries) != sum("|" in e or e.lower() in emails for e in entries):
        raise SettingsError(
            f"{ALLOWED} holds something that is neither an e-mail address nor issuer|subject.",
            hint="List everybody who may sign in, with commas between; nobody else is let in.",
        )
    return emails, identities
