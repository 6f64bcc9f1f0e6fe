"""Passwords: one rule, a salted hash, and a no that takes as long as a yes."""

import time

import pytest

from rtr.access import passwords


@pytest.mark.parametrize(("letters", "is_fine"), [(9, False), (10, True), (200, True), (201, False)])
def test_length_is_the_only_rule(letters: int, *, is_fine: bool) -> None:
    assert (passwords.complaint("a" * letters) is None) is is_fine


def test_the_right_one_and_no_other() -> None:
    stored = passwords.hash_of("eleven tired herons")
    assert passwords.is_right("eleven tired herons", stored)
    for wrong in ("Eleven tired herons", "eleven tired herons ", "", "x" * 201):
        assert not passwords.is_right(wrong, stored)


def test_what_is_stored_is_argon2id_with_a_salt() -> None:
    first, second = passwords.hash_of("eleven tired herons"), passwords.hash_of("eleven tired herons")
    assert first != second
    assert first.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert "herons" not in first


def test_a_letter_typed_in_another_way_is_the_same_letter() -> None:
    """A Mac may send ä as a and two dots, another keyboard as one letter."""
    assert passwords.is_right("mu\u0308de La\u0308ufer", passwords.hash_of("m\u00fcde L\u00e4ufer"))


def test_nobody_has_the_password_of_nobody() -> None:
    assert not passwords.is_right("nobody has this password", None)
    assert not passwords.is_right("whatever else", "not a hash")


def test_a_name_that_is_not_there_takes_as_long() -> None:
    """The whole point of checking against nobody's hash: three times is far less than what is saved by not doing it."""
    stored = passwords.hash_of("eleven tired herons")
    passwords.is_right("", None)

    def seconds(of: str | None) -> float:
        started = time.perf_counter()
        passwords.is_right("some wrong password", of)
        return time.perf_counter() - started

    known, unknown = min(seconds(stored) for _ in range(3)), min(seconds(None) for _ in range(3))
    assert known / 3 < unknown < known * 3
