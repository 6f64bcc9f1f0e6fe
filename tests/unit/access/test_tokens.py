"""Secrets in addresses and cookies: long, random, stored as a hash only."""

import pytest

from rtr.access.tokens import TOKEN_BYTES, hash_of, is_token, mint


def test_tokens_are_long_random_and_not_what_is_stored():
    made = [mint() for _ in range(50)]
    assert len({token for token, _ in made}) == 50
    assert TOKEN_BYTES * 8 >= 128
    for token, stored in made:
        assert is_token(token)
        assert stored == hash_of(token)
        assert token not in stored


@pytest.mark.parametrize("text", ["", "a" * 31, "a" * 33, "a" * 31 + "/", "a" * 31 + "\n", "../" + "a" * 29, "ä" * 32])
def test_what_has_no_shape_is_no_token(text):
    assert not is_token(text)
