"""Settings are checked before they are kept, in words that say what to do."""

import dataclasses

import pytest

from rtr.actions import save_profile, save_runner
from rtr.errors import SettingsError, StoreError
from rtr.profile import Profile


def test_a_profile_that_can_be_is_kept(local_store, anna):
    told = Profile(birth_year=1986, hr_rest_bpm=52)
    assert save_profile(local_store, anna, told, year=2026) == told
    assert local_store.diary(anna.id).profile == told


def test_a_profile_that_cannot_be_changes_nothing(local_store, anna):
    save_profile(local_store, anna, Profile(hr_rest_bpm=52), year=2026)
    with pytest.raises(SettingsError, match="year of birth") as refused:
        save_profile(local_store, anna, Profile(birth_year=2027), year=2026)
    assert refused.value.hint == "Check the number. Nothing was changed."
    assert local_store.diary(anna.id).profile == Profile(hr_rest_bpm=52)


def test_a_runner_keeps_name_zone_week_and_unit(local_store, anna):
    told = dataclasses.replace(anna, name="  Anna \n Maria ", zone="Pacific/Auckland", week_start=6, has_miles=True)
    kept = save_runner(local_store, told)
    assert kept.name == "Anna Maria"
    assert local_store.runners() == (kept,)


@pytest.mark.parametrize(
    ("changed", "word"),
    [({"name": "   "}, "name"), ({"name": "x" * 61}, "name"), ({"zone": "Mars/Base"}, "time zone"),
     ({"zone": "../etc/passwd"}, "time zone"), ({"week_start": 7}, "week"), ({"week_start": -1}, "week")],
)  # fmt: skip
def test_what_cannot_be_is_refused(local_store, anna, changed, word):
    with pytest.raises(SettingsError, match=word):
        save_runner(local_store, dataclasses.replace(anna, **changed))
    assert local_store.runners() == (anna,)


def test_a_name_belongs_to_one_runner(local_store, anna):
    local_store.add_runner("Ben", "UTC")
    with pytest.raises(StoreError, match="already a runner"):
        save_runner(local_store, dataclasses.replace(anna, name="Ben"))
