"""The check-in and the answer to a run on Today: kept, changed, removed, and the answer made anew."""

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.body import InjuryKind
from rtr.importers.base import Recording
from rtr.model import WHOLE_RUN, CheckIn, Injury, RunResponse
from rtr.store import Store
from tests.app.diaries import AT, TODAY, run
from tests.app.screen import words

Open = Callable[..., AppTest]
FORM = f"check_in_1_{TODAY}"
RUN = "a" * 32
ANSWER = f"run_answer_1_{RUN}"
PLACE, KNEE = "achilles_left", "knee_front_right"


@pytest.fixture
def today(store: Store, open_app: Open) -> AppTest:
    """Today of a runner with a sore Achilles tendon, who ran this morning and has said nothing yet."""
    runner = store.add_runner("Me", "Europe/Berlin")
    ran = run(dt.datetime(2026, 5, 6, 6, 0), 20, uid=RUN)
    store.add_batch(runner.id, [Recording(activity=ran)], [], at=AT)
    store.save_injury(
        runner.id, Injury(site="achilles", side="left", kind=InjuryKind.TENDON, onset=dt.date(2026, 4, 1))
    )
    return open_app()


def tap(app: AppTest, **answers: object) -> None:
    for name, value in answers.items():
        app.pills(key=f"{FORM}_{name}").set_value(value)


def save(app: AppTest) -> AppTest:
    return app.button(key=f"{FORM}_save").click().run()


def morning(app: AppTest) -> AppTest:
    """The whole usual check-in."""
    answers = {f"{PLACE}_pain_am": 2, f"{PLACE}_stiff_am": 1, f"{PLACE}_pain_now": 0}
    tap(app, **answers, news="Nothing", sleep_quality=4, fatigue=3)
    return save(app)


def said(store: Store) -> CheckIn | None:
    (runner,) = store.runners()
    return store.said(runner.id, TODAY)


def test_nothing_is_answered_beforehand(today: AppTest) -> None:
    assert today.pills
    assert not any(pill.value for pill in today.pills)
    assert {number.value for number in today.number_input} == {None}


def test_a_morning_is_kept_and_today_is_answered_anew(today: AppTest, store: Store) -> None:
    assert "You have not made a check" in words(today)
    morning(today)
    told = said(store)
    assert told is not None
    assert [(s.site, s.pain_am, s.stiff_am, s.pain_now) for s in told.sites] == [(PLACE, 2, 1, 0)]
    assert (told.red_flags, told.signs, told.sleep_quality, told.fatigue) == ((), (), 4, 3)
    assert told.mood is None
    assert "Pain 2 at the first steps and 0 walking" in words(today)
    assert "You have not made a check" not in words(today)
    assert f"{FORM}_save" not in [button.key for button in today.button]


def test_the_first_steps_must_be_told_and_nothing_is_lost(today: AppTest, store: Store) -> None:
    tap(today, news="Nothing", fatigue=3)
    save(today)
    assert "Choose a number for pain at the first steps" in words(today)
    assert said(store) is None
    assert today.pills(key=f"{FORM}_fatigue").value == 3
    assert today.pills(key=f"{FORM}_news").value == "Nothing"


def test_it_can_be_changed_with_what_was_said_in_place(today: AppTest, store: Store) -> None:
    morning(today)
    today.button(key=f"{FORM}_change").click().run()
    assert today.pills(key=f"{FORM}_{PLACE}_pain_am").value == 2
    assert today.pills(key=f"{FORM}_news").value == "Nothing"
    tap(today, **{f"{PLACE}_pain_am": 4})
    today.number_input(key=f"{FORM}_sleep_h").set_value(7.5)
    today.text_area(key=f"{FORM}_note").set_value("![x](http://evil.example/x.png)")
    save(today)
    told = said(store)
    assert told is not None
    assert (told.sites[0].pain_am, told.sites[0].stiff_am, told.sleep_h) == (4, 1, 7.5)
    assert "evil" not in words(today)


def test_an_answer_can_be_taken_back(today: AppTest, store: Store) -> None:
    morning(today)
    today.button(key=f"{FORM}_change").click().run()
    tap(today, sleep_quality=None)
    save(today)
    told = said(store)
    assert told is not None
    assert told.sleep_quality is None


