"""Accounts, logins and counted tries, on each database."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from rtr.errors import StoreError
from rtr.share import LOCAL_ACCOUNT
from rtr.store import Store

AT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
QUARTER = dt.timedelta(minutes=15)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def no_accounts(store):
    """The PostgreSQL database outlives a test; its accounts should not."""
    yield
    for account in store.accounts():
        store.remove_account(account.id)


def test_an_account_and_its_diaries(store):
    anna = store.add_account("anna", AT, password_hash="hashed")
    assert store.accounts() == (anna,)
    assert store.account_named("anna") == anna
    assert store.account_named("ben") is None
    hers = store.add_runner("Me", "UTC", account_id=anna.id)
    local = store.add_runner("Me", "UTC")
    assert store.runners(anna.id) == (hers,)
    assert store.runners(LOCAL_ACCOUNT) == (local,)
    store.remove_account(anna.id)
    assert store.accounts() == ()
    assert store.runners() == (local,)


def test_the_account_of_this_computer_is_no_account_to_sign_in_with(store):
    local = store.add_runner("Me", "UTC")
    store.remove_account(LOCAL_ACCOUNT)
    assert store.runners() == (local,)
    with pytest.raises(StoreError):
        store.set_password(LOCAL_ACCOUNT, "hashed")


def test_names_and_identities_are_taken_once(store):
    store.add_account("anna", AT, issuer="https://id.example", subject="1")
    with pytest.raises(StoreError, match="already"):
        store.add_account("anna", AT)
    with pytest.raises(StoreError, match="already"):
        store.add_account("ben", AT, issuer="https://id.example", subject="1")
    ben = store.add_account("ben", AT, issuer="https://other.example", subject="1")
    assert store.account_of("https://other.example", "1") == ben
    with pytest.raises(StoreError, match="already"):
        store.rename_account(ben.id, "anna")
    store.rename_account(ben.id, "benjamin")
    assert [a.name for a in store.accounts()] == ["anna", "benjamin"]


def test_a_login_lasts_until_its_end(store):
    anna = store.add_account("anna", AT)
    store.start_login("h1", anna.id, AT, AT + QUARTER)
    assert store.logged_in("h1", AT) == anna
    assert store.logged_in("h1", AT + QUARTER - dt.timedelta(seconds=1)) == anna
    assert store.logged_in("h1", AT + QUARTER) is None
    assert store.logged_in("h2", AT) is None


def test_signing_out_ends_one_login_and_a_new_password_all(store):
    anna, ben = store.add_account("anna", AT), store.add_account("ben", AT)
    for name, account in (("a1", anna), ("a2", anna), ("a3", anna), ("b1", ben)):
        store.start_login(name, account.id, AT, AT + QUARTER)
    store.end_login("a1")
    assert [store.logged_in(name, AT) is not None for name in ("a1", "a2", "a3", "b1")] == [False, True, True, True]
    store.set_password(anna.id, "another")
    assert [store.logged_in(name, AT) is not None for name in ("a2", "a3", "b1")] == [False, False, True]
    store.remove_account(ben.id)
    assert store.logged_in("b1", AT) is None


def test_tries_are_counted_within_a_window(store):
    key = f"key of {store.url}"
    for n in range(1, 4):
        tries = store.count_attempt(key, AT + dt.timedelta(minutes=n), QUARTER)
        assert (tries.count, tries.until) == (n, AT + dt.timedelta(minutes=1) + QUARTER)
    store.take_back_attempt(key)
    assert store.count_attempt(key, AT + dt.timedelta(minutes=4), QUARTER).count == 3
    later = AT + dt.timedelta(minutes=1) + QUARTER
    assert store.count_attempt(key, later - dt.timedelta(seconds=1), QUARTER).count == 4
    assert store.count_attempt(key, later, QUARTER).count == 1
    store.forget_attempts(key)
    assert store.count_attempt(key, later, QUARTER).count == 1
    store.forget_attempts(key)


def test_a_clock_that_is_set_back_keeps_nobody_waiting_until_it_has_caught_up(store):
    key = f"another key of {store.url}"
    for _ in range(9):
        store.count_attempt(key, AT + 365 * DAY, QUARTER)
    assert store.count_attempt(key, AT, QUARTER).count == 1
    assert store.count_attempt(key, AT - QUARTER, QUARTER).count == 2, "clocks of two servers may differ by a little"
    store.forget_attempts(key)


def test_tries_that_come_at_once_are_all_counted(store_url, store):
    """From several processes: each has its own connection."""
    del store

    def tried(_: int) -> int:
        with closing(Store(store_url)) as own:
            return own.count_attempt("at once", AT, QUARTER).count

    with ThreadPoolExecutor(8) as pool:
        counts = sorted(pool.map(tried, range(24)))
    assert counts == list(range(1, 25))
    with closing(Store(store_url)) as own:
        own.forget_attempts("at once")
