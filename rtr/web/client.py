"""Where a request comes from; what a proxy says about that is believed from named proxies only."""

import logging

from starlette.datastructures import Headers
from starlette.types import Scope

from rtr.web.hosting import LOOPBACK, PROXIES, Hosting, hosting

LOG = logging.getLogger("rtr")
FORWARDED = "x-forwarded-for"
_TOLD: set[str] = set()


def address_of(scope: Scope, of: Hosting | None = None) -> str:
    """The network address of whoever asks: the last one in the chain that is no proxy of ours.

    What stands further left in the chain is the word of a stranger.
    """
    trusts = (of or hosting()).trusts
    peer = _peer(scope)
    if not trusts(peer):
        _tell(scope, peer)
        return peer
    chain = ",".join(Headers(scope=scope).getlist(FORWARDED)).split(",")
    for address in map(str.strip, reversed(chain)):
        if address and not trusts(address):
            return address
    return peer


def _peer(scope: Scope) -> str:
    """The other end of the connection.

    uvicorn puts the address that a proxy on this computer tells in its place, with 0 for the port.
    """
    host, port = scope.get("client") or ("", 0)
    return LOOPBACK if port == 0 and FORWARDED in Headers(scope=scope) else str(host)


def _tell(scope: Scope, peer: str) -> None:
    """Say once that everybody behind this proxy counts as one: after a few wrong passwords all would have to wait."""
    if FORWARDED in Headers(scope=scope) and hosting().is_public and not _TOLD:
        _TOLD.add(peer)
        LOG.warning("requests come through a proxy that %s does not name", PROXIES)
