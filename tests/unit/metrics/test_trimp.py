"""Training impulse: the worked numbers of each author, the edges of every zone, and the slow twin."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtr.measures import BPM_BINS, Histogram, stacked
from rtr.metrics.intensity import heart_load, pace_load
from rtr.metrics.srpe import srpe_au
from rtr.metrics.trimp import EVERY_BPM, banister_per_min, edwards_per_min, lucia_per_min, trimp, variant
from rtr.profile import Sex
from tests import naive_sessions as naive

beats = st.lists(st.integers(30, 230), max_size=400)


def counted(bpm):
    return stacked([Histogram.of(bpm)], BPM_BINS)


def minutes(*bouts):
    """Seconds per bpm of (minutes, bpm) bouts."""
    return counted(np.repeat([bpm for _, bpm in bouts], [m * 60 for m, _ in bouts]))


@pytest.mark.parametrize(
    ("bout", "rest", "highest", "men", "women"),
    [((60, 155), 55, 190, 117.9399, 131.6905), ((30, 130), 60, 180, 34.3264, 39.8668)],
)
def test_banister_matches_the_worked_numbers_of_morton_1990(bout, rest, highest, men, women):
    found = [trimp(minutes(bout), banister_per_min(EVERY_BPM, rest, highest, sex))[0] for sex in (*Sex, None)]
    assert [round(float(one), 4) for one in found[:2]] == [women, men]
    assert found[2] == pytest.approx((men + women) / 2, abs=1e-4)


def test_the_steepest_minute_of_banister_is_known_for_both_sexes():
    """4.57 for women with 0.86, where 0.64 would give 3.40; 4.37 for men."""
    assert banister_per_min([190], 55, 190, Sex.FEMALE).round(2) == [4.57]
    assert banister_per_min([190], 55, 190, Sex.MALE).round(2) == [4.37]


def test_banister_counts_nothing_at_rest_and_no_more_than_the_highest():
    per_min = banister_per_min([40, 55, 190, 230], 55, 190, Sex.MALE)
    assert per_min[:2].tolist() == [0.0, 0.0]
    assert per_min[2] == per_min[3]


def test_edwards_1993_gives_97_for_the_worked_minutes():
    assert trimp(minutes((5, 100), (20, 120), (10, 140), (3, 160), (2, 180)), edwards_per_min(EVERY_BPM, 190)) == [97.0]


@pytest.mark.parametrize(
    ("bpm", "zone"), [(99, 0), (100, 1), (119, 1), (120, 2), (140, 3), (160, 4), (179, 4), (180, 5), (220, 5)]
)
def test_a_zone_of_edwards_begins_at_its_lower_end(bpm, zone):
    assert edwards_per_min([bpm], 200).tolist() == [zone]


def test_edwards_is_not_fooled_by_rounding():
    """0.7 times 190 is 132.99999999999997 or 133: a heart rate of 133 belongs to zone 3 either way."""
    assert edwards_per_min([133], 190).tolist() == [3.0]


def test_lucia_2003_gives_47_for_the_worked_minutes():
    assert trimp(minutes((25, 130), (8, 150), (2, 170)), lucia_per_min(EVERY_BPM, 140, 165)) == [47.0]


@given(bpm=beats, rest=st.integers(35, 90), reserve=st.integers(60, 140), sex=st.sampled_from([None, *Sex]))
def test_from_a_histogram_is_the_same_as_second_by_second(bpm, rest, reserve, sex):
    highest = rest + reserve
    slow = naive.trimp_b(bpm, rest, highest, sex and sex.value)
    fast = trimp(counted(bpm), banister_per_min(EVERY_BPM, rest, highest, sex))[0]
    assert fast == pytest.approx(slow, rel=1e-12, abs=1e-12)
    assert trimp(counted(bpm), edwards_per_min(EVERY_BPM, highest))[0] == pytest.approx(naive.trimp_e(bpm, highest))
    vt1, vt2 = rest + reserve * 0.6, rest + reserve * 0.8
    assert trimp(counted(bpm), lucia_per_min(EVERY_BPM, vt1, vt2))[0] == pytest.approx(naive.trimp_l(bpm, vt1, vt2))


@given(bpm=beats, rest=st.integers(35, 90), reserve=st.integers(60, 140))
def test_a_mean_heart_rate_never_says_more_than_the_seconds(bpm, rest, reserve):
    """The weight rises ever faster, so a mean understates intervals: why nothing is computed from means."""
    if bpm:
        inside = [min(max(one, rest), rest + reserve) for one in bpm]
        of_mean = naive.trimp_b([sum(inside) / len(inside)] * len(inside), rest, rest + reserve, "male")
        assert of_mean <= naive.trimp_b(inside, rest, rest + reserve, "male") + 1e-9


def test_the_variant_is_named():
    assert [variant(sex) for sex in (Sex.MALE, Sex.FEMALE, None)] == ["male", "female", "generic"]


def test_session_rpe_of_foster_2001_is_rating_times_minutes():
    assert srpe_au(np.array([4.0]), np.array([45.0])) == [180.0]


def test_forty_minutes_at_5_30_with_a_threshold_of_4_30_are_44_6281():
    assert pace_load(np.array([40.0]), np.array([1000 / 330]), 1000 / 270).round(4) == [44.6281]
    assert math.isnan(pace_load(np.array([40.0]), np.array([3.0]), None)[0])


def test_an_hour_at_threshold_heart_rate_is_100_for_everyone():
    for sex in (None, *Sex):
        hour = trimp(minutes((60, 165)), banister_per_min(EVERY_BPM, 55, 190, sex))
        assert heart_load(hour, 165, 55, 190, sex) == pytest.approx([100.0])
    assert math.isnan(heart_load(np.array([50.0]), None, 55, 190, None)[0])
