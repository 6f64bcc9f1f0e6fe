"""The secret address of a shared diary; its token is minted and stored as every other (`rtr.access.tokens`)."""

PREFIX = "/s/"


def path_to(token: str) -> str:
    """Where on this server a link of that token is opened."""
    return f"{PREFIX}{token}"
