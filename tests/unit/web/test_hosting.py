"""What the environment says about how a server is reached; half of a configuration opens nothing."""

import pytest

from rtr.errors import SettingsError
from rtr.web.hosting import Hosting, LoginKind, read
from rtr.web.providers import Identity, identity

SECRET = "0123456789abcdef0123456789abcdef"
PASSWORD = {"RTR_PUBLIC_URL": "https://rtr.example"}
OIDC = PASSWORD | {
    "RTR_LOGIN": "oidc",
    "RTR_SECRET": SECRET,
    "RTR_OIDC_METADATA_URL": "https://id.example/.well-known/openid-configuration",
    "RTR_OIDC_CLIENT_ID": "rtr",
    "RTR_OIDC_CLIENT_SECRET": "told by the provider",
    "RTR_OIDC_ALLOWED": "Anna@Example.org, https://id.example|4711",
}


def test_nothing_set_is_private() -> None:
    found = read({"HOME": "/root", "RTR_DATABASE_URL": "sqlite:///x"})
    assert found == Hosting()
    assert not found.is_public
    assert found.hosts == ("localhost", "127.0.0.1")


def test_an_empty_variable_is_none() -> None:
    """Compose files hand variables on that nobody has set."""
    assert read({"RTR_PUBLIC_URL": "", "RTR_LOGIN": " "}) == Hosting()


def test_a_public_address_means_people_sign_in_with_a_password() -> None:
    found = read(PASSWORD | {"RTR_PUBLIC_URL": "https://RTR.Example:8443/"})
    assert found.is_public
    assert found.is_https
    assert found.public_url == "https://rtr.example:8443"
    assert found.hosts == ("localhost", "127.0.0.1", "rtr.example")
    assert found.login is LoginKind.PASSWORD


@pytest.mark.parametrize("url", ["http://localhost:8501", "http://127.0.0.1:8501"])
def test_plain_http_is_for_this_computer(url: str) -> None:
    found = read({"RTR_PUBLIC_URL": url})
    assert found.public_url == url
    assert not found.is_https


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://rtr.example", "readable"),
        ("http://127.0.0.1.evil.example", "readable"),
        ("rtr.example", "no web address"),
        ("ftp://rtr.example", "no web address"),
        ("https://", "no web address"),
        ("https://rtr.example:port", "no web address"),
        ("https://anna:secret@rtr.example", "no web address"),
        ("https://[::1]", "no web address"),
        ("https://rtr.example/diary", "behind the host"),
        ("https://rtr.example/?x=1", "behind the host"),
    ],
)
def test_an_address_that_cannot_be_meant_is_refused(url: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said) as refused:
        read({"RTR_PUBLIC_URL": url})
    assert "secret" not in f"{refused.value} {refused.value.hint}"


def test_a_login_without_an_address_is_half_a_configuration() -> None:
    with pytest.raises(SettingsError, match="RTR_PUBLIC_URL is not"):
        read({"RTR_LOGIN": "password"})


def test_an_unknown_form_of_the_log_is_refused() -> None:
    with pytest.raises(SettingsError, match="RTR_LOG knows no such form"):
        read({"RTR_LOG": "xml"})
    assert read({"RTR_LOG": "json"}) == read({"RTR_LOG": "text"}) == read({})


def test_an_unknown_login_is_refused() -> None:
    with pytest.raises(SettingsError, match="knows no such login"):
        read(PASSWORD | {"RTR_LOGIN": "ldap"})


def test_a_provider_with_everything_it_needs() -> None:
    found = read(OIDC).provider
    assert found is not None
    assert found.emails == {"anna@example.org"}
    assert found.identities == {"https://id.example|4711"}


@pytest.mark.parametrize("missing", sorted(set(OIDC) - {"RTR_LOGIN", "RTR_PUBLIC_URL"}))
def test_half_a_provider_is_refused_and_the_rest_named(missing: str) -> None:
    with pytest.raises(SettingsError, match=missing) as refused:
        read({name: value for name, value in OIDC.items() if name != missing})
    assert OIDC["RTR_OIDC_CLIENT_SECRET"] not in f"{refused.value} {refused.value.hint}"


def test_a_provider_that_nobody_would_use_is_a_mistake() -> None:
    with pytest.raises(SettingsError, match="RTR_LOGIN is not oidc"):
        read({name: value for name, value in OIDC.items() if name != "RTR_LOGIN"})


@pytest.mark.parametrize("url", ["http://id.example/x", "id.example", "http://localhost.evil.example/x"])
def test_a_provider_is_asked_over_https(url: str) -> None:
    with pytest.raises(SettingsError, match="no https address"):
        read(OIDC | {"RTR_OIDC_METADATA_URL": url})


@pytest.mark.parametrize("told", ["anna", "anna@example.org, everybody", "@", "*"])
def test_a_list_of_people_names_people(told: str) -> None:
    with pytest.raises(SettingsError, match="neither an e-mail address"):
        read(OIDC | {"RTR_OIDC_ALLOWED": told})


@pytest.mark.parametrize(("letters", "is_long"), [(31, False), (32, True)])
def test_a_secret_has_at_least_32_bytes(letters: int, *, is_long: bool) -> None:
    told = PASSWORD | {"RTR_SECRET": "x" * letters}
    if is_long:
        assert read(told).secret == "x" * letters
    else:
        with pytest.raises(SettingsError, match="shorter than 32 bytes"):
            read(told)


@pytest.mark.parametrize("told", ["everywhere", "10.0.0.0/33", "127.0.0.1;10.0.0.1"])
def test_proxies_are_addresses(told: str) -> None:
    with pytest.raises(SettingsError, match="no network address"):
        read(PASSWORD | {"RTR_TRUSTED_PROXIES": told})


def test_only_named_proxies_are_trusted() -> None:
    found = read(PASSWORD | {"RTR_TRUSTED_PROXIES": "127.0.0.1, 172.18.0.0/16"})
    assert [found.trusts(a) for a in ("127.0.0.1", "::ffff:127.0.0.1", "172.18.9.9")] == [True] * 3
    assert [found.trusts(a) for a in ("127.0.0.2", "172.19.0.1", "", "unix:")] == [False] * 4


def test_an_address_to_listen_on() -> None:
    assert read({"RTR_ADDRESS": "0.0.0.0"}).address == "0.0.0.0"
    with pytest.raises(SettingsError, match="no network address"):
        read({"RTR_ADDRESS": "everywhere"})


def test_who_is_on_the_list() -> None:
    told = read(OIDC).provider
    assert told is not None
    by_mail = Identity(issuer="https://id.example", subject="1", email="anna@example.org")
    assert told.allows(by_mail)
    assert told.allows(Identity(issuer="https://id.example", subject="4711"))
    assert not told.allows(Identity(issuer="https://other.example", subject="4711"))
    assert not told.allows(Identity(issuer="https://id.example", subject="1", email="ben@example.org"))


def test_an_address_counts_only_once_it_was_verified() -> None:
    told = {"iss": "https://id.example", "sub": "1", "email": "Anna@example.org"}
    assert identity(told) == Identity(issuer="https://id.example", subject="1")
    assert identity(told | {"email_verified": False}) == Identity(issuer="https://id.example", subject="1")
    assert identity(told | {"email_verified": True}) == Identity(
        issuer="https://id.example", subject="1", email="anna@example.org"
    )
    assert identity({"sub": "1", "email": "anna@example.org", "email_verified": True}) is None
    assert identity(told | {"sub": ""}) is None
