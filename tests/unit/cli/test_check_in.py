"""`check-in`: what a script or a hand at a terminal tells the diary."""

import io
import json
import sys
from functools import partial

import pytest

from rtr.body import InjuryKind
from rtr.importers.base import Recording
from rtr.model import WHOLE_RUN, Injury, RunResponse, SiteSymptoms
from rtr.store import Store

DONE, WRONG_USE, NOTHING_USABLE = 0, 2, 3
ON = ("--on", "2026-03-04")


@pytest.fixture
def store(local_store):
    return local_store


@pytest.fixture
def rtr(rtr, store, anna):
    """Runs one command line on Anna's diary."""
    return partial(rtr, "--db", store.url)


@pytest.fixture
def injured(store, anna, make_activity):
    """One open injury and one run."""
    at = make_activity(0).start_utc
    onset = make_activity(0).day
    store.save_injury(anna.id, Injury(site="achilles", side="left", kind=InjuryKind.TENDON, onset=onset))
    store.add_batch(anna.id, [Recording(activity=make_activity(0))], (), at=at)


def diary(store: Store, anna):
    return store.diary(anna.id)


def test_a_morning_from_options(rtr, store, anna, injured):
    code, out, _ = rtr(
        "check-in", *ON, "--pain-am", 2, "--stiff-am", 1, "--fatigue", 4, "--sleep-h", 7.5, "--nothing-new"
    )
    assert (code, out) == (DONE, "Kept: 1 entry.\n")
    (said,) = diary(store, anna).check_ins
    assert said.day.isoformat() == "2026-03-04"
    assert said.sites == (SiteSymptoms(site="achilles_left", pain_am=2, stiff_am=1),)
    assert (said.fatigue, said.sleep_h, said.red_flags, said.signs) == (4, 7.5, (), ())
    assert said.recorded_at is not None


def test_what_is_not_given_stays(rtr, store, anna, injured):
    rtr("check-in", *ON, "--pain-am", 2, "--mood", 3)
    rtr("check-in", *ON, "--stiff-am", 1, "--new", "limp")
    (said,) = diary(store, anna).check_ins
    assert said.sites == (SiteSymptoms(site="achilles_left", pain_am=2, stiff_am=1),)
    assert (said.mood, said.signs, said.red_flags) == (3, ("limp",), ())


def test_a_marked_sign_is_not_taken_back_by_nothing_new(rtr, store, anna, injured):
    assert rtr("check-in", *ON, "--new", "RF2")[0] == DONE
    code, _, err = rtr("check-in", *ON, "--nothing-new")
    assert code == NOTHING_USABLE
    assert err.count("\n") == 1
    assert diary(store, anna).check_ins[0].red_flags == ("RF2",)


def test_the_last_run_is_answered(rtr, store, anna, injured):
    assert rtr("check-in", "--run", "last", "--pain-max", 3, "--no-limp", "--talk-test")[0] == DONE
    assert rtr("check-in", "--run", "run-0-0", "--pain-60", 1)[0] == DONE
    (answer,) = diary(store, anna).responses
    assert (answer.site, answer.pain_max, answer.pain_60, answer.limp, answer.talk_test) == (
        "achilles_left",
        3,
        1,
        False,
        True,
    )


def test_json_tells_several_at_once(rtr, store, anna, injured, tmp_path):
    told = [
        {
            "day": "2026-03-03",
            "sites": [{"site": "achilles_left", "pain_am": 1}],
            "signs": ["fever"],
            "painkiller": True,
        },
        {"run": "last", "rpe": 3.5, "completed": 1},
        {"sleep_quality": 4, "resting_hr_bpm": None, "red_flags": []},
    ]
    (tmp_path / "told.json").write_text(json.dumps(told))
    assert rtr("check-in", *ON, "--json", tmp_path / "told.json")[:2] == (DONE, "Kept: 3 entries.\n")
    first, second = diary(store, anna).check_ins
    assert (first.signs, first.painkiller, second.sleep_quality, second.red_flags) == (("fever",), True, 4, ())
    (answer,) = diary(store, anna).responses
    assert answer == RunResponse(
        activity_uid="run-0-0", site=WHOLE_RUN, rpe=3.5, completed=1.0, recorded_at=answer.recorded_at
    )


def test_json_from_standard_input(rtr, store, anna, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"mood": 5}')))
    assert rtr("check-in", *ON, "--json", "-")[0] == DONE
    assert diary(store, anna).check_ins[0].mood == 5


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("", "not JSON"),
        ("[" * 99999, "not JSON"),
        ("[]", "nothing in this"),
        ("[1]", "Entry 1: a JSON object"),
        ('[{"mood": 4}, {"mood": 9}]', "Entry 2: Mood must lie between 1 and 5."),
        ('{"mood": "good"}', "Entry 1: the field 'mood' cannot be read."),
        ('{"mood": true}', "Entry 1: the field 'mood' cannot be read."),
        ('{"moody": 1}', "Entry 1: the field 'moody' is not known."),
        ('{"day": "yesterday"}', "Entry 1: the field 'day' is a date"),
        ('{"sites": [{"pain_am": 1}]}', "achilles_left"),
        ('{"sites": [{"site": "elbow", "pain_am": 1}]}', "no place called"),
        ('{"signs": ["hiccups"]}', "no sign called"),
        ('{"signs": "limp"}', "is a list"),
        ('{"run": 7}', "Entry 1: the field 'run' cannot be read."),
        ('{"run": "last", "pain_max": 11}', "between 0 and 10"),
        ('{"run": "last", "limp": "no"}', "'limp' cannot be read"),
        ('{"run": "last", "pain_max": 2}', "no run in this diary"),
        ('{"run": "unknown", "pain_max": 2}', "no such run"),
        ('[{"mood": 3}, {"run": "unknown", "rpe": 2}]', "no such run"),
        ('{"day": "2999-01-01", "mood": 3}', "future"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence_and_stores_nothing(  # noqa: PLR0917 - fixtures by name
    rtr, store, anna, tmp_path, told, words
):
    (tmp_path / "told.json").write_text(told)
    code, out, err = rtr("check-in", "--json", tmp_path / "told.json")
    assert (code, out, err.count("\n")) == (NOTHING_USABLE, "", 1)
    assert words in err
    assert diary(store, anna).is_empty


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "nothing to record"),
        (("--pain-am", 2), "--site"),
        (("--pain-am", 11, "--site", "knee_left"), "between 0 and 10"),
        (("--pain-am", "much", "--site", "knee_left"), "integer"),
        (("--pain-max", 2), "--pain-max needs --run"),
        (("--run", "last", "--site", "knee_left", "--mood", 2), "--mood belongs to a morning"),
        (("--nothing-new", "--new", "limp"), "not both"),
        (("--site", "elbow", "--pain-am", 1), "no place called"),
    ],
)
def test_wrong_use_is_said(rtr, store, anna, words, said):
    code, out, err = rtr("check-in", *ON, *words)
    assert (code, out) == (WRONG_USE, "")
    assert said in err
    assert diary(store, anna).is_empty