def test_it_can_be_removed(today: AppTest, store: Store) -> None:
    morning(today)
    today.button(key=f"{FORM}_change").click().run()
    today.button(key=f"{FORM}_removed").click().run()
    assert said(store) is None
    assert today.button(key=f"{FORM}_save")


def test_a_place_without_an_injury_is_asked_about_and_kept_for_the_day(today: AppTest, store: Store) -> None:
    today.selectbox(key=f"{FORM}_another_site").set_value("knee_front")
    today.button(key=f"{FORM}_add_place").click().run()
    assert "Choose a place and its side" in words(today)
    today.pills(key=f"{FORM}_another_side").set_value("right")
    today.button(key=f"{FORM}_add_place").click().run()
    assert "Right kneecap" in words(today)
    tap(today, **{f"{KNEE}_pain_am": 3})
    morning(today)
    told = said(store)
    assert told is not None
    assert {s.site: s.pain_am for s in told.sites} == {PLACE: 2, KNEE: 3}


def test_several_injuries_are_each_asked(store: Store, open_app: Open, today: AppTest) -> None:
    (runner,) = store.runners()
    store.save_injury(runner.id, Injury(site="back", side="none", kind="unknown", onset=dt.date(2026, 5, 1)))
    app = open_app()
    tap(app, **{f"{PLACE}_pain_am": 2}, news="Nothing")
    save(app)
    assert "at the lower back" in words(app)
    tap(app, back_pain_am=1)
    save(app)
    told = said(store)
    assert told is not None
    assert {s.site: s.pain_am for s in told.sites} == {PLACE: 2, "back": 1}


def answered(store: Store) -> dict[str, RunResponse]:
    (runner,) = store.runners()
    return {r.site: r for r in store.answers_of(runner.id, RUN)}


def answer(app: AppTest, **answers: object) -> AppTest:
    for name, value in answers.items():
        app.pills(key=f"{ANSWER}_{name}").set_value(value)
    return app.button(key=f"{ANSWER}_save").click().run()


def test_a_run_is_answered_at_the_place_and_as_a_whole(today: AppTest, store: Store) -> None:
    at = {f"{PLACE}_pain_max": 2, f"{PLACE}_pain_60": 1, f"{PLACE}_signs": ["limp"]}
    answer(today, **at, rpe=3, talk_test=True, completed=0.75, painkiller=False)
    told = answered(store)
    assert (told[PLACE].pain_max, told[PLACE].pain_60, told[PLACE].pain_end) == (2, 1, None)
    assert (told[PLACE].limp, told[PLACE].sharp, told[PLACE].swelling) == (True, False, False)
    whole = told[WHOLE_RUN]
    assert (whole.rpe, whole.talk_test, whole.completed, whole.painkiller) == (3, True, 0.75, False)
    assert "is answered" in words(today)
    assert "You rated it 3 of 10" in words(today)


def test_none_of_these_is_a_no_and_nothing_tapped_is_not(today: AppTest, store: Store) -> None:
    answer(today, **{f"{PLACE}_pain_max": 2})
    assert answered(store)[PLACE].limp is None
    today.button(key=f"{ANSWER}_change").click().run()
    answer(today, **{f"{PLACE}_signs": ["none"]})
    assert answered(store)[PLACE].limp is False


def test_a_run_without_an_answer_is_not_saved(today: AppTest, store: Store) -> None:
    answer(today)
    assert "Answer at least one question" in words(today)
    assert answered(store) == {}


def test_the_answers_to_a_run_can_be_removed(today: AppTest, store: Store) -> None:
    answer(today, rpe=3)
    today.button(key=f"{ANSWER}_change").click().run()
    today.button(key=f"{ANSWER}_removed").click().run()
    assert answered(store) == {}


def test_an_exact_rating_from_elsewhere_is_not_rounded_by_looking(store: Store, today: AppTest, open_app: Open) -> None:
    (runner,) = store.runners()
    store.put_responses(runner.id, [RunResponse(activity_uid=RUN, site=WHOLE_RUN, rpe=3.5, completed=0.9)])
    app = open_app()
    app.button(key=f"{ANSWER}_change").click().run()
    answer(app, talk_test=True)
    whole = answered(store)[WHOLE_RUN]
    assert (whole.rpe, whole.completed, whole.talk_test) == (3.5, 0.9, True)
