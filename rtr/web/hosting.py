"""How this server is reached. Until that is configured nothing but this computer is answered."""


def is_hosted() -> bool:
    """Whether this server answers others than the computer it runs on."""
    return False


def public_url() -> str | None:
    """The address others reach it by, without a slash at its end; None where there are no others."""
    return None


def is_secure() -> bool:
    """Whether it is reached by https, so that cookies never travel open."""
    return (public_url() or "").startswith("https://")
