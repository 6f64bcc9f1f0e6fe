"""Signing in: names, passwords, and how often one may try."""

import datetime as dt
from pathlib import Path

import pytest

from rtr.access import passwords, tokens
from rtr.actions import accounts
from rtr.actions.accounts import PER_ACCOUNT, PER_ADDRESS, PER_NAME, WINDOW, Wait
from rtr.errors import SettingsError, StoreError

AT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
HERE, ELSEWHERE = "203.0.113.5", "198.51.100.7"
PASSWORD = "eleven tired herons"
ISSUER = "https://id.example"


@pytest.fixture
def server(local_store, monkeypatch):
    """A store with one account. Hashing is made cheap: what it costs has tests of its own."""
    monkeypatch.setattr(passwords, "_HASHER", passwords.PasswordHasher(1, 8, 1))
    passwords._nobodys.cache_clear()
    accounts.add_account(local_store, "Anna", PASSWORD, AT)
    yield local_store
    passwords._nobodys.cache_clear()


def sign_in(server, name="anna", password=PASSWORD, address=HERE, at=AT, *, mark=None):
    return accounts.sign_in(server, name, password, address, at, mark=mark)


@pytest.mark.parametrize("typed", ["anna", "Anna", " ANNA "])
def test_the_right_password_opens_a_login(server, typed):
    token = sign_in(server, typed)
    assert tokens.is_token(token)
    found = server.logged_in(tokens.hash_of(token), AT)
    assert found.name == "anna"
    assert server.logged_in(tokens.hash_of(token), AT + dt.timedelta(days=14)) is None


def test_nothing_of_the_token_or_the_password_is_stored(server, tmp_path):
    token = sign_in(server)
    stored = b"".join(path.read_bytes() for path in _files(server))
    assert token.encode() not in stored
    assert PASSWORD.encode() not in stored
    assert tokens.hash_of(token).encode() in stored
    assert HERE.encode() not in stored


def _files(server):
    first = Path(server.url.removeprefix("sqlite:///"))
    return [path for path in first.parent.iterdir() if path.name.startswith(first.name)]


@pytest.mark.parametrize(("name", "password"), [("anna", "wrong password"), ("ben", PASSWORD), ("", ""), ("anna", "")])
def test_a_wrong_name_and_a_wrong_password_look_the_same(server, name, password):
    assert sign_in(server, name, password) is None


@pytest.mark.parametrize("name", ["anna", "somebody who has no account"])
def test_after_five_wrong_tries_one_has_to_wait(server, name):
    """The same for names that are not there, or the answer would tell which are."""
    for n in range(PER_NAME):
        assert sign_in(server, name, "wrong password", at=AT + dt.timedelta(minutes=n)) is None
    refused = sign_in(server, name, PASSWORD, at=AT + dt.timedelta(minutes=6))
    assert refused == Wait(until=AT + WINDOW)
    assert isinstance(sign_in(server, name, PASSWORD, at=AT + WINDOW - dt.timedelta(seconds=1)), Wait)
    assert not isinstance(sign_in(server, name, PASSWORD, at=AT + WINDOW), Wait)


@pytest.mark.parametrize("odd", ["\0", "\x1b", "\u202e", "\ud800"])
def test_other_spellings_of_a_name_win_no_more_tries(server, odd):
    """The store drops what is no letter, so that each of them would be a try at one and the same password."""
    tried = [sign_in(server, f"anna{odd * n}", "wrong password") for n in range(1, PER_NAME + 2)]
    assert tried[:-1] == [None] * PER_NAME
    assert isinstance(tried[-1], Wait)
    assert isinstance(sign_in(server, f"a{odd}nna"), Wait)


def test_waiting_here_does_not_lock_anybody_out_elsewhere(server):
    for _ in range(PER_NAME + 1):
        sign_in(server, password="wrong password")
    assert isinstance(sign_in(server), Wait)
    assert tokens.is_token(sign_in(server, address=ELSEWHERE))


def test_a_right_one_forgets_the_wrong_ones(server):
    for _ in range(3):
        for _ in range(PER_NAME - 1):
            assert sign_in(server, password="wrong password") is None
        assert tokens.is_token(sign_in(server))


def test_one_address_cannot_go_through_many_names(server):
    for n in range(PER_ADDRESS):
        assert sign_in(server, f"name {n}", "wrong password") is None
    assert isinstance(sign_in(server, "another name", "wrong password"), Wait)
    assert isinstance(sign_in(server), Wait)
    assert tokens.is_token(sign_in(server, address=ELSEWHERE))


def test_an_own_account_does_not_win_more_tries_of_others(server):
    """A right sign-in takes itself back and nothing else."""
    accounts.add_account(server, "mallory", PASSWORD, AT)
    wrong = 0
    for n in range(PER_ADDRESS * 3):
        wrong += sign_in(server, f"victim {n}", "wrong password") is None
        sign_in(server, "mallory", PASSWORD)
    assert wrong <= PER_ADDRESS


