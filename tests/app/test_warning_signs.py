"""The question about warning signs, the Stop that follows a mark, and the ways out of it (rulings R2, R5)."""

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.advice.red_flags import CHOICES, EMERGENCY_NUMBERS
from rtr.store import Store
from rtr.web import session
from tests.app.diaries import DIARIES, TODAY
from tests.app.screen import words

Open = Callable[..., AppTest]
NOTHING = ()


@pytest.fixture
def today(store: Store, open_app: Open) -> AppTest:
    """Today on a diary of one run, the question unanswered."""
    DIARIES["one_day"](store)
    return open_app()


FORM = "check_in_1_2026-05-06"
SAVE = f"{FORM}_save"


def news(app: AppTest, answer: str) -> AppTest:
    """Tap an answer of the question about what is new."""
    return app.pills(key=f"{FORM}_news").set_value(answer).run()


def mark(app: AppTest, *signs: str) -> AppTest:
    """Tick the signs that begin with these words, and save."""
    news(app, "Something is new")
    for sign in signs:
        next(box for box in app.checkbox if box.label.startswith(sign)).check()
    return app.button(key=SAVE).click().run()


def flags(store: Store) -> tuple[str, ...] | None:
    (runner,) = store.runners()
    told = store.diary(runner.id).check_in_of(TODAY)
    return None if told is None else told.red_flags


def test_nothing_is_offered_first_and_nothing_is_ticked(today: AppTest, store: Store) -> None:
    assert flags(store) is None
    question = today.pills(key=f"{FORM}_news")
    assert (question.options, question.value) == (["Nothing", "Something is new"], None)
    news(today, "Something is new")
    assert [box.label for box in today.checkbox] == [choice.label for choice in CHOICES[1:]]
    assert not any(box.value for box in today.checkbox)


def test_nothing_is_saved_and_the_card_shrinks(today: AppTest, store: Store) -> None:
    news(today, "Nothing")
    today.pills(key=f"{FORM}_fatigue").set_value(4)
    today.button(key=SAVE).click().run()
    assert flags(store) == NOTHING
    assert "nothing new" in words(today)
    assert not today.pills(key=f"run_answer_1_{'a' * 32}_rpe").value
    assert f"{FORM}_news" not in [pill.key for pill in today.pills]


def test_saving_without_a_tick_saves_nothing_and_says_so(today: AppTest, store: Store) -> None:
    mark(today)
    assert flags(store) is None
    assert "Tick what is new" in words(today)


def test_the_question_must_be_answered_today(today: AppTest, store: Store) -> None:
    today.pills(key=f"{FORM}_fatigue").set_value(4)
    today.button(key=SAVE).click().run()
    assert "Answer whether anything is new or alarming" in words(today)
    assert today.pills(key=f"{FORM}_fatigue").value == 4
    assert flags(store) is None


def test_a_sign_that_is_no_red_flag_is_kept_and_no_stop(today: AppTest, store: Store) -> None:
    mark(today, "A limp")
    (runner,) = store.runners()
    told = store.diary(runner.id).check_in_of(TODAY)
    assert told is not None
    assert (told.red_flags, told.signs) == ((), ("limp",))
    assert [title.value for title in today.title] != ["Stop"]


def test_a_sign_of_days_keeps_the_check_in_on_the_page(today: AppTest, store: Store) -> None:
    """A sore spot on the bone is looked at within days: no session, and the mornings go on being written."""
    mark(today, "Pain at night")
    assert flags(store) == ("RF6",)
    assert [title.value for title in today.title] == ["Stop"]
    assert not today.metric
    assert today.pills


def test_a_mark_leaves_only_the_stop(today: AppTest, store: Store) -> None:
    mark(today, "One calf swollen", "Sudden weakness")
    assert flags(store) == ("RF2", "RF4", "RF11")
    assert [title.value for title in today.title] == ["Stop"]
    assert not today.header
    assert not today.metric
    assert EMERGENCY_NUMBERS in words(today)


def test_a_stop_pauses_load(today: AppTest, open_app: Open) -> None:
    mark(today, "One calf swollen")
    load = open_app("load")
    assert "paused" in words(load)
    assert not load.metric
    assert not load.get("vega_lite_chart")


def test_a_mistake_is_taken_back_within_ten_minutes(today: AppTest, store: Store) -> None:
    mark(today, "One calf swollen")
    today.button(key="mistake").click().run()
    assert flags(store) is None
    assert [title.value for title in today.title] != ["Stop"]


@pytest.fixture
def later(today: AppTest, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A mark, and eleven minutes later the wish to take it back."""
    mark(today, "One calf swollen")
    moment = session.now

    monkeypatch.setattr(session, "now", lambda: moment() + dt.timedelta(minutes=11))
    return today.button(key="mistake").click().run()


def test_after_ten_minutes_every_question_is_asked_again(later: AppTest, store: Store) -> None:
    assert flags(store) == ("RF2",)
    assert [radio.label for radio in later.radio] == [choice.label for choice in CHOICES if choice.flags]
    assert {radio.value for radio in later.radio} == {None}
    later.button(key="FormSubmitter:again-Save all answers").click().run()
    assert "still open" in words(later)
    assert flags(store) == ("RF2",)


def test_all_answered_with_no_leaves_the_stop(later: AppTest, store: Store) -> None:
    for radio in later.radio:
        radio.set_value("No")
    later.button(key="FormSubmitter:again-Save all answers").click().run()
    assert flags(store) == NOTHING
    assert [title.value for title in later.title] != ["Stop"]


def test_one_yes_keeps_the_stop(later: AppTest, store: Store) -> None:
    for number, radio in enumerate(later.radio):
        radio.set_value("Yes" if number == 4 else "No")
    later.button(key="FormSubmitter:again-Save all answers").click().run()
    assert flags(store) == ("RF5",)
    assert [title.value for title in later.title] == ["Stop"]


def test_a_clearance_needs_a_name(today: AppTest, store: Store) -> None:
    mark(today, "One calf swollen")
    today.button(key="cleared").click().run()
    today.button(key="FormSubmitter:clearance-Record the clearance").click().run()
    assert "Write down who examined you" in words(today)
    assert [title.value for title in today.title] == ["Stop"]


def test_a_clearance_leaves_the_stop_and_keeps_the_mark(today: AppTest, store: Store) -> None:
    mark(today, "One calf swollen")
    today.button(key="cleared").click().run()
    today.text_input(key="cleared_by").input("Dr. *Who*")
    today.button(key="FormSubmitter:clearance-Record the clearance").click().run()
    (runner,) = store.runners()
    assert [(c.by, c.on) for c in store.diary(runner.id).clearances] == [("Dr. *Who*", TODAY)]
    assert flags(store) == ("RF2",)
    assert [title.value for title in today.title] != ["Stop"]
    assert "stays in your diary" in words(today)


def test_waiting_does_not_clear_it(today: AppTest, open_app: Open) -> None:
    mark(today, "One calf swollen")
    assert [title.value for title in open_app(on="2026-05-20").title] == ["Stop"]
