"""Each run beside the longest of the 30 days before: what counts as above, and what is left out."""

import numpy as np
import pandas as pd
import pytest

from rtr.charts.spike import MARKS_MAX, spike_chart

NAN = float("nan")


def runs(
    run_min: list[float], longest_min: float = 20.0, cap_min: float = 25.0, *, days_apart: int = 2
) -> pd.DataFrame:
    """Runs up to 16 November, and today's row without a run."""
    day = pd.date_range(end="2026-11-16", periods=len(run_min), freq=f"{days_apart}D", unit="us")
    frame = pd.DataFrame({"day": day, "run_min": run_min, "longest_min": longest_min, "cap_min": cap_min})
    today = pd.DataFrame(
        {"day": [day[-1] + pd.Timedelta(days=2)], "run_min": NAN, "longest_min": longest_min, "cap_min": cap_min}
    )
    return pd.concat([frame, today], ignore_index=True)


@pytest.mark.parametrize(("minutes", "is_above"), [(24.9, False), (25.0, False), (25.1, True)])
def test_above_means_over_the_cap(minutes: float, is_above: bool) -> None:
    data = spike_chart(runs([20, minutes]), palette="light").data
    assert bool(data["is_above"].iloc[1]) is is_above


def test_a_run_above_the_cap_carries_its_numbers() -> None:
    data = spike_chart(runs([20, 38, 20]), palette="light").data
    assert data["label"].tolist() == ["", "38 min, 90 % over", "", ""]


def test_labels_do_not_lie_on_each_other() -> None:
    data = spike_chart(runs([40.0] * 30), palette="light").data
    assert 1 <= (data["label"] != "").sum() <= 4


def test_a_run_with_nothing_before_it_is_no_run_above() -> None:
    data = spike_chart(runs([38, 20], longest_min=NAN, cap_min=NAN), palette="light").data
    assert not data["is_above"].any()
    assert data["now"].tolist() == ["", "", ""]


def test_the_cap_of_today_is_written_at_the_end() -> None:
    """Rounded down, as everywhere: nobody is sent over a cap by rounding."""
    chart = spike_chart(runs([20, 21], cap_min=31.6), palette="light")
    assert chart.data["now"].iloc[-1] == "cap now 31 min"
    assert chart.alt.endswith("0 above the cap; cap now 31 min.")


@pytest.mark.parametrize(("count", "word"), [(MARKS_MAX - 1, ""), (400, "week"), (3000, "month")])
def test_a_long_history_is_thinned_and_says_so(count: int, word: str) -> None:
    chart = spike_chart(runs(list(np.linspace(5, 24, count)), days_apart=1), palette="light")
    assert len(chart.data) <= 250
    assert word in chart.note
    assert bool(chart.note) is bool(word)


def test_thinning_keeps_every_run_above_the_cap_and_today() -> None:
    minutes = [20.0] * 400
    for i in range(0, 400, 40):
        minutes[i], minutes[i + 1] = 40.0, 45.0
    data = spike_chart(runs(minutes, days_apart=1), palette="light").data
    assert data["is_above"].sum() == 20
    assert data["now"].iloc[-1] != ""


def test_the_words_count_all_runs_not_only_those_drawn() -> None:
    chart = spike_chart(runs([20.0] * 1000, days_apart=1), palette="light")
    assert chart.alt.startswith("Running minutes of 1000 runs")


def test_only_the_columns_it_needs_are_sent() -> None:
    frame = runs([20, 21]).assign(uid="u", title="<script>")
    assert "title" not in spike_chart(frame, palette="light").data.columns


def test_one_run_alone_is_drawn() -> None:
    assert len(spike_chart(runs([12]).head(1), palette="dark").data) == 1
