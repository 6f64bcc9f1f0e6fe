"""Who keeps a diary here: a person, or the invented runner to look around with."""

import datetime as dt

from rtr.actions.placing import zone_of
from rtr.demo import demo_records
from rtr.errors import StoreError
from rtr.model import Runner
from rtr.share import LOCAL_ACCOUNT
from rtr.store import Store

DEMO_FRESH = dt.timedelta(days=1)
"""A demo whose last morning is older than this is invented anew: it would only show that data is missing."""


def ensure_runner(store: Store, name: str, zone: str, *, account_id: int = LOCAL_ACCOUNT) -> Runner:
    """The runner of an account with this name, made where there is none. `zone` is a name like Europe/Berlin."""
    zone_of(zone)
    found = _named(store, name, account_id)
    if found is not None:
        return found
    try:
        return store.add_runner(name, zone, account_id=account_id)
    except StoreError:
        found = _named(store, name, account_id)  # somebody else was faster
        if found is None:
            raise
        return found


def _named(store: Store, name: str, account_id: int) -> Runner | None:
    return next((r for r in store.runners(account_id) if r.name == name and not r.is_demo), None)


def fill_demo(store: Store, *, today: dt.date, account_id: int = LOCAL_ACCOUNT) -> Runner:
    """An account's invented runner with eight months up to today: once, and anew where the last one has grown old."""
    with store.alone():  # two clicks, or two processes, must not make two
        return _demo(store, today, account_id)


def _demo(store: Store, today: dt.date, account_id: int) -> Runner:
    demo = next((r for r in store.runners(account_id) if r.is_demo), None)
    if demo is not None:
        days = [c.day for c in store.diary(demo.id).check_ins]
        if days and today - DEMO_FRESH <= max(days) <= today:
            return demo
        store.delete_runner(demo.id)
    records = demo_records(today)
    taken = {r.name for r in store.runners(account_id)}
    name = records.runner_name if records.runner_name not in taken else f"{records.runner_name} (demo)"
    demo = store.add_runner(name, records.zone, is_demo=True, account_id=account_id)
    store.add_batch(
        demo.id,
        records.recordings,
        (),
        at=dt.datetime.combine(today, dt.time(), dt.UTC),
        check_ins=records.check_ins,
        responses=records.responses,
        injuries=records.injuries,
    )
    for tag in records.week_tags:
        store.tag_week(demo.id, tag)
    store.save_profile(demo.id, records.profile)
    store.save_intake(demo.id, records.intake)
    for cleared in records.clearances:
        store.add_clearance(demo.id, cleared)
    for placed in records.placements:
        store.place_on_ladder(demo.id, placed)
    return demo
