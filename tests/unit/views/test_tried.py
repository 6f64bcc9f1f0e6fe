"""The figures on the Methods page are those of the replay, to the last count."""

import pytest

from rtr.views.tried import CUTBACK, TRIED


def count(text):
    return [int(part.replace(",", "")) for part in text.split(" of ")]


@pytest.mark.parametrize("trial", TRIED, ids=lambda trial: trial.title)
def test_a_trial_is_told_in_full(trial):
    assert all((trial.title, trial.when, trial.done, trial.found, trial.data))
    assert {len(row) for row in trial.rows} == {len(trial.columns)}


def test_the_last_row_is_the_sum_of_the_others():
    parts, whole = CUTBACK.rows[:-1], CUTBACK.rows[-1]
    for column in range(1, 6):
        summed = [sum(values) for values in zip(*(count(row[column]) for row in parts), strict=True)]
        assert summed == count(whole[column])


def test_the_figures_are_those_of_the_replay(shared):
    from benchmarks import cutback

    replays = cutback.tried()
    names = {"running logs": "two running logs", "Norwegian football": "football, Norway"}
    cohorts = [*dict.fromkeys(one.person.cohort for one in replays), "all"]
    for cohort, row in zip(cohorts, CUTBACK.rows, strict=True):
        group = [one for one in replays if cohort in {one.person.cohort, "all"}]
        judged = [(one, week) for one in group for week in one.judged]
        scores = [
            f"{s.hits:,.0f} of {s.proposals:,.0f}"
            for s in (f(group) for f in (cutback.base, cutback.rule, cutback.fourth))
        ]
        assert row == (
            names.get(cohort, cohort),
            str(len(group)),
            f"{len(judged):,}",
            f"{sum(one.spoke[week] for one, week in judged):,}",
            *scores,
        )
    placed = sum(len(one.placed) for one in replays)
    assert placed / len(judged) == pytest.approx(0.10, abs=0.005), "one week in ten"


def test_a_replay_knows_only_what_was_known_then(shared):
    """Cut off later years: what was said about the weeks before does not change."""
    import dataclasses

    from benchmarks.cutback_people import runners
    from benchmarks.cutback_replay import replay

    for person in runners(shared / "cohorts" / "running_logs"):
        whole = replay(person)
        half = dataclasses.replace(
            person,
            days=person.days[:400],
            load=person.load[:400],
            sessions=person.sessions[:400],
            lengths=person.lengths[person.lengths.index < person.days[400]],
        )
        part = replay(half)
        assert part.kind == whole.kind[: len(part.kind)]
        assert part.spoke == whole.spoke[: len(part.spoke)]
        assert part.signs == whole.signs[: len(part.signs)]
