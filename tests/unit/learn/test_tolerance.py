"""Tolerance is counts (rulings R21): a column needs 5 runs, the sentence 12, and nothing is chosen by its outcome."""

import datetime as dt

import pytest

from rtr.body import InjuryKind
from rtr.learn.tolerance import NO_FORECAST, onset_of, tolerance
from rtr.metrics.verdicts import RunVerdict, Settling
from rtr.model import Injury

TODAY = dt.date(2026, 5, 6)
G, H, B = Settling.GREEN, Settling.HOLD, Settling.BACK


def run(minutes, settling=G, *, ago=1, **told):
    day = TODAY - dt.timedelta(days=ago)
    end = dt.datetime.combine(day, dt.time(8), dt.UTC)
    facts = {"uid": f"{ago}-{minutes}", "day": day, "end_utc": end, "place": "achilles_left"}
    return RunVerdict(**(facts | told), kind=InjuryKind.TENDON, settling=settling, run_min=minutes)


def runs(*counts):
    """(minutes, settled, held, eased back) each."""
    return [run(m, s) for m, g, h, b in counts for s in [G] * g + [H] * h + [B] * b]


def words(found):
    return [one.words for one in found.bins]


def test_columns_hold_runs_by_whole_minutes_as_they_are_shown():
    at_edges = (14.6, 15.4, 15.6, 20.4, 20.6, 23.4, 23.6, 27.4, 27.6, 40.0)
    found = tolerance([run(m) for m in at_edges], TODAY)
    assert words(found) == ["up to 15 min", "16–20 min", "21–23 min", "24–27 min", "28 min and more"]
    assert [one.answered for one in found.bins] == [2, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("minutes", "first"),
    [(8, "up to 4 min"), (12, "up to 4 min"), (12.1, "up to 15 min"), (35, "up to 15 min"), (35.1, "up to 30 min")],
)
def test_columns_fit_the_lengths_of_the_runner_whatever_became_of_the_runs(minutes, first):
    for settling in (G, B):
        assert words(tolerance([run(minutes, settling)] * 3, TODAY))[0] == first


def test_settled_counts_among_what_was_answered():
    found = tolerance(runs((18, 3, 1, 2)), TODAY)
    column = found.bins[1]
    assert (column.settled, column.held, column.eased, column.counts) == (3, 1, 2, "3 of 6")


def test_what_is_open_or_not_answered_is_left_out_and_counted_beside():
    open_hold = run(20, H, missing=("pain_am",))
    held = run(20, H, missing=("stiff_am",), reasons=("pain_max",))
    found = tolerance(
        [run(20, Settling.PENDING), run(20, Settling.UNANSWERED), run(20, Settling.UNJUDGED), open_hold, held, run(20),
         run(float("nan"))],
        TODAY,
    )  # fmt: skip
    assert (found.pending, found.unanswered, found.unjudged, found.unknown_length) == (1, 2, 1, 1)
    assert found.answered == 2
    assert found.bins[1].counts == "1 of 2"


@pytest.mark.parametrize(("count", "speaks"), [(11, False), (12, True), (13, True)])
def test_the_sentence_needs_12_runs(count, speaks):
    found = tolerance(runs((18, count, 0, 0)), TODAY)
    assert (found.sentence is not None) == speaks
    if speaks:
        assert (
            found.sentence == f"Runs up to 18 min settled by the next morning {count} of {count} times. {NO_FORECAST}"
        )


@pytest.mark.parametrize(("count", "has_enough"), [(4, False), (5, True), (6, True)])
def test_a_column_needs_5_runs(count, has_enough):
    assert tolerance(runs((18, count, 0, 0)), TODAY).bins[1].has_enough == has_enough


@pytest.mark.parametrize(("longer", "bound"), [(4, 20), (5, 26), (6, 26)])
def test_the_bound_is_the_longest_run_of_the_longest_column_with_5_runs(longer, bound):
    found = tolerance(runs((20, 12, 0, 0), (26, longer, 0, 0)), TODAY)
    assert found.bound_min == bound


def test_the_bound_does_not_look_at_how_runs_settled():
    for outcome in ((5, 0, 0), (0, 5, 0), (0, 0, 5)):
        assert tolerance(runs((20, 12, 0, 0), (26, *outcome)), TODAY).bound_min == 26


def test_many_short_runs_do_not_hide_how_the_long_ones_settled():
    found = tolerance(runs((14, 40, 0, 0), (26, 1, 3, 1)), TODAY)
    assert found.sentence == (
        "Runs up to 26 min settled by the next morning 41 of 45 times. "
        f"The 5 longest of them (24–27 min): 1 of 5. {NO_FORECAST}"
    )


def test_the_open_column_is_bound_by_its_longest_run():
    found = tolerance(runs((20, 12, 0, 0), (30, 2, 1, 0), (34.4, 2, 0, 0)), TODAY)
    assert found.bound_min == 34
    assert "(28 min and more): 4 of 5." in found.sentence


def test_a_longer_run_that_stands_alone_is_not_spoken_of():
    found = tolerance(runs((20, 12, 0, 0), (40, 0, 0, 1)), TODAY)
    assert found.sentence.startswith("Runs up to 20 min settled by the next morning 12 of 12 times.")
    assert found.answered == 13
    assert [one.words for one in found.spoken_of] == ["up to 15 min", "16–20 min"]


@pytest.mark.parametrize(("ago", "counted"), [(82, 1), (83, 1), (84, 0)])
def test_the_last_twelve_weeks_count(ago, counted):
    assert tolerance([run(20, ago=ago)], TODAY).answered == counted


@pytest.mark.parametrize(("ago", "counted"), [(9, 1), (10, 1), (11, 0)])
def test_runs_before_the_onset_do_not_count(ago, counted):
    onset = TODAY - dt.timedelta(days=10)
    found = tolerance([run(20, ago=ago)], TODAY, onset)
    assert found.since == onset
    assert found.answered == counted


def test_an_onset_long_ago_changes_nothing_and_later_runs_are_not_looked_at():
    assert tolerance([], TODAY, dt.date(2020, 1, 1)).since == dt.date(2026, 2, 12)
    assert tolerance([run(20, ago=-1)], TODAY).answered == 0


def test_no_runs_have_empty_columns_and_no_sentence():
    found = tolerance([], TODAY)
    assert found.sentence is None
    assert [one.counts for one in found.bins] == ["0 of 0"] * 5


def injury(onset, until=None, side="left"):
    return Injury(site="achilles", side=side, kind="tendon", onset=onset, until=until)


def test_the_onset_is_that_of_the_latest_injury_going_on_at_the_place(make_diary):
    told = (
        injury(dt.date(2025, 9, 1)),
        injury(dt.date(2026, 4, 1)),
        injury(dt.date(2026, 4, 20), side="right"),
        injury(dt.date(2026, 5, 7)),
    )
    assert onset_of(make_diary(injuries=told), "achilles_left", TODAY) == dt.date(2026, 4, 1)
    assert onset_of(make_diary(), "achilles_left", TODAY) is None


@pytest.mark.parametrize(("until", "goes_on"), [(5, False), (6, True), (7, True), (None, True)])
def test_an_injury_goes_on_up_to_its_last_day(make_diary, until, goes_on):
    ended = injury(dt.date(2026, 4, 1), until and dt.date(2026, 5, until))
    assert (onset_of(make_diary(injuries=(ended,)), "achilles_left", TODAY) is not None) == goes_on
