"""Who has signed in, and what is said to those who have not."""

import datetime as dt

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Scope

from rtr.access.tokens import hash_of
from rtr.share import Account
from rtr.web import at_hand, cookies, own_page
from rtr.web.hosting import PUBLIC_URL, Hosting, LoginKind, hosting
from rtr.web.return_path import LOGIN_PATH, address_with
from rtr.web.visitor import LOGIN, Visitor, signed_in

COOKIE = "rtr_login"
LOGOUT_PATH = "/logout"
PROVIDER_PATHS = ("/auth/login", "/oauth2callback")
"""Routes of Streamlit's own login: the way to the identity provider, and back from it."""
OPEN_PATHS = (LOGIN_PATH, LOGOUT_PATH, *PROVIDER_PATHS)
"""Beginnings of paths which whoever signs in must reach before it."""
NOT_CONFIGURED = "This dashboard answers only on the computer it runs on."


def account_of(login_hash: str, of: Hosting | None = None) -> Account | None:
    """Whose login this is at this moment; None once it has ended, or its owner is on the list no more."""
    found = at_hand.store().logged_in(login_hash, dt.datetime.now(dt.UTC))
    return found if found is not None and is_welcome(found, of or hosting()) else None


def is_welcome(account: Account, of: Hosting) -> bool:
    """Whether this account may be signed in with as the server is configured today."""
    if of.login is LoginKind.PASSWORD:
        return account.password_hash is not None
    name, identity = account.name.split(" ")[0], f"{account.issuer}|{account.subject}"
    allowed = of.provider.emails | of.provider.identities if of.provider is not None else frozenset()
    return account.issuer is not None and (name in allowed or identity in allowed)


def account_behind(visitor: Visitor) -> Account | None:
    """The account of a visitor who signed in, asked anew; None where that is over, or there was no login."""
    return account_of(visitor.uid.removeprefix(LOGIN)) if visitor.uid.startswith(LOGIN) else None


def login_of(headers: Headers) -> Visitor | None:
    """Who signed in with the cookie of this request (asks the store), or None."""
    if not hosting().is_public:
        return None
    token = cookies.token_in(headers, COOKIE)
    if token is None or account_of(hash_of(token)) is None:
        return None
    return signed_in(hash_of(token))


def answer_to(scope: Scope) -> ASGIApp:
    """What a stranger is told instead of a refusal: where to sign in, or how this server is configured."""
    if scope["type"] == "websocket":
        return PlainTextResponse("Sign in first.", status_code=403)
    if not hosting().is_public:
        return how_to_configure()
    if scope["method"] in ("GET", "HEAD") and "text/html" in Headers(scope=scope).get("accept", ""):
        there = address_with(scope["path"], scope["query_string"].decode("latin-1"))
        return RedirectResponse(there, status_code=303, headers={"cache-control": "no-store"})
    return PlainTextResponse("Sign in first.", status_code=401, headers={"cache-control": "no-store"})


def how_to_configure(status: int = 403) -> ASGIApp:
    """For whoever reaches a server that nobody has opened to others; says nothing about whose it is."""
    return own_page.page(
        "Not open to others yet",
        NOT_CONFIGURED,
        f"Is it yours? To open it to other computers, set {PUBLIC_URL} to its https address, add an account with "
        "“python3 -m rtr account add NAME”, and start it again. The README tells the rest.",
        status=status,
    )
