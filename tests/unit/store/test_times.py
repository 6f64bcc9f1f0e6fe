"""Times come back as they went in, on both databases: DST, leap days, microseconds, far zones."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from rtr.errors import StoreError
from rtr.importers.base import Recording

AT = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
BERLIN = ZoneInfo("Europe/Berlin")

MOMENTS = {
    "microseconds": dt.datetime(2026, 3, 2, 6, 0, 0, 123456, tzinfo=dt.UTC),
    "last microsecond of a year": dt.datetime(2025, 12, 31, 23, 59, 59, 999999, tzinfo=dt.UTC),
    "leap day": dt.datetime(2024, 2, 29, 23, 30, tzinfo=dt.UTC),
    "first of two clocks in autumn": dt.datetime(2025, 10, 26, 2, 30, tzinfo=BERLIN),
    "second of two clocks in autumn": dt.datetime(2025, 10, 26, 2, 30, fold=1, tzinfo=BERLIN),
    "after the gap in spring": dt.datetime(2025, 3, 30, 3, 0, tzinfo=BERLIN),
    "Kathmandu": dt.datetime(2025, 6, 1, 5, 45, tzinfo=ZoneInfo("Asia/Kathmandu")),
    "Kiritimati": dt.datetime(2025, 1, 1, 0, 5, tzinfo=ZoneInfo("Pacific/Kiritimati")),
    "before 1970": dt.datetime(1969, 7, 20, 20, 17, 40, tzinfo=dt.UTC),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_an_instant_and_its_clock_come_back(store, runner, make_activity, name):
    moment = MOMENTS[name]
    run = make_activity(start_utc=moment, start_local=moment.replace(tzinfo=None))
    store.add_batch(runner.id, [Recording(activity=run)], (), at=moment)
    (back,) = store.diary(runner.id).activities
    assert back.start_utc == moment.astimezone(dt.UTC)
    assert back.start_utc.tzinfo is dt.UTC
    assert back.start_local == moment.replace(tzinfo=None, fold=0)
    assert back.start_local.tzinfo is None
    assert store.batches(runner.id)[0].created_at == moment.astimezone(dt.UTC)


def test_both_clocks_of_an_autumn_night_are_two_instants(store, runner, make_activity):
    pair = [MOMENTS[f"{which} of two clocks in autumn"] for which in ("first", "second")]
    runs = [
        make_activity(uid=str(i), start_utc=m.astimezone(dt.UTC), start_local=m.replace(tzinfo=None))
        for i, m in enumerate(pair)
    ]
    store.add_batch(runner.id, [Recording(activity=r) for r in reversed(runs)], (), at=AT)
    back = store.diary(runner.id).activities
    assert [a.uid for a in back] == ["0", "1"]
    assert back[1].start_utc - back[0].start_utc == dt.timedelta(hours=1)
    assert back[0].day == back[1].day == dt.date(2025, 10, 26)


def test_an_instant_without_a_zone_is_refused(store, runner, make_activity):
    run = make_activity(start_utc=dt.datetime(2026, 3, 2, 6))
    with pytest.raises(StoreError):
        store.add_batch(runner.id, [Recording(activity=run)], (), at=AT)


def test_the_diary_is_sorted_by_the_runners_clock(store, runner, make_activity):
    """A run in Auckland on Tuesday may be earlier than one in Honolulu on Monday."""
    auckland = make_activity(uid="a", start_utc=AT, start_local=dt.datetime(2026, 3, 11, 1))
    honolulu = make_activity(uid="h", start_utc=AT + dt.timedelta(hours=9), start_local=dt.datetime(2026, 3, 10, 11))
    store.add_batch(runner.id, [Recording(activity=a) for a in (auckland, honolulu)], (), at=AT)
    assert [a.uid for a in store.diary(runner.id).activities] == ["h", "a"]
