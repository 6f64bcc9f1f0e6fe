"""The questions are fixed before the data; most answers are "no clear link", and say so."""

import ast
import inspect

import numpy as np
import pytest

from rtr.frames import Exposures
from rtr.learn import questions
from rtr.learn.questions import QUESTIONS, Answer, asked, signed, table, with_q
from rtr.learn.response import Response, Withheld
from tests.unit.learn.tables import table_of

MINUTES = QUESTIONS[0]


def answer(question=MINUTES, *, p=0.01, slope=0.2, low=0.1, high=0.3, q=None):
    """An answer as the test gives it; slope and interval are of 10 units."""
    found = Response(lag=1, pairs=100, runs=40, rho=0.3, p=p, slope_per_10=slope, low=low, high=high, shifts=80)
    return Answer(question=question, response=found, q=q)


def diary(days, *, effect=0.0, seed=1):
    """Three runs a week and pain that drifts; each 10 minutes add `effect` points the next morning."""
    rng = np.random.default_rng(seed)
    run_min = np.where(np.arange(days) % 7 % 2 == 0, rng.integers(10, 40, days), 0).astype(float)
    pain = 2 + rng.normal(0, 0.8, days)
    pain[1:] += effect * run_min[:-1] / 10
    return run_min, np.clip(np.round(pain), 0, 10)


def test_there_are_at_most_nine_each_with_one_code():
    assert len(QUESTIONS) <= 9
    assert len({question.code for question in QUESTIONS}) == len(QUESTIONS)
    assert {question.exposure for question in QUESTIONS} <= set(Exposures.to_schema().columns)
    assert {question.outcome for question in QUESTIONS} == {"pain_am", "stiff_am"}
    assert all(question.step > 0 for question in QUESTIONS)


def test_the_list_is_literal_and_nothing_in_its_module_changes_it():
    """Which questions are asked cannot depend on anybody's data: they are written out, and never filtered."""
    tree = ast.parse(inspect.getsource(questions))
    made = [n for n in tree.body if isinstance(n, ast.AnnAssign) and ast.unparse(n.target) == "QUESTIONS"]
    assert len(made) == 1
    assert isinstance(made[0].value, ast.Tuple)
    for entry in made[0].value.elts:
        assert isinstance(entry, ast.Call)
        assert not entry.args
        assert all(isinstance(keyword.value, ast.Constant) for keyword in entry.keywords)
    used = [node for node in ast.walk(tree) if isinstance(node, ast.comprehension) and "QUESTIONS" in ast.unparse(node)]
    assert len(used) == 1
    assert not used[0].ifs


@pytest.mark.parametrize(("days", "rows"), [(89, 0), (90, 9), (91, 9)])
def test_no_table_below_90_answered_mornings(days, rows):
    run_min, pain = diary(days)
    assert len(table(table_of(run_min=run_min, pain_am=pain))) == rows


def test_mornings_count_not_days_that_went_by():
    run_min, pain = diary(170)
    pain[::2] = np.nan
    assert table(table_of(run_min=run_min, pain_am=pain)) == ()


def test_the_table_has_every_question_in_the_order_of_the_list_and_names_what_was_not_tested():
    run_min, pain = diary(120)
    rows = table(table_of(run_min=run_min, pain_am=pain))
    assert [row.question for row in rows] == list(QUESTIONS)
    tested = [row for row in rows if row.response.p is not None]
    assert [row.question.code for row in tested] == ["run-min"]
    assert {row.response.absent for row in rows if row not in tested} == {Withheld.FEW_PAIRS}
    assert all(row.q is None for row in rows if row not in tested)


def test_q_is_over_the_questions_that_could_be_tested():
    none = Answer(question=MINUTES, response=Response(lag=1, pairs=3, runs=1, absent=Withheld.FEW_PAIRS))
    rows = with_q([answer(p=0.02), answer(p=0.04), none])
    assert [row.q for row in rows] == [pytest.approx(0.04), pytest.approx(0.04), None]


@pytest.mark.parametrize(("q", "linked"), [(0.099, True), (0.10, True), (0.101, False)])
def test_a_link_is_named_up_to_a_false_discovery_rate_of_a_tenth(q, linked):
    assert answer(p=0.01, q=q).is_linked == linked


@pytest.mark.parametrize(("p", "linked"), [(0.049, True), (0.05, True), (0.051, False)])
def test_one_chosen_question_has_p_alone(p, linked):
    assert answer(p=p).is_linked == linked


@pytest.mark.parametrize(
    ("low", "high", "linked"),
    [(0.01, 0.3, True), (0.0, 0.3, False), (-0.01, 0.3, False), (-0.3, -0.01, True), (-0.3, 0.0, False)],
)
def test_an_interval_that_holds_0_is_no_clear_link_whatever_p_says(low, high, linked):
    found = answer(slope=(low + high) / 2, low=low, high=high)
    assert found.is_linked == linked
    assert (found.words == "no clear link in your data so far") != linked


def test_slopes_are_told_in_the_natural_step_of_their_exposure():
    climb = next(question for question in QUESTIONS if question.exposure == "climb_m")
    found = answer(climb, slope=0.02, low=0.01, high=0.03)
    assert (found.slope, found.low, found.high) == pytest.approx((0.2, 0.1, 0.3))
    assert found.words == "+0.2 points for 100 more metres (between +0.1 and +0.3)"
    assert answer().words == "+0.2 points for 10 more minutes (between +0.1 and +0.3)"


def test_what_could_not_be_tested_says_why_in_the_words_of_its_question():
    def withheld(code, absent):
        question = next(each for each in QUESTIONS if each.code == code)
        return Answer(question=question, response=Response(lag=1, pairs=50, runs=3, absent=absent)).words

    assert withheld("run-min", Withheld.FEW_PAIRS) == "not tested: fewer than 42 days have everything it needs"
    assert withheld("faster", Withheld.FEW_RUNS) == "not tested: fewer than 12 of these days have faster minutes"
    assert withheld("run-min-stiffness", Withheld.FEW_PAINS) == (
        "not tested: fewer than 5 of these mornings have stiffness"
    )


def test_a_strong_link_is_found_and_told():
    run_min, pain = diary(120, effect=1.0)
    found = table(table_of(run_min=run_min, pain_am=pain))[0]
    assert found.is_linked
    assert found.slope == pytest.approx(1.0, abs=0.2)
    assert found.words.startswith("+")


def test_words_never_claim_a_cause():
    for question in QUESTIONS:
        for text in (question.title, question.per, answer(question).words, answer(question, q=0.5).words):
            assert not {"cause", "because", "risk", "safe"} & set(text.lower().split())


def test_a_small_slope_keeps_the_decimal_that_tells_its_sign():
    assert [signed(x) for x in (0.2, -0.2, 0.05, 0.04, -0.04, 0)] == ["+0.2", "−0.2", "+0.1", "+0.04", "−0.04", "0.0"]


def test_one_question_can_be_asked_of_any_day():
    run_min, pain = diary(60, effect=1.0)
    assert asked(table_of(run_min=run_min, pain_am=pain), MINUTES).q is None
    assert asked(table_of(run_min=run_min, pain_am=pain), MINUTES, lag=2).response.lag == 2
