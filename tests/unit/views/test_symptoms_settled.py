"""Up to which length runs settled: counts, what is missing for a sentence, and what is left out."""

import datetime as dt

import pytest

from rtr.body import InjuryKind
from rtr.metrics.verdicts import RunVerdict, Settling
from rtr.views.symptoms_history import PlaceHistory, place_history, symptoms_history
from rtr.views.symptoms_settled import SettledCard, settled_card
from tests.symptom_diaries import LAST, PLACE, kept


def runs(*told: tuple[float, Settling]) -> tuple[RunVerdict, ...]:
    """The last runs, one a day, the newest yesterday."""
    found = []
    for ago, (minutes, settling) in enumerate(reversed(told), start=1):
        day = LAST - dt.timedelta(days=ago)
        end = dt.datetime.combine(day, dt.time(18), dt.UTC)
        found.append(
            RunVerdict(
                uid=str(ago), day=day, end_utc=end, place=PLACE, kind=InjuryKind.TENDON, settling=settling,
                run_min=minutes, reasons=("pain_max",) if settling is Settling.HOLD else (),
            )
        )  # fmt: skip
    return tuple(reversed(found))


def card(*told: tuple[float, Settling]) -> SettledCard:
    past = symptoms_history(kept(60), LAST)
    here = place_history(past, None)
    assert here is not None
    return settled_card(past, PlaceHistory(here.place, here.days, here.exposures, runs(*told)))


GREEN, HOLD, BACK = Settling.GREEN, Settling.HOLD, Settling.BACK


@pytest.mark.parametrize(("count", "is_sentence"), [(11, False), (12, True), (13, True)])
def test_the_sentence_needs_twelve_answered_runs(count: int, is_sentence: bool) -> None:
    said = card(*[(20.0, GREEN)] * count).sentence
    assert said.startswith(f"Runs up to 20 min settled by the next morning {count} of {count} times.") is is_sentence
    if not is_sentence:
        assert said == "11 of 12 answered runs are there; 1 more, and the counts become a sentence."


@pytest.mark.parametrize(("count", "label"), [(4, "4 runs"), (5, "5 of 5"), (1, "1 run")])
def test_a_column_is_counted_from_five_runs_on(count: int, label: str) -> None:
    lengths = card(*[(20.0, GREEN)] * count).lengths
    assert lengths[lengths["settled"] > 0]["label"].tolist() == [label]


def test_a_record_is_no_forecast() -> None:
    assert card(*[(20.0, GREEN)] * 12).sentence.endswith("A record of what happened, not a forecast.")


def test_without_an_answered_run_there_is_no_picture() -> None:
    found = card((20.0, Settling.UNANSWERED), (20.0, Settling.PENDING))
    assert found.lengths.empty
    assert found.sentence.startswith("No run of this time has its answers yet")
    assert "Left out: 1 pending and 1 not fully answered." in found.caption


def test_every_outcome_is_counted_in_its_column() -> None:
    found = card((18.0, GREEN), (18.0, HOLD), (30.0, BACK))
    assert found.numbers[["Settled", "Held", "Eased back"]].sum().tolist() == [1, 1, 1]
    assert found.lengths.iloc[1][["settled", "held"]].tolist() == [1, 1]


def test_a_run_of_unknown_length_is_left_out_and_said() -> None:
    assert "Left out: 1 of unknown length." in card((float("nan"), GREEN), (20.0, GREEN)).caption
