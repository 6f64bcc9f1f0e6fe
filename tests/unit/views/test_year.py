"""A year on screen: every day once, honest counts, dates and lighter weeks in their place, and a frame or none."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest

from rtr.advice.case import Case
from rtr.advice.year import WeekKind, frame_of
from rtr.diary import Diary
from rtr.intake import Intake
from rtr.metrics.week import week_of
from rtr.model import CheckIn, Injury, Runner, SiteSymptoms
from rtr.plan import Answered, Block, Entry, EntryKind, Placement
from rtr.views import year_frame
from rtr.views.year import YearView, year_view
from rtr.views.year_dates import date_lines, when_text
from rtr.views.year_frame import NO_PLAN, NOT_SET_UP, TAPER, built_of, frame_view, start_of
from tests.unit.advice.symptoms import SET_UP

ON = dt.date(2026, 3, 20)
DAY = dt.timedelta(days=1)


def runner(week_start: int = 0) -> Runner:
    return Runner(id=1, name="Anna", zone="Europe/Berlin", week_start=week_start)


def anna(**told: object) -> Diary:
    return Diary(**({"runner": runner(), "intake": SET_UP} | told))  # type: ignore[arg-type] # fields by name


def morning(day: dt.date, pain: int | None) -> CheckIn:
    return CheckIn(day=day, sites=(SiteSymptoms(site="achilles_left", pain_am=pain),))


def entry(begin: dt.date, days: int = 1, kind: EntryKind = EntryKind.HOLIDAY, title: str = "Alps") -> Entry:
    return Entry(begin=begin, end=begin + (days - 1) * DAY, kind=kind, title=title)


def cell(view: YearView, day: str) -> dict[str, object]:
    (found,) = view.cells[view.cells["day"] == day].to_dict("records")
    return found


@pytest.mark.parametrize(("year", "days"), [(2023, 365), (2024, 366), (2026, 365), (2028, 366)])
@pytest.mark.parametrize("week_start", range(7))
def test_every_day_of_a_year_has_one_place(year: int, days: int, week_start: int) -> None:
    diary = anna(runner=runner(week_start), check_ins=(morning(dt.date(year, 1, 1), 0),))
    cells = year_view(diary, dt.date(year, 12, 31), year).cells
    assert len(cells) == cells["day"].nunique() == len(cells[["row", "column"]].drop_duplicates()) == days
    assert set(cells["row"]) == set(range(7))
    assert cells["column"].max() <= 53
    first = cells.iloc[0]
    assert (first["column"], first["row"]) == (0, (dt.date(year, 1, 1).weekday() - week_start) % 7)


def test_days_are_text_so_the_night_of_the_clocks_moves_none() -> None:
    cells = year_view(anna(check_ins=(morning(dt.date(2026, 1, 1), 0),)), dt.date(2026, 12, 31)).cells
    around = cells[cells["day"].isin(["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26"])]
    assert list(around["row"]) == [5, 6, 0, 6, 0]


@pytest.mark.parametrize(
    ("minutes", "step"), [(1, 1), (12, 1), (12.1, 2), (20, 2), (20.1, 3), (30, 3), (30.1, 4), (90, 4)]
)
def test_five_steps_of_one_colour(minutes: float, step: int, make_diary: Callable[..., Diary]) -> None:
    assert cell(year_view(make_diary(minutes), dt.date(2026, 3, 2)), "2026-03-02")["step"] == step


def test_a_run_of_unknown_length_is_no_rest(make_diary: Callable[..., Diary]) -> None:
    diary = make_diary(30)
    unknown = dataclasses.replace(diary.activities[0], run_s=None, walk_s=None)
    view = year_view(dataclasses.replace(diary, activities=(unknown,)), dt.date(2026, 3, 2))
    assert cell(view, "2026-03-02")["step"] == -1
    assert "1 day with running" in view.sentence
    assert str(cell(view, "2026-03-02")["tip"]).endswith("a run")


def test_counts_in_words() -> None:
    told = [morning(dt.date(2026, m, 1), pain) for m, pain in ((1, 3), (1, 4), (2, 2), (3, 5))]
    days = [dataclasses.replace(one, day=one.day + n * DAY) for n, one in enumerate(told)]
    view = year_view(anna(check_ins=tuple(days)), ON)
    assert view.sentence == (
        "No run is written down so far. 3 of 4 mornings had pain of 3 or more, in January and March."
    )
    assert year_view(anna(check_ins=tuple(days)), ON, 2027).sentence.startswith("2027 lies ahead.")


def test_no_morning_is_not_a_painless_one() -> None:
    view = year_view(anna(check_ins=(morning(ON, None),)), ON)
    assert "morning" not in view.sentence
    assert year_view(anna(check_ins=(morning(ON, 0),)), ON).sentence.endswith(
        "None of 1 morning had pain of 3 or more."
    )


def test_before_the_diary_nothing_is_drawn_and_ahead_is_outlined() -> None:
    view = year_view(anna(check_ins=(morning(ON - DAY, 1),)), ON)
    assert view.cells["day"].iloc[0] == "2026-03-19"
    assert [cell(view, day)["is_ahead"] for day in ("2026-03-20", "2026-03-21")] == [False, True]


def test_dates_mark_all_of_their_days_and_are_named() -> None:
    view = year_view(anna(entries=(entry(dt.date(2026, 12, 30), 4),), check_ins=(morning(ON, 1),)), ON)
    assert list(view.cells.loc[view.cells["has_entry"], "day"]) == ["2026-12-30", "2026-12-31"]
    assert cell(view, "2026-12-31")["tip"] == "Thu 31 December: Alps"
    assert 2027 in view.years


def test_dates_ahead_come_first_and_then_the_newest_that_is_over() -> None:
    dates = [entry(ON + n * DAY, title=str(n)) for n in (-9, 5, -3, 0)]
    assert [line.entry.title for line in date_lines(dates, ON)] == ["0", "5", "-3", "-9"]
    assert when_text(entry(dt.date(2027, 1, 1), 3), ON) == "1 to 3 January 2027 (3 days)"
    assert when_text(entry(dt.date(2026, 12, 30), 4), ON) == "30 December to 2 January 2027 (4 days)"
    assert when_text(entry(ON), ON) == "20 March"


def test_lighter_weeks_are_marked_in_the_year_they_lie_in() -> None:
    this, following = (year_view(anna(), ON, year).marks for year in (2026, 2027))
    assert not this["is_past"].any()
    assert this["tip"].iloc[0] == "6 to 12 April: lighter, suggested"
    assert following["tip"].iloc[0].endswith("2027: lighter, suggested")
    assert len(this) > len(following) > 0


def test_a_race_brings_its_caution() -> None:
    plain = year_view(anna(), ON).frame
    raced = year_view(anna(entries=(entry(dt.date(2026, 9, 20), kind=EntryKind.RACE, title="River 10k"),)), ON).frame
    assert TAPER not in plain.notes
    assert TAPER in raced.notes
    assert any(how.endswith("as often as before, for River 10k.") for _, _, how in raced.lines)


def test_the_frame_is_counted_from_the_first_accepted_block() -> None:
    block = Block(begin=dt.date(2025, 2, 10), end=dt.date(2025, 2, 23), answered=Answered.ACCEPTED)
    assert start_of(anna(), ON, None).day == ON
    assert start_of(anna(blocks=(block,)), ON, None).day == dt.date(2026, 2, 9), "52 weeks later"
    assert start_of(anna(blocks=(block,)), ON, ON + DAY).day == ON + DAY
    declined = dataclasses.replace(block, answered=Answered.DECLINED)
    assert start_of(anna(blocks=(declined,)), ON, None).day == ON


@pytest.mark.parametrize(("to_go", "built"), [(None, 0), (0, 3), (1, 2), (3, 0), (4, 0)])
def test_the_lighter_week_of_the_frame_is_the_one_that_is_due(
    to_go: int | None, built: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Today and Plan call the next cut-back week, Year does not put elsewhere."""
    monkeypatch.setattr(year_frame, "weeks_to_go", lambda *_: to_go)
    assert built_of(Case(on=ON)) == built
    start = start_of(anna(), ON, None, built)
    lighter = next(w for w in frame_of(start.day).weeks if w.kind is WeekKind.LIGHTER and w.last >= ON)
    assert lighter.first == week_of(ON, 0) + dt.timedelta(weeks=3 - built)
    assert start.words.startswith("the week after your last lighter one" if built else "this week")


