"""What a runner reads where there is no model."""

import math
import re

import pytest

from rtr.learn.flare import Hidden, Miss, NoBand, Reason


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words_with_what_was_found_and_what_is_needed(reason):
    words = Miss(reason=reason, observed=0.31, limit=7.2).words
    assert re.search(r"\b7(\.2\d*)?\b", words)
    assert not re.search(r"[{}%!]|risk|safe|cause", words)


@pytest.mark.parametrize(("there", "words"), [(0, "there are 0"), (1, "there is 1"), (3, "there are 3")])
def test_flares_are_counted(there, words):
    assert Miss(reason=Reason.FEW_FLARES, observed=there, limit=10).words == f"needs 10 flares, {words}"


@pytest.mark.parametrize("slope", [math.inf, -math.inf, math.nan])
def test_a_slope_without_a_number_is_said_in_words(slope):
    words = Miss(reason=Reason.TOO_TIMID, observed=slope, limit=1.2).words
    assert "slope without a number" in words
    assert "inf" not in words
    assert "nan" not in words


def test_all_that_was_missed_is_one_sentence_and_the_first_is_the_reason():
    hidden = Hidden(
        misses=(
            Miss(reason=Reason.FEW_RUNS, observed=41, limit=60),
            Miss(reason=Reason.FEW_FLARES, observed=3, limit=10),
        ),
        run_days=53,
        runs=41,
        flares=3,
    )
    assert hidden.reason is Reason.FEW_RUNS
    assert hidden.words == (
        "Not shown: it needs 60 runs with the pain before and both mornings after, there are 41; "
        "it needs 10 flares, there are 3."
    )


@pytest.mark.parametrize("reason", NoBand)
def test_every_day_without_a_band_has_words(reason):
    assert len(reason.words.split()) > 5
