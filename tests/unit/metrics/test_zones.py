"""Heart rates of easy running: the worked example, the cap and its tolerance."""

import numpy as np
import pytest

from rtr.measures import BPM_BINS, Histogram, stacked
from rtr.metrics.heart import tanaka_bpm
from rtr.metrics.zones import (
    CapFrom,
    conversational_cap,
    is_conversational,
    maf_bpm,
    reserve_bpm,
    shares_under_cap,
)


def test_the_worked_example_at_forty_with_a_resting_rate_of_sixty():
    highest = tanaka_bpm(40)
    assert highest == 180
    assert reserve_bpm(0.40, 60, highest) == pytest.approx(108)
    assert reserve_bpm(0.59, 60, highest) == pytest.approx(130.8)
    assert reserve_bpm(0.70, 60, highest) == pytest.approx(144)
    assert (maf_bpm(40, is_returning=False), maf_bpm(40)) == (140, 135)
    cap = conversational_cap(60, highest)
    assert cap.bpm == pytest.approx(142.2)
    assert cap.of is CapFrom.MAXIMUM


def test_with_a_low_resting_rate_the_reserve_is_the_lower_limit():
    cap = conversational_cap(40, 180)
    assert cap.of is CapFrom.RESERVE
    assert cap.bpm == pytest.approx(138)
    assert cap.of_max_bpm == pytest.approx(142.2)


@pytest.mark.parametrize(("bpm", "share"), [(142, 1.0), (145, 1.0), (146, 0.0)])
def test_the_cap_allows_three_beats(bpm, share):
    assert shares_under_cap(stacked([Histogram.of([bpm] * 60)], BPM_BINS), 142.2).tolist() == [share]


def test_without_a_second_there_is_no_share():
    assert np.isnan(shares_under_cap(np.zeros((1, BPM_BINS), np.float32), 142.2)).all()


@pytest.mark.parametrize(("share", "is_easy"), [(0.79, False), (0.80, True), (0.81, True)])
def test_four_fifths_of_the_running_make_it_conversational(share, is_easy):
    assert is_conversational(share) is is_easy