def guess_from_everywhere(server, name):
    """One wrong try from each of very many addresses; how many of them were looked at."""
    said = [sign_in(server, name, "wrong password", f"198.51.100.{n}") for n in range(PER_ACCOUNT + 10)]
    return said.count(None)


@pytest.mark.parametrize("name", ["anna", "somebody who has no account"])
def test_guessing_from_many_addresses_at_once_ends_after_fifty(server, name):
    assert guess_from_everywhere(server, name) == PER_ACCOUNT
    assert sign_in(server, name, address="192.0.2.1") == Wait(until=AT + WINDOW)
    assert not isinstance(sign_in(server, name, address="192.0.2.1", at=AT + WINDOW), Wait)


def test_right_ones_do_not_count_for_an_account(server):
    for n in range(PER_ACCOUNT + 1):
        assert tokens.is_token(sign_in(server, address=f"198.51.100.{n}"))


def test_nobody_who_guesses_keeps_the_owner_out_of_a_browser_that_is_known(server):
    """Neither from everywhere nor from the same address."""
    mark = accounts.mark_of_browser(server, " Anna ")
    guess_from_everywhere(server, "anna")
    for n in range(PER_ADDRESS + 1):
        sign_in(server, f"name {n}", "wrong password")
    assert isinstance(sign_in(server), Wait)
    assert tokens.is_token(sign_in(server, mark=mark))
    assert isinstance(sign_in(server), Wait), "it took nothing back of what others had tried"


def test_a_known_browser_has_as_few_tries_as_any(server):
    mark = accounts.mark_of_browser(server, "anna")
    assert [sign_in(server, password="wrong password", mark=mark) for _ in range(PER_NAME)] == [None] * PER_NAME
    assert isinstance(sign_in(server, mark=mark, address=ELSEWHERE), Wait)


@pytest.mark.parametrize("whose", ["mallory", "before the new password", "made up", ""])
def test_a_mark_of_anything_else_wins_no_tries(server, whose):
    accounts.add_account(server, "mallory", PASSWORD, AT)
    mark = {
        "mallory": accounts.mark_of_browser(server, "mallory"),
        "before the new password": accounts.mark_of_browser(server, "anna"),
        "made up": tokens.mint()[0],
    }.get(whose, whose)
    accounts.change_password(server, "anna", "another good one")
    guess_from_everywhere(server, "anna")
    assert isinstance(sign_in(server, mark=mark), Wait)


def test_a_mark_opens_nothing(server):
    mark = accounts.mark_of_browser(server, "anna")
    assert tokens.is_token(mark)
    assert mark != accounts.mark_of_browser(server, "anna")
    assert server.logged_in(tokens.hash_of(mark), AT) is None
    assert sign_in(server, password="wrong password", mark=mark) is None
    assert accounts.mark_of_browser(server, "nobody") is None


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
    ],
)
def test_what_counts_as_one_address(address, network):
    assert accounts.network_of(address) == network


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "new\nline", "\u202eevil"])
def test_names_that_cannot_be_used(server, name):
    with pytest.raises(SettingsError):
        accounts.add_account(server, name, PASSWORD, AT)


def test_names_are_one_whatever_their_capitals(server):
    with pytest.raises(StoreError, match="already"):
        accounts.add_account(server, "ANNA", PASSWORD, AT)


def test_a_new_password_ends_the_logins_of_the_old_one(server):
    token = sign_in(server)
    with pytest.raises(SettingsError, match="at least 10"):
        accounts.change_password(server, "anna", "short")
    assert server.logged_in(tokens.hash_of(token), AT)
    accounts.change_password(server, "Anna", "another good one")
    assert server.logged_in(tokens.hash_of(token), AT) is None
    assert sign_in(server) is None
    assert tokens.is_token(sign_in(server, password="another good one"))
    with pytest.raises(StoreError, match="no account"):
        accounts.change_password(server, "ben", "another good one")


def test_an_identity_keeps_its_diary_when_its_address_changes(server):

    first = accounts.sign_in_as(server, ISSUER, "1", "carla@example.org", AT)
    again = accounts.sign_in_as(server, ISSUER, "1", "carla@new.example", AT)
    before, after = (server.logged_in(tokens.hash_of(t), AT) for t in (first, again))
    assert before.id == after.id
    assert after.name == "carla@new.example"


def test_an_address_that_somebody_else_has_now_opens_nobodys_diary(server):

    old = accounts.sign_in_as(server, ISSUER, "1", "carla@example.org", AT)
    new = accounts.sign_in_as(server, ISSUER, "2", "carla@example.org", AT)
    was, now = (server.logged_in(tokens.hash_of(t), AT) for t in (old, new))
    assert was.id != now.id
    assert now.subject == "2"
    with pytest.raises(SettingsError, match="no password here"):
        accounts.change_password(server, "carla@example.org", PASSWORD)


def test_an_identity_never_takes_over_an_account_with_a_password(server):
    token = accounts.sign_in_as(server, "https://id.example", "1", "anna", AT)
    assert server.logged_in(tokens.hash_of(token), AT).id != server.account_named("anna").id
