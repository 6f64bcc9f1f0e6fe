"""One question: exactly the days that were tested, and no link beyond what the test and the table carry."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from rtr.exporters.csv_table import csv_text
from rtr.learn.pairs import pairs_of
from rtr.learn.questions import QUESTIONS, Answer, table
from rtr.learn.response import response
from rtr.views.symptoms_ask import FINENESS, MOST_BUBBLES, ask, lags_of, pairs_file, question_of, said_of
from rtr.views.symptoms_history import place_history, symptoms_history
from rtr.views.symptoms_later import later_card, later_file
from rtr.views.symptoms_list import list_card, list_file
from tests.symptom_diaries import LAST, kept

RUN, SLEEP = QUESTIONS[0], next(q for q in QUESTIONS if q.code == "sleep")


def exposures(days: int, effect: float = 0.0, seed: int = 1):
    return place_history(symptoms_history(kept(days, effect=effect, seed=seed), LAST), None).exposures


@pytest.fixture(scope="module")
def linked():
    """A year in which 10 more minutes bring 0.35 points."""
    return exposures(365, effect=0.35, seed=5)


@pytest.fixture(scope="module")
def null():
    return exposures(365)


def test_a_clear_link_is_a_sentence_with_slope_interval_and_count(linked) -> None:
    found = ask(linked, "run-min", (1,), table(linked))
    assert found.sentence.startswith("Pain on the next morning: +0.")
    assert " points for 10 more minutes (between +" in found.sentence
    assert found.sentence.endswith(f", {found.answer.response.pairs} mornings.")
    assert len(found.line) == 3


def test_no_link_is_said_in_words_and_draws_no_line(null) -> None:
    found = ask(null, "run-min", (1,), table(null))
    assert found.sentence.startswith(
        "No clear link in your data so far between running minutes and pain on the next morning, "
    )
    assert found.line.empty


def test_no_sentence_speaks_of_causes_or_risks(linked, null) -> None:
    for source in (linked, null):
        for question in QUESTIONS:
            found = ask(source, question.code, (1, 2), ())
            assert not {"cause", "causes", "risk", "safe"} & set(found.sentence.lower().split())


@pytest.mark.parametrize("lags", [(1,), (2,), (1, 2)])
def test_the_days_shown_are_exactly_the_days_tested(linked, lags) -> None:
    found = ask(linked, "run-min", lags, ())
    pairs = pairs_of(linked["run_min"].to_numpy(), linked["pain_am"].to_numpy(), found.lag)
    assert found.bubbles["days"].sum() == pairs.count == found.answer.response.pairs == len(found.pairs)
    assert found.pairs["run_min"].tolist() == pairs.x[pairs.is_complete].tolist()


def test_the_file_gives_the_test_back(linked) -> None:
    """Days, exposure, outcome before and after: whoever has the file can do the test again."""
    rows = pairs_file(ask(linked, "run-min", (1,), ()))
    assert list(rows.columns) == ["day", "run_min", "pain_am_before", "pain_am_plus_1d"]
    days = pd.date_range(rows["day"].iloc[0], rows["day"].iloc[-1] + pd.Timedelta(days=1))
    x, y = pd.Series(np.nan, index=days), pd.Series(np.nan, index=days)
    x[rows["day"]] = rows["run_min"].to_numpy()
    y[rows["day"]] = rows["pain_am_before"].to_numpy()
    y[rows["day"] + pd.Timedelta(days=1)] = rows["pain_am_plus_1d"].to_numpy()
    again, first = response(x.to_numpy(), y.to_numpy()), ask(linked, "run-min", (1,), ()).answer.response
    assert (again.pairs, again.rho, again.p) == (first.pairs, pytest.approx(first.rho), first.p)
    assert csv_text(rows).splitlines()[0] == "day,run_min,pain_am_before,pain_am_plus_1d"


def test_the_second_morning_has_the_runs_in_between(linked) -> None:
    found = ask(linked, "run-min", (2,), ())
    assert "what happened in between" in found.caption
    assert "run_min_plus_1d" in found.pairs


def test_several_mornings_share_one_p_and_say_which_is_strongest(linked) -> None:
    found = ask(linked, "run-min", (1, 2), ())
    assert found.sentence.endswith("The strongest of 2 mornings compared is the next morning.")
    assert "over two mornings together" in found.caption
    assert found.lag == 1


def test_a_morning_is_there_before_the_run_of_its_day() -> None:
    assert list(lags_of(RUN)) == [1, 2]
    assert list(lags_of(SLEEP)) == [0, 1, 2]


def test_a_morning_that_cannot_be_asked_for_is_the_next_one(linked) -> None:
    assert ask(linked, "run-min", (0,), ()).lag == 1
    assert ask(linked, "run-min", (), ()).lag == 1


def test_an_unknown_question_is_the_first_one() -> None:
    assert question_of("elbow") is question_of(None) is RUN


def test_the_chosen_question_never_says_more_than_the_table(linked) -> None:
    answers = table(linked)
    for answer in answers:
        found = ask(linked, answer.question.code, (1,), answers).answer
        assert found.q == answer.q
        assert found.is_linked == answer.is_linked


def test_other_mornings_are_held_to_the_limit_of_the_table_too(linked) -> None:
    answers = table(linked)
    found = ask(linked, "run-min", (1, 2), answers).answer
    assert found.q is not None
    assert found.q >= found.response.p


def test_a_weak_p_with_a_slope_that_may_be_zero_says_why(null) -> None:
    caption = ask(null, "run-min", (1,), ()).caption
    assert "so it may be 0." in caption
    assert "Of " in caption
    assert "calendars, the real one and" in caption


def test_too_few_pairs_are_counted_not_tested() -> None:
    found = ask(exposures(30), "run-min", (1,), ())
    assert not found.is_tested
    assert found.sentence == "Not tested: fewer than 42 days have everything it needs."
    assert found.have < found.need == 42


def test_two_months_say_how_little_they_can_show() -> None:
    assert ask(exposures(70), "run-min", (1,), ()).caption.endswith("So few days can only show strong links.")
    assert "So few days" not in ask(exposures(365), "run-min", (1,), ()).caption


def test_bubbles_are_rounded_only_as_far_as_they_have_to(linked) -> None:
    found = ask(linked, "run-min", (1,), ())
    assert len(found.bubbles) <= MOST_BUBBLES
    assert (found.bubbles["x"] % (RUN.step / FINENESS[0])).round(6).isin([0, RUN.step / FINENESS[0]]).all()


def test_later_mornings_are_clear_only_where_both_looks_say_so(linked, null) -> None:
    answer = ask(linked, "run-min", (1,), table(linked)).answer
    assert later_card(linked, answer).rows["is_clear"].tolist()[0]
    doubtful = dataclasses.replace(answer, q=0.5)
    assert not later_card(linked, doubtful).rows["is_clear"].tolist()[0]
    nothing = later_card(null, ask(null, "run-min", (1,), table(null)).answer)
    assert nothing.sentence == "No clear link with the next morning, the second morning or the third morning."
    assert (nothing.rows["said"] == "no clear link").all()


def test_later_mornings_wait_until_the_next_one_can_be_tested() -> None:
    few = exposures(30)
    assert later_card(few, ask(few, "run-min", (1,), ()).answer) is None


def test_the_file_of_later_mornings_bears_its_units(linked) -> None:
    card = later_card(linked, ask(linked, "run-min", (1,), ()).answer)
    assert {"slope_per_10_min", "low_90", "high_90", "p", "q", "pairs"} <= set(later_file(card).columns)


def test_the_table_has_every_question_once_with_a_q(linked) -> None:
    card = list_card(table(linked), is_expert=False)
    assert list(card.rows.columns) == ["Question", "Answer", "q", "Mornings"]
    assert len(card.rows) == len(QUESTIONS)
    assert card.sentence.endswith("a clear link.")


def test_experts_see_every_slope_and_others_only_clear_ones(null) -> None:
    answers = table(null)
    plain, expert = (list_card(answers, is_expert=flag) for flag in (False, True))
    assert {"Slope", "90 % interval", "p"} <= set(expert.rows.columns)
    assert "points" not in " ".join(plain.rows["Answer"][plain.rows["q"] != "–"])
    assert plain.sentence.startswith("None of ")


def test_before_ninety_mornings_there_is_no_table() -> None:
    assert list_card(table(exposures(80)), is_expert=True) is None


def test_the_file_of_the_table_holds_what_could_not_be_tested(linked) -> None:
    rows = list_file(table(linked))
    assert rows["question"].tolist() == [q.code for q in QUESTIONS]
    assert (rows["absent"] != "").sum() == rows["p"].isna().sum()


def test_beside_a_mark_stands_what_may_be_said(linked) -> None:
    answers: tuple[Answer, ...] = table(linked)
    said = {said_of(answer) for answer in answers}
    assert "no clear link" in said
    assert "not enough to test" in said
