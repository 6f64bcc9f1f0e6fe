"""The Journal: a month of days, one day in full, the last week, and twenty years of them without waiting."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from rtr.diary import Diary
from rtr.metrics.verdicts import run_verdicts
from rtr.model import (
    WHOLE_RUN,
    CheckIn,
    Clearance,
    Injury,
    Runner,
    RunResponse,
    SiteSymptoms,
    Sport,
    WeekTag,
    WeekTagKind,
)
from rtr.views.journal import journal_view
from rtr.views.journal_day import MISSING, TODAY, DayView, day_of
from rtr.views.journal_latest import latest_of
from rtr.views.journal_month import Month, month_of
from rtr.views.journal_verdicts import verdicts_of

ON = dt.date(2026, 3, 20)
FIRST = dt.date(2026, 3, 2)
HARD = "felt like 6 of 10: while all running is easy, that counts as held"


def morning(day: dt.date, pain: int | None = 1, **told: object) -> CheckIn:
    site = SiteSymptoms(site="achilles_left", pain_am=pain)
    return CheckIn(**({"day": day, "sites": (site,)} | told))  # type: ignore[arg-type] # fields by name


def anna(**told: object) -> Diary:
    return Diary(**({"runner": Runner(id=1, name="Anna", zone="Europe/Berlin")} | told))  # type: ignore[arg-type] # as above


def cell(month: Month, day: str) -> dict[str, object]:
    (found,) = month.cells[month.cells["day"] == day].to_dict("records")
    return found


def day_view(diary: Diary, day: dt.date, on: dt.date = ON) -> DayView:
    return day_of(diary, on, day, verdicts_of(diary, on, day))


def test_a_month_has_a_cell_for_each_of_its_days(make_diary: Callable[..., Diary]) -> None:
    month = month_of(make_diary(30, 0, 25), ON, ON)
    assert len(month.cells) == 31
    assert cell(month, "2026-03-02")["minutes"] == "30 min"
    assert cell(month, "2026-03-03")["minutes"] == ""
    assert (cell(month, "2026-03-20")["is_today"], cell(month, "2026-03-20")["is_selected"]) == (True, True)
    assert (cell(month, "2026-03-21")["is_ahead"], cell(month, "2026-03-20")["is_ahead"]) == (True, False)
    assert month.lead == "March so far: 2 runs, 55 running minutes."


@pytest.mark.parametrize(
    ("start", "weekdays", "place"),
    [(0, ("Mon", "Sun"), (0, 6)), (6, ("Sun", "Sat"), (0, 0)), (3, ("Thu", "Wed"), (0, 3))],
)
def test_weeks_begin_on_the_runners_day(start: int, weekdays: tuple[str, str], place: tuple[int, int]) -> None:
    diary = anna(runner=Runner(id=1, name="Anna", zone="Europe/Berlin", week_start=start))
    month = month_of(diary, ON, ON)
    assert (month.weekdays[0], month.weekdays[-1]) == weekdays
    first = cell(month, "2026-03-01")
    assert (first["row"], first["column"]) == place, "the first of March 2026 is a Sunday"


def test_a_leap_day_has_its_cell_and_the_last_of_a_month_its_neighbours() -> None:
    month = month_of(anna(), dt.date(2028, 5, 1), dt.date(2028, 2, 29))
    assert len(month.cells) == 29
    assert (month.earlier, month.later) == (dt.date(2028, 1, 29), dt.date(2028, 3, 29))
    march = month_of(anna(), dt.date(2028, 5, 1), dt.date(2028, 3, 31))
    assert (march.earlier, march.later) == (dt.date(2028, 2, 29), dt.date(2028, 4, 30))


def test_no_month_ahead_is_offered_and_the_next_one_ends_today() -> None:
    assert month_of(anna(), ON, ON).later is None
    assert month_of(anna(), ON, dt.date(2026, 2, 27)).later == ON


def test_the_morning_shows_its_worst_place_and_a_sign_its_mark() -> None:
    sites = (SiteSymptoms(site="achilles_left", pain_am=2), SiteSymptoms(site="back", pain_am=5))
    diary = anna(
        check_ins=(CheckIn(day=FIRST, sites=sites, red_flags=("RF2",)), morning(FIRST + dt.timedelta(1), None))
    )
    month = month_of(diary, ON, ON)
    assert (cell(month, "2026-03-02")["pain"], cell(month, "2026-03-02")["has_flag"]) == (5, True)
    assert cell(month, "2026-03-03")["pain"] != cell(month, "2026-03-03")["pain"], "not told is not 0"
    assert cell(month, "2026-03-02")["tip"] == "Mon 2 March: morning pain 5 and a warning sign"


def test_mornings_count_from_the_first_one_that_was_written() -> None:
    own, device = morning(dt.date(2026, 3, 11)), CheckIn(day=dt.date(2026, 3, 12), sleep_h=7, source="whoop_csv")
    assert month_of(anna(check_ins=(own, device)), ON, ON).lead.endswith("1 of 10 mornings written down.")


def test_days_of_an_injury_are_marked_until_running_was_cleared() -> None:
    hurt = Injury(
        site="achilles", side="left", kind="tendon", onset=dt.date(2026, 3, 4), cleared_on=dt.date(2026, 3, 6)
    )
    month = month_of(anna(injuries=(hurt,)), ON, ON)
    assert month.cells[month.cells["injury"]]["day"].tolist() == ["2026-03-04", "2026-03-05", "2026-03-06"]
    assert month.injuries == ("left Achilles tendon",)


def test_a_run_that_could_not_be_split_is_a_run_without_minutes(make_diary, make_activity) -> None:
    diary = anna(activities=(make_activity(0, run_s=None, walk_s=None), make_activity(1)))
    month = month_of(diary, ON, ON)
    assert (cell(month, "2026-03-02")["minutes"], cell(month, "2026-03-02")["has_run"]) == ("a run", True)
    assert month.lead == "March so far: 2 runs, at least 20 running minutes."


def test_two_runs_around_the_change_of_clocks_are_on_their_days(make_activity) -> None:
    """29 March 2026: the night has 23 hours."""
    nights = (make_activity(26, after=dt.timedelta(hours=17)), make_activity(27, after=-dt.timedelta(hours=5)))
    month = month_of(anna(activities=nights), dt.date(2026, 4, 2), dt.date(2026, 3, 29))
    assert month.cells[month.cells["has_run"]]["day"].tolist() == ["2026-03-28", "2026-03-29"]


def test_what_lies_after_the_day_of_the_page_is_not_known_yet(make_diary: Callable[..., Diary]) -> None:
    diary = make_diary(30, 0, 25, check_ins=(morning(FIRST), morning(FIRST + dt.timedelta(2))))
    month = month_of(diary, FIRST, FIRST)
    assert month.lead == "March so far: 1 run, 30 running minutes, 1 of 1 morning written down."
    assert not cell(month, "2026-03-04")["has_run"]
    assert journal_view(diary, FIRST, dt.date(2030, 1, 1)).day.day == FIRST


def test_a_day_says_what_was_run_answered_and_written(demo_diary: Diary) -> None:
    on = dt.date(2026, 5, 6)
    view = day_view(demo_diary, dt.date(2026, 5, 2), on)
    (run,) = view.runs
    assert run.sentence == "25 min running, 14 min walking, 5.0 km."
    assert run.notes == ("Canal loop with Ida. Could talk all the way.",)
    assert [(s.glyph, s.word, s.place) for s in run.settled] == [("▲", "settled", "left Achilles tendon")]
    assert dict(run.lines)["Next morning"] == "pain 1, usually 1"
    assert view.morning.lines[0].said.startswith("pain 0")
    assert view.caption == "Left Achilles tendon: day 244."


@pytest.mark.parametrize(("effort", "why"), [(5.0, ""), (6.0, HARD)])
def test_a_settled_run_that_felt_hard_says_what_it_counts_as(demo_diary: Diary, effort: float, why: str) -> None:
    on, day = dt.date(2026, 5, 6), dt.date(2026, 5, 2)
    uids = {a.uid for a in demo_diary.counted if a.day == day}
    told = [r for r in demo_diary.responses if r.activity_uid not in uids or r.site != WHOLE_RUN]
    rated = RunResponse(activity_uid=next(iter(uids)), site=WHOLE_RUN, rpe=effort)
    view = day_view(dataclasses.replace(demo_diary, responses=(*told, rated)), day, on)
    assert [settled.why for run in view.runs for settled in run.settled] == [why]


def test_a_missing_morning_is_offered_without_blame() -> None:
    assert day_view(anna(), FIRST).sentence == MISSING
    assert day_view(anna(), ON).sentence == TODAY
    assert "if you remember" in MISSING


def test_a_clearance_a_week_and_an_injury_stand_on_their_day() -> None:
    at = dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
    diary = anna(
        clearances=(Clearance(by="Dr. Wolf", on=FIRST, recorded_at=at),),
        week_tags=(WeekTag(week=FIRST, kind=WeekTagKind.OFF),),
        injuries=(Injury(site="back", side="none", kind="unknown", onset=FIRST, until=FIRST),),
    )
    assert day_view(diary, FIRST).remarks == (
        "Cleared by Dr. Wolf.",
        "You marked the week of 2 to 8 March: week off.",
        "Lower back: began on this day.",
        "Lower back: over.",
    )
    assert day_view(diary, FIRST + dt.timedelta(6)).remarks == ("You marked the week of 2 to 8 March: week off.",)
    assert day_view(diary, FIRST + dt.timedelta(7)).remarks == ()


def test_other_sports_and_doubtful_recordings_are_named(make_activity) -> None:
    ride = make_activity(0, sport=Sport.CYCLING, run_s=0.0, distance_m=12_000.0, title="Easy ride", uid="b")
    drive = make_activity(0, is_flagged=True, after=dt.timedelta(hours=3))
    view = day_view(anna(activities=(ride, drive)), FIRST)
    assert view.others[0] == "Cycling, 30 min, 12.0 km: Easy ride"
    assert view.others[1].endswith("(looks implausible, left out of every sum)")
    assert not view.runs


def test_two_runs_of_a_day_are_two_and_parts_of_one_are_one(make_activity) -> None:
    parts = (
        make_activity(0),
        make_activity(0, after=dt.timedelta(minutes=40)),
        make_activity(0, after=dt.timedelta(hours=8)),
    )
    first, second = day_view(anna(activities=parts), FIRST).runs
    assert first.sentence.endswith("10.0 km, 2 recordings.")
    assert (first.heading, second.heading) == ("Run at 06:00", "Run at 14:00")


def test_the_last_week_lists_open_mornings_since_the_diary_began() -> None:
    days = [ON - dt.timedelta(days=n) for n in (3, 1)]
    latest = latest_of(anna(check_ins=tuple(morning(day, note="x" * 200) for day in days)), ON)
    assert latest.missing == (ON, ON - dt.timedelta(days=2))
    assert latest.rows["Entry"].tolist() == [
        "Morning: ○ open", "Morning: pain 1", "Morning: ○ open", "Morning: pain 1",
    ]  # fmt: skip
    assert latest.rows["Note"].str.len().max() == 60
    assert latest_of(anna(), ON).missing == ()


def test_a_day_is_judged_as_the_whole_diary_judges_it(demo_diary: Diary) -> None:
    """Only the mornings around a run are looked at; nothing of the verdict may change by that."""
    on = dt.date(2026, 5, 6)
    whole = run_verdicts(demo_diary, on)
    days = sorted({verdict.day for verdict in whole})
    assert [v for day in days for v in verdicts_of(demo_diary, on, day)] == list(whole)


def test_an_empty_diary_is_empty() -> None:
    view = journal_view(anna(), ON, ON)
    assert view.is_empty
    assert view.month.lead == "March so far: 0 runs."
