"""Kinds of weeks: the example of science §5.2, both limits, tags, and levels that change."""

import numpy as np
import pytest

from rtr.metrics.cutback import WeekKind, count_anew, kinds

NAN = np.nan
V1 = (210, 240, 270, 200, 300, 330)


def found(*load, runs=3, first=True, last=True, tags=()):
    """The kinds of weeks of `load`; `first` and `last` are false where that week is not whole."""
    whole = np.ones(len(load), dtype=bool)
    if load:
        whole[0], whole[-1] = first, last
    count = np.full(len(load), float(runs)) if isinstance(runs, int) else np.array(runs, dtype=float)
    return kinds(np.array(load, dtype=float), count, is_whole=whole, tags=tags)


def words(*load, **options):
    return found(*load, **options).kind.tolist()


def test_v1_of_science_5_2():
    told = found(*V1)
    assert told.kind.tolist() == ["loading", "loading", "loading", "cut-back", "loading", "loading"]
    assert told.confidence[3] == "low"
    assert told.share[3:].round(4).tolist() == [0.8333, 1.25, 1.2222]
    assert told.base[3:].tolist() == [240, 240, 270]


@pytest.mark.parametrize(
    ("load", "kind"),
    [(85.1, "loading"), (85.0, "loading"), (84.9, "cut-back"), (50.1, "cut-back"), (50.0, "cut-back"), (49.9, "off"),
     (0.0, "off")],
)  # fmt: skip
def test_both_limits_just_under_at_and_over(load, kind):
    assert words(100, 100, 100, load)[-1] == kind


def test_a_limit_is_met_in_spite_of_rounding():
    third = 1 / 3
    assert words(third, third, third, 0.85 * third)[-1] == "loading"


@pytest.mark.parametrize(("runs", "kind"), [(1, "interrupted"), (2, "cut-back"), (4, "cut-back")])
def test_half_the_usual_runs_must_have_been_done(runs, kind):
    assert words(100, 100, 100, 70, runs=[4, 4, 4, runs])[-1] == kind


def test_the_base_is_the_median_of_the_last_three_loading_weeks():
    told = found(90, 100, 110, 120, 60, 115)
    assert told.base.tolist()[4:] == [110, 110]
    assert told.kind[4] == "cut-back"


def test_two_loading_weeks_are_enough_and_one_is_not():
    assert words(100, 60) == ["loading", "loading"]
    assert words(100, 100, 60)[-1] == "cut-back"
    assert np.isnan(found(100, 60).base).all()


@pytest.mark.parametrize(
    ("share", "confidence"),
    [(0.59, "low"), (0.60, "medium"), (0.70, "medium"), (0.80, "medium"), (0.81, "low"), (0.84, "low")],
)
def test_confidence_of_a_cut_back_week(share, confidence):
    assert found(100, 100, 100, 100, 100, 100 * share).confidence[-1] == confidence


def test_fewer_than_six_complete_weeks_give_low_confidence_only():
    assert set(found(100, 100, 100, 70).confidence) == {"low"}


def test_a_lighter_week_right_after_an_off_week_is_doubtful():
    told = found(100, 100, 100, 100, 100, 0, 70)
    assert (told.kind[-1], told.confidence[-1]) == ("cut-back", "low")


def test_weeks_that_are_not_whole_or_not_known_are_not_judged():
    told = found(40, 100, NAN, 100, 70, 20, first=False, last=False)
    assert told.kind.tolist() == ["partial", "loading", "unknown", "loading", "cut-back", "partial"]
    assert told.confidence[[0, 2, 5]].tolist() == ["", "", ""]


def test_the_runner_overrules_and_is_believed():
    tags = [None, None, None, WeekKind.INTERRUPTED, None, WeekKind.CUTBACK]
    told = found(100, 100, 100, 70, 100, 95, tags=tags)
    assert told.kind.tolist() == ["loading", "loading", "loading", "interrupted", "loading", "cut-back"]
    assert told.confidence[[3, 5]].tolist() == ["high", "high"]


def test_a_tag_speaks_for_the_current_week_and_for_one_of_unknown_load():
    assert words(100, 100, NAN, 10, last=False, tags=[None, None, WeekKind.OFF, WeekKind.CUTBACK])[2:] == [
        "off",
        "cut-back",
    ]


def test_a_week_tagged_as_loading_is_part_of_the_base():
    told = found(100, 100, 100, 70, 80, tags=[None, None, None, WeekKind.LOADING, None])
    assert (told.base[-1], told.kind[-1]) == (100, "cut-back")
    tags = [None, None, None, WeekKind.LOADING, WeekKind.LOADING, None]
    assert found(100, 100, 100, 70, 70, 65, tags=tags).kind[-1] == "loading"


def test_weeks_without_load_tagged_as_loading_do_not_become_a_base_of_zero():
    tags = [WeekKind.LOADING] * 3 + [None]
    told = found(0, 0, 0, 50, tags=tags)
    assert told.kind[-1] == "loading"
    assert np.isfinite(told.share[~np.isnan(told.share)]).all()


def test_a_level_that_has_changed_is_taken_as_the_new_one():
    """By the rule alone a runner who goes on at 60 % would be in a cut-back week for ever."""
    assert words(100, 100, 100, 60, 60, 60, 60, 45) == [
        "loading", "loading", "loading", "cut-back", "cut-back", "loading", "loading", "cut-back",
    ]  # fmt: skip


def test_back_at_the_old_level_after_two_lower_weeks_nothing_has_changed():
    told = found(100, 100, 100, 60, 0, 100, 70)
    assert told.kind.tolist()[3:] == ["cut-back", "off", "loading", "cut-back"]
    assert told.base[-1] == 100


def test_a_return_from_zero_is_judged_by_its_own_weeks():
    told = words(200, 210, 220, 0, 0, 0, 0, 18, 24, 27, 20)
    assert told == [*["loading"] * 3, *["off"] * 4, *["loading"] * 3, "cut-back"]


def test_a_taper_that_falls_for_three_weeks_stays_lower():
    assert words(100, 100, 100, 75, 60, 40)[3:] == ["cut-back", "cut-back", "cut-back"]


@pytest.mark.parametrize(
    "load", [(), (0.0,), (50.0,), (0.0,) * 8, (NAN,) * 8, (40.0,) * 8, (1e300,) * 4, (np.inf,) * 4]
)
def test_degenerate_diaries(load):
    told = found(*load)
    assert len(told.kind) == len(load)
    assert not np.isinf(told.share).any()
    expected = {0.0: "off", 40.0: "loading", 50.0: "loading", 1e300: "loading"}
    assert set(told.kind) <= {expected.get(value, "unknown") for value in load}


def test_cut_back_and_off_weeks_begin_the_count_anew():
    assert count_anew([], []).tolist() == []
    told = ["loading", "cut-back", "off", "interrupted", "interrupted", "interrupted", "partial", "unknown"]
    share = [1.0, 0.7, 0.2, 0.7, 0.5, 0.49, NAN, NAN]
    assert count_anew(told, share).tolist() == [False, True, True, False, False, True, False, False]


def test_a_week_without_load_has_a_share_of_nothing():
    assert found(0, 0).share.tolist() == [0, 0]
