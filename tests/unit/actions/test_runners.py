"""A person's diary, and the invented runner beside it."""

import datetime as dt

import pytest

from rtr.actions import ensure_runner, fill_demo
from rtr.demo import demo_records
from rtr.errors import SettingsError
from rtr.model import CheckIn
from rtr.share import LOCAL_ACCOUNT

TODAY = dt.date(2026, 5, 6)


def test_a_runner_is_made_once(local_store):
    first = ensure_runner(local_store, "Me", "Europe/Berlin")
    assert ensure_runner(local_store, "Me", "America/Denver") == first
    assert local_store.runners() == (first,)


def test_a_runner_lives_in_a_zone(local_store):
    with pytest.raises(SettingsError):
        ensure_runner(local_store, "Me", "Atlantis")
    assert local_store.runners() == ()


def test_the_demo_is_filled_once_a_day(store):
    demo = fill_demo(store, today=TODAY)
    assert demo.is_demo
    before = store.diary(demo.id)
    assert len(before.activities) > 50
    assert before.check_ins
    assert before.injuries
    assert before.responses
    assert before.intake.done_on
    store.save_check_in(demo.id, CheckIn(day=TODAY, mood=3))
    assert fill_demo(store, today=TODAY) == demo
    assert store.diary(demo.id).check_in_of(TODAY).mood == 3


def test_an_old_demo_is_invented_anew(local_store):
    """Two weeks later it would only show that nothing was recorded."""
    old = fill_demo(local_store, today=TODAY)
    later = TODAY + dt.timedelta(days=14)
    new = fill_demo(local_store, today=later)
    assert new.id != old.id
    assert [r.id for r in local_store.runners()] == [new.id]
    assert max(a.day for a in local_store.diary(new.id).activities) > TODAY


def test_the_demo_never_takes_a_persons_name(local_store):
    name = demo_records(TODAY).runner_name
    person = ensure_runner(local_store, name, "UTC")
    demo = fill_demo(local_store, today=TODAY)
    assert demo.name != name
    assert local_store.diary(person.id).is_empty


def test_a_demo_that_was_left_half_filled_is_filled(local_store):
    """The runner is made before the diary: killed in between, an empty demo is left."""
    local_store.add_runner("Demo", "UTC", is_demo=True)
    demo = fill_demo(local_store, today=TODAY)
    assert local_store.diary(demo.id).activities


def test_every_account_has_runners_of_its_own(local_store):
    anna, ben = (local_store.add_account(name, dt.datetime(2026, 5, 6, tzinfo=dt.UTC)) for name in ("anna", "ben"))
    hers = ensure_runner(local_store, "Me", "UTC", account_id=anna.id)
    his = ensure_runner(local_store, "Me", "UTC", account_id=ben.id)
    here = ensure_runner(local_store, "Me", "UTC")
    assert len({hers.id, his.id, here.id}) == 3
    assert ensure_runner(local_store, "Me", "UTC", account_id=anna.id) == hers
    her_demo = fill_demo(local_store, today=TODAY, account_id=anna.id)
    assert fill_demo(local_store, today=TODAY, account_id=anna.id) == her_demo
    his_demo = fill_demo(local_store, today=TODAY + dt.timedelta(days=14), account_id=ben.id)
    assert local_store.runners(anna.id) == (hers, her_demo), "a new demo of somebody else takes nobody's away"
    assert local_store.runners(ben.id) == (his, his_demo)
    assert local_store.runners(LOCAL_ACCOUNT) == (here,)
