"""The figures of Symptoms on the Methods page are those that were measured, to the last digit shown."""

import re
from pathlib import Path

import numpy as np
import pytest

from rtr.views.tried_flare import FORECASTS, INVENTED, LINKS, TRIED_FLARE

README = Path(__file__).resolve().parents[3] / "benchmarks" / "README.md"


@pytest.mark.parametrize("trial", TRIED_FLARE, ids=lambda trial: trial.title)
def test_a_trial_is_told_in_full(trial):
    assert all((trial.title, trial.when, trial.done, trial.found, trial.data))
    assert {len(row) for row in trial.rows} == {len(trial.columns)}


def test_links_are_those_of_the_cohorts(shared):
    from benchmarks.cohorts_days import pmdata, soccermon
    from benchmarks.cohorts_lagged import people, pooled

    cohorts = [pmdata(shared / "cohorts"), soccermon(shared / "cohorts")]
    asked = [*(("soreness", lag) for lag in range(4)), ("readiness", 1)]
    for (outcome, lag), (_, *told) in zip(asked, LINKS.rows, strict=True):
        found = [pooled(people(days, outcome, lag)) for days in cohorts]
        assert told == [f"{one.rho:+.2f} ({one.low:+.2f} to {one.high:+.2f})" for one in found]


def test_forecasts_are_those_of_the_cohorts(shared):
    from benchmarks.cohorts_days import MANY, THREE, flare_rows, onsets, pmdata, soccermon
    from benchmarks.cohorts_models import carried, ranked_auc, unseen

    players, persons = flare_rows(soccermon(shared / "cohorts")), flare_rows(pmdata(shared / "cohorts"))
    for column, rows in ((1, players), (2, onsets(players)), (3, persons), (4, onsets(persons))):
        assert f"{len(rows):,}" in FORECASTS.columns[column]
        many = carried(onsets(players) if column == 4 else players, rows, MANY) if column > 2 else None
        scores = (-rows["soreness"], rows["own_rate"], rows["load"], unseen(rows, THREE), many)
        y = rows["flare"].to_numpy(float)
        found = ["–" if s is None else f"{ranked_auc(y, np.asarray(s, dtype=float)):.2f}" for s in scores]
        assert [row[column] for row in FORECASTS.rows] == found


def test_invented_runners_are_those_of_the_last_measurement():
    """They take minutes: the section of benchmarks/README.md is what the last one wrote."""
    section = README.read_text("utf-8").split("<!-- flare: begin -->")[1].split("<!-- flare: end -->")[0]
    lines = [line for line in section.splitlines() if re.search(r"\*\*\d+\*\* \(", line)]
    measured = [re.match(r"\| (.+?) \| ([\d,]+) \| \*\*(\d+)\*\* .*?\| ([\d.]+) · ([\d.]+) \|", line) for line in lines]
    assert [one.groups() for one in measured if one] == [row[:5] for row in INVENTED.rows]
    for name, _, _, _, _, slope in INVENTED.rows:
        line = next((line for line in section.splitlines() if line.startswith(f"| {name} |") and "→" in line), None)
        assert slope == ("–" if line is None else line.split("|")[3].strip())
    counts = [
        line for line in section.splitlines() if line.startswith("| band with the most") or "calmest band" in line
    ]
    said = " ".join(INVENTED.found)
    for line in counts:
        _, _, runs, share, came, _ = (cell.strip() for cell in line.split("|"))
        assert f"said {float(share) * 100:.0f} of 100" in said
        assert f"{float(came) * 100:.0f} of 100" in said
        assert runs in said


def test_people_put_to_the_model_one_by_one_are_those_of_the_last_measurement():
    section = README.read_text("utf-8").split("<!-- cohorts: begin -->")[1].split("<!-- cohorts: end -->")[0]
    pmdata, soccermon = (line for line in section.splitlines() if re.match(r"\| \w+ \| \d+ \| \*\*", line))
    assert pmdata.startswith("| PMData | 11 | **0** |")
    assert soccermon.startswith("| SoccerMon | 50 | **4** |")
    assert sum(int(count) for count in re.findall(r"too few runs (\d+)", pmdata + soccermon)) == 23
    assert "none of 11 and to 4 of 50. Of the others 23 had too few days" in INVENTED.found[-1]