def test_an_entered_talk_is_named_and_the_rhythm_follows_the_phase() -> None:
    talk = entry(ON + 4 * DAY, kind=EntryKind.CHECK_IN, title="Jonas")
    assert year_view(anna(entries=(talk,)), ON).frame.lines[-1][1].endswith(": 24 March")
    for phase, words in ((None, "every two weeks"), (2, "every two weeks"), (3, "every four weeks")):
        shown = frame_view(frame_of(ON, phase=phase), start_of(anna(), ON, None), (), ON, phase)
        assert shown.lines[-1][2].startswith(words)


def test_the_phase_is_that_of_the_ladder() -> None:
    tendon = Injury(site="achilles", side="left", kind="tendon", onset=ON - 60 * DAY)
    placed = Placement(day=ON, rung="R18", by="Jonas", recorded_at=dt.datetime(2026, 3, 20, 6, tzinfo=dt.UTC))
    view = year_view(anna(injuries=(tendon,), placements=(placed,)), ON)
    assert view.frame.lines[-1][2].startswith("every four weeks")


def test_who_is_not_set_up_or_is_steered_by_a_clinician_has_no_frame() -> None:
    bare = year_view(anna(intake=Intake()), ON)
    assert (bare.frame.lines, bare.frame.notes) == ((), (NOT_SET_UP,))
    surgery = Injury(site="knee", side="left", kind="tendon", onset=ON - 30 * DAY, has_surgery=True)
    steered = year_view(anna(injuries=(surgery,)), ON)
    assert (steered.frame.lines, steered.frame.notes) == ((), (NO_PLAN,))
    assert not len(steered.marks)


def test_a_warning_sign_stops_the_page() -> None:
    assert not year_view(anna(), ON).is_stopped
    assert year_view(anna(check_ins=(CheckIn(day=ON, red_flags=("RF2",)),)), ON).is_stopped
