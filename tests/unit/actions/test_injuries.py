"""Injury episodes are checked before they are kept; no edit loses what was noted."""

import dataclasses
import datetime as dt

import pytest

from rtr.actions import end_injury, remove_injury, reopen_injury, save_injury
from rtr.errors import SettingsError, StoreError
from rtr.model import CheckIn, Injury, SiteSymptoms

TODAY = dt.date(2026, 5, 6)
DAY = dt.timedelta(days=1)
ACHILLES = Injury(site="achilles", side="left", kind="tendon", onset=dt.date(2026, 3, 4), diagnosed_by="doctor")


def injuries(store, runner):
    return store.diary(runner.id).injuries


def test_an_injury_is_kept_with_its_words_tidied(local_store, anna):
    told = dataclasses.replace(ACHILLES, diagnosis="  mid-portion\n\x00 Achilles ", diagnosed_by=" ")
    kept = save_injury(local_store, anna, told, TODAY)
    assert kept.id is not None
    assert (kept.diagnosis, kept.diagnosed_by) == ("mid-portion Achilles", None)
    assert injuries(local_store, anna) == (kept,)


def test_an_injury_with_an_id_is_changed(local_store, anna):
    kept = save_injury(local_store, anna, ACHILLES, TODAY)
    changed = save_injury(local_store, anna, dataclasses.replace(kept, kind="unknown", has_surgery=True), TODAY)
    assert injuries(local_store, anna) == (changed,)
    assert changed.id == kept.id


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"site": "elbow"}, "no such place"),
        ({"side": "up"}, "no such side"),
        ({"side": "none"}, "side of Achilles tendon is missing"),
        ({"site": "back"}, "no such side of lower back"),
        ({"kind": "sprain"}, "no such kind"),
        ({"onset": TODAY + DAY}, "begin in the future"),
        ({"onset": dt.date(1919, 12, 31)}, "too far back"),
        ({"until": ACHILLES.onset - DAY}, "end lies before"),
        ({"until": TODAY + DAY}, "end lies before"),
        ({"cleared_by": "doctor", "cleared_on": TODAY + DAY}, "clearance cannot lie in the future"),
        ({"cleared_by": "doctor", "cleared_on": ACHILLES.onset - DAY}, "older than the injury"),
        ({"cleared_on": TODAY}, "names nobody"),
        ({"cleared_by": "  ", "cleared_on": TODAY}, "names nobody"),
        ({"cleared_by": "doctor"}, "bears no day"),
        ({"diagnosis": "x" * 201}, "more than 200 letters"),
        ({"site": "shin", "kind": "shin", "diagnosed_by": None}, "Soft tissue of the shin"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(local_store, anna, changed, word):
    with pytest.raises(SettingsError, match=word) as refused:
        save_injury(local_store, anna, dataclasses.replace(ACHILLES, **changed), TODAY)
    assert refused.value.hint.endswith("Nothing was changed.")
    assert injuries(local_store, anna) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"onset": TODAY},
        {"onset": dt.date(1920, 1, 1)},
        {"until": ACHILLES.onset},
        {"until": TODAY},
        {"cleared_by": "doctor", "cleared_on": TODAY},
        {"cleared_by": "doctor", "cleared_on": ACHILLES.onset},
        {"diagnosis": "x" * 200},
        {"site": "back", "side": "none", "kind": "unknown"},
        {"site": "other", "side": "none", "kind": "unknown"},
        {"site": "shin", "kind": "shin"},
    ],
)
def test_the_last_that_can_be_is_kept(local_store, anna, changed):
    kept = save_injury(local_store, anna, dataclasses.replace(ACHILLES, **changed), TODAY)
    assert injuries(local_store, anna) == (kept,)


def test_a_leap_day_is_a_day_like_any_other(local_store, anna):
    leap = dataclasses.replace(ACHILLES, onset=dt.date(2024, 2, 29))
    kept = save_injury(local_store, anna, leap, TODAY)
    ended = end_injury(local_store, anna, kept, dt.date(2024, 3, 1), TODAY)
    assert (ended.onset, ended.until) == (dt.date(2024, 2, 29), dt.date(2024, 2, 29))


def test_several_at_once_but_not_two_at_one_place(local_store, anna):
    save_injury(local_store, anna, ACHILLES, TODAY)
    save_injury(local_store, anna, dataclasses.replace(ACHILLES, side="right"), TODAY)
    save_injury(local_store, anna, dataclasses.replace(ACHILLES, site="calf", kind="muscle"), TODAY)
    with pytest.raises(SettingsError, match="already an injury at this place"):
        save_injury(local_store, anna, dataclasses.replace(ACHILLES, onset=TODAY), TODAY)
    assert len(injuries(local_store, anna)) == 3


def test_the_same_place_again_after_the_first_was_over(local_store, anna):
    first = save_injury(local_store, anna, ACHILLES, TODAY)
    end_injury(local_store, anna, first, dt.date(2026, 4, 10), TODAY)
    again = dataclasses.replace(ACHILLES, onset=dt.date(2026, 4, 9))
    with pytest.raises(SettingsError, match="already"):
        save_injury(local_store, anna, again, TODAY)
    save_injury(local_store, anna, dataclasses.replace(again, onset=dt.date(2026, 4, 10)), TODAY)
    with pytest.raises(SettingsError, match="already"):
        reopen_injury(local_store, anna, injuries(local_store, anna)[0], TODAY)


def test_over_since_is_the_first_day_without_it(local_store, anna):
    kept = save_injury(local_store, anna, ACHILLES, TODAY)
    assert end_injury(local_store, anna, kept, TODAY, TODAY).until == TODAY - DAY
    for since in (TODAY + DAY, kept.onset):
        with pytest.raises(SettingsError, match="cannot be over"):
            end_injury(local_store, anna, kept, since, TODAY)
    assert reopen_injury(local_store, anna, injuries(local_store, anna)[0], TODAY).until is None


def test_what_was_noted_at_a_place_outlives_every_edit(local_store, anna):
    kept = save_injury(local_store, anna, ACHILLES, TODAY)
    morning = CheckIn(day=TODAY, sites=(SiteSymptoms(site="achilles_left", pain_am=2),))
    local_store.save_check_in(anna.id, morning)
    save_injury(local_store, anna, dataclasses.replace(kept, side="right", kind="unknown"), TODAY)
    remove_injury(local_store, anna, kept.id)
    assert injuries(local_store, anna) == ()
    assert local_store.diary(anna.id).check_in_of(TODAY).sites == morning.sites


def test_only_ones_own_injury_can_be_changed_or_removed(local_store, anna):
    ben = local_store.add_runner("Ben", "UTC")
    kept = save_injury(local_store, anna, ACHILLES, TODAY)
    with pytest.raises(StoreError, match="no such injury"):
        remove_injury(local_store, ben, kept.id)
    with pytest.raises(StoreError, match="no such injury"):
        save_injury(local_store, ben, kept, TODAY)
    assert injuries(local_store, anna) == (kept,)
