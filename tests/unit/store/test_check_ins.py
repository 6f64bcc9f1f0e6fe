"""What the runner says of a day stands; what files know fills it up."""

import datetime as dt

from rtr.model import CheckIn, SiteSymptoms

DAY = dt.date(2024, 2, 29)
AT = dt.datetime(2024, 2, 29, 6, 30, 0, 5, tzinfo=dt.UTC)


def test_every_field_comes_back(store, runner):
    said = CheckIn(
        day=DAY,
        sites=(SiteSymptoms(site="achilles", pain_am=2, stiff_min=12.5), SiteSymptoms(site="knee")),
        red_flags=("RF1", "RF5"),
        sleep_h=7.25,
        sleep_quality=4,
        fatigue=3,
        mood=5,
        stress=1,
        confidence=8,
        painkiller=False,
        resting_hr_bpm=49.0,
        hrv_rmssd_ms=61.0,
        hrv_sdnn_ms=80.5,
        note="Ein Satz. 🙂",
        recorded_at=AT,
    )
    store.save_check_in(runner.id, said)
    assert store.diary(runner.id).check_ins == (said,)


def test_fields_given_replace_and_others_stay(store, runner):
    store.save_check_in(runner.id, CheckIn(day=DAY, mood=2, sleep_h=7.0, red_flags=()))
    store.save_check_in(runner.id, CheckIn(day=DAY, mood=4, recorded_at=AT))
    assert store.diary(runner.id).check_ins == (CheckIn(day=DAY, mood=4, sleep_h=7.0, red_flags=(), recorded_at=AT),)


def test_sites_are_kept_apart(store, runner):
    knee, achilles = SiteSymptoms(site="knee", pain_am=1), SiteSymptoms(site="achilles", pain_am=3)
    store.save_check_in(runner.id, CheckIn(day=DAY, sites=(knee, achilles)))
    store.save_check_in(runner.id, CheckIn(day=DAY, sites=(SiteSymptoms(site="achilles", pain_am=0, stiff_am=2),)))
    (back,) = store.diary(runner.id).check_ins
    assert back.sites == (knee, SiteSymptoms(site="achilles", pain_am=0, stiff_am=2))


def test_unanswered_and_nothing_are_different(store, runner):
    store.save_check_in(runner.id, CheckIn(day=DAY))
    store.save_check_in(runner.id, CheckIn(day=DAY + dt.timedelta(days=1), red_flags=()))
    assert [c.red_flags for c in store.diary(runner.id).check_ins] == [None, ()]


def test_files_fill_what_the_runner_did_not_say(store, runner):
    told = CheckIn(day=DAY, sleep_h=6.0, resting_hr_bpm=50.0, source="garmin")
    store.add_batch(runner.id, (), (), at=AT, check_ins=[told])
    store.save_check_in(runner.id, CheckIn(day=DAY, sleep_h=7.5))
    assert store.diary(runner.id).check_ins == (CheckIn(day=DAY, sleep_h=7.5, resting_hr_bpm=50.0),)


def test_of_two_files_the_newer_one_stands(store, runner):
    for sleep_h, hr_bpm in ((6.0, 50.0), (6.5, None)):
        told = CheckIn(day=DAY, sleep_h=sleep_h, resting_hr_bpm=hr_bpm, source="garmin")
        store.add_batch(runner.id, (), (), at=AT, check_ins=[told])
    assert store.diary(runner.id).check_ins == (CheckIn(day=DAY, sleep_h=6.5, resting_hr_bpm=50.0, source="garmin"),)


def test_the_same_file_again_adds_nothing(store, runner):
    told = CheckIn(day=DAY, sleep_h=6.0, source="garmin")
    first = store.add_batch(runner.id, (), (), at=AT, check_ins=[told, told])
    store.add_batch(runner.id, (), (), at=AT, check_ins=[told])
    store.undo(runner.id, first.id)
    assert store.diary(runner.id).check_ins == ()
