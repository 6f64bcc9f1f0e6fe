"""What a runner may tell of body and thresholds: every limit just inside and just outside."""

import pytest

from rtr.profile import HrMaxFrom, Profile, Sex, complaints

FULL = {
    "birth_year": 1986, "sex": Sex.FEMALE, "hr_max_bpm": 186.0, "hr_max_from": HrMaxFrom.FIELD, "hr_rest_bpm": 52.0,
    "lthr_bpm": 165.0, "vt1_bpm": 140.0, "vt2_bpm": 168.0, "threshold_m_per_s": 3.7, "easy_m_per_s": 2.6,
    "has_rate_limiting_drug": False,
}  # fmt: skip


def wrong(**told):
    return complaints(Profile(**told), 2026)


def test_nothing_told_is_fine_and_so_is_everything():
    assert wrong() == ()
    assert wrong(**FULL) == ()


@pytest.mark.parametrize(
    ("field", "inside", "outside", "word"),
    [
        ("birth_year", (1916, 2016), (1915, 2017), "year of birth"),
        ("hr_max_bpm", (100, 230), (99, 231), "highest"),
        ("hr_rest_bpm", (25, 110), (24, 111), "resting"),
        ("lthr_bpm", (25, 230), (24, 231), "Thresholds"),
        ("threshold_m_per_s", (1000 / 1200, 1000 / 120), (0.83, 8.34), "pace"),
        ("easy_m_per_s", (1000 / 1200, 1000 / 120), (0.83, 8.34), "pace"),
    ],
)
def test_a_number_has_limits(field, inside, outside, word):
    assert all(wrong(**{field: value}) == () for value in inside)
    for value in (*outside, float("nan"), -1.0, float("inf")):
        (said,) = wrong(**{field: value})
        assert word in said


@pytest.mark.parametrize("rest", [100, 101])
def test_the_resting_rate_lies_below_the_highest(rest):
    (said,) = wrong(hr_max_bpm=100, hr_rest_bpm=rest)
    assert "lower than the highest" in said
    assert wrong(hr_max_bpm=101, hr_rest_bpm=100) == ()


@pytest.mark.parametrize("threshold", ["lthr_bpm", "vt1_bpm", "vt2_bpm"])
@pytest.mark.parametrize("value", [52, 186])
def test_a_threshold_lies_between_rest_and_highest(threshold, value):
    said = wrong(**(FULL | {threshold: float(value)}))
    assert any("between the resting and the highest" in sentence for sentence in said)


def test_ventilatory_thresholds_come_in_a_pair_and_in_order():
    assert "both" in wrong(vt1_bpm=140)[0]
    assert "lower than the second" in wrong(vt1_bpm=160, vt2_bpm=160)[0]
    assert wrong(vt1_bpm=159, vt2_bpm=160) == ()


def test_easy_is_slower_than_threshold():
    assert "slower" in wrong(easy_m_per_s=3.0, threshold_m_per_s=3.0)[0]
    assert wrong(easy_m_per_s=2.99, threshold_m_per_s=3.0) == ()


def test_every_complaint_says_what_to_do():
    said = {*wrong(birth_year=1), *wrong(hr_max_bpm=1), *wrong(hr_rest_bpm=1), *wrong(vt1_bpm=140),
            *wrong(easy_m_per_s=99), *wrong(lthr_bpm=1), *wrong(vt1_bpm=9, vt2_bpm=8)}  # fmt: skip
    assert len(said) == 7
    for sentence in said:
        what, _, todo = sentence.partition(". ")
        assert what
        assert todo.endswith(".")
        assert "!" not in sentence


def test_the_age_is_that_of_the_year():
    assert Profile(birth_year=1986).age(2026) == 40
    assert Profile().age(2026) is None
