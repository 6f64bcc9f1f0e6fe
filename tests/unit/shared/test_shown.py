"""What a link shows: the runner's own answer, reduced to the scope."""

import dataclasses
import datetime as dt
import importlib
import itertools

import pytest

from rtr.advice import case_of, suggest
from rtr.body import Sign
from rtr.diary import Diary
from rtr.intake import Intake
from rtr.metrics.verdicts import run_verdicts
from rtr.model import CheckIn, Injury, SiteSymptoms, Verdict
from rtr.plan import Answered, Block, Session, SessionKind
from rtr.share import USUAL_GROUPS, Group, Scope
from rtr.shared import Whole, shown, shown_of
from rtr.shared.grounds import GROUNDS
from rtr.shared.routes import Shape
from tests.symptom_diaries import LAST, PLACE, kept

DAY = LAST
DIARY = kept(45)
ALL = tuple(Group)
TELLING = (Group.PLAN, Group.LOAD, Group.SYMPTOMS)
SUBSETS = [groups for count in range(4) for groups in itertools.combinations(TELLING, count)]


def scoped(*groups: Group, **more: object) -> Scope:
    return Scope(groups=groups, **more)  # type: ignore[arg-type]


def plus(diary: Diary, **today: object) -> Diary:
    """The same diary with another morning of today."""
    others = tuple(c for c in diary.check_ins if c.day != DAY)
    return dataclasses.replace(diary, check_ins=(*others, CheckIn(day=DAY, **today)))  # type: ignore[arg-type]


class TestAnswer:
    def test_runner_and_coach_read_the_same_answer(self) -> None:
        own = suggest(case_of(DIARY, DAY))
        answer = shown(DIARY, DAY, None, Scope()).answer
        assert answer is not None
        assert (answer.verdict, answer.headline, answer.until) == (own.verdict, own.headline, own.until)
        assert {g.rule for g in answer.grounds} <= {r.rule for r in own.reasons} | {u.rule for u in own.unknown}

    @pytest.mark.parametrize("groups", SUBSETS, ids=lambda groups: "+".join(g.value for g in groups) or "nothing")
    def test_the_verdict_is_that_of_the_whole_diary_whatever_is_shared(self, groups: tuple[Group, ...]) -> None:
        answer = shown(DIARY, DAY, None, Scope(groups=groups)).answer
        if Group.PLAN not in groups:
            assert answer is None
        else:
            assert answer is not None
            assert answer.verdict is suggest(case_of(DIARY, DAY)).verdict

    @pytest.mark.parametrize(
        ("groups", "hidden"),
        [
            ((Group.PLAN,), {"last-run", "morning", "session-spike", "ramp", "readiness", "check-in", "illness"}),
            ((Group.PLAN, Group.LOAD), {"last-run", "morning", "readiness", "check-in", "illness", "limp-or-sharp"}),
            ((Group.PLAN, Group.SYMPTOMS), {"session-spike", "ramp", "ran-yesterday", "long-gap", "readiness"}),
        ],
    )  # fmt: skip
    def test_reasons_of_groups_that_are_not_shared_are_counted_not_told(self, groups, hidden) -> None:
        found = set()
        for days in range(0, 30, 6):
            answer = shown(DIARY, DAY - dt.timedelta(days=days), None, Scope(groups=groups)).answer
            assert answer is not None
            found |= {g.rule for g in answer.grounds}
            assert bool(answer.hidden_line) is bool(answer.hidden)
            assert answer.changes == ()
            assert answer.line == ""
        assert not found & hidden

    def test_something_else_speaks_for_caution(self) -> None:
        limping = plus(
            DIARY, sites=(SiteSymptoms(site=PLACE, pain_am=2, stiff_am=1),), red_flags=(), signs=(Sign.LIMP,)
        )
        answer = shown(limping, DAY, None, scoped(Group.PLAN)).answer
        assert answer is not None
        assert answer.verdict is Verdict.EASE_BACK
        assert "limp" not in repr(answer)
        assert answer.until is None
        assert answer.hidden_line.endswith("for caution are not part of what is shared.")

    def test_a_name_a_person_gave_a_session_stays_with_the_person(self) -> None:
        title = "Run to Anna"
        sessions = (Session(day=DAY, kind=SessionKind.RUN, title=title, rung="R8"),)
        block = Block(begin=DAY, end=DAY, sessions=sessions, answered=Answered.ACCEPTED, by="Anna")
        diary = dataclasses.replace(DIARY, blocks=(block,))
        assert title not in repr(shown(diary, DAY, None, Scope()))

    def test_every_ground_is_of_a_rule_with_a_line_in_the_table(self) -> None:
        answer = shown(DIARY, DAY, None, Scope(groups=ALL)).answer
        assert answer is not None
        assert {g.rule for g in answer.grounds} <= set(GROUNDS)


class TestStop:
    def flagged(self, *flags: str) -> Diary:
        return plus(DIARY, sites=(SiteSymptoms(site=PLACE, pain_am=1, stiff_am=1),), red_flags=flags)

    def test_a_warning_sign_hides_the_plan_and_is_named_where_symptoms_are_shared(self) -> None:
        seen = shown(self.flagged("RF2"), DAY, None, Scope())
        assert seen.answer is not None
        assert seen.answer.verdict is Verdict.SEE_CLINICIAN
        assert "calf" in str(seen.answer.grounds[0].sentence)
        assert (seen.stands, seen.gates, seen.block) == (None, (), None)

    def test_without_symptoms_it_is_a_stop_and_nothing_more(self) -> None:
        answer = shown(self.flagged("RF2"), DAY, None, scoped(Group.PLAN, Group.LOAD)).answer
        assert answer is not None
        assert answer.headline == "No running until somebody has looked at it."
        assert answer.grounds == ()

    @pytest.mark.parametrize("groups", [USUAL_GROUPS, ALL])
    def test_signs_of_too_little_energy_are_not_told_to_anybody(self, groups: tuple[Group, ...]) -> None:
        intake = Intake(done_on=DAY, low_energy=("missed_periods",), low_energy_on=DAY)
        bone = (Injury(site="shin", side="left", kind="bone", onset=DAY - dt.timedelta(days=50)),)
        diary = dataclasses.replace(plus(DIARY, red_flags=()), intake=intake, injuries=bone)
        own = suggest(case_of(diary, DAY))
        assert "RF9" in own.case.standing_flags
        seen = shown(diary, DAY, None, Scope(groups=groups))
        assert seen.answer is not None
        assert seen.answer.verdict is own.verdict
        assert seen.diary.intake == Intake()
        for word in ("energy", "RF9", "period", "missed"):
            assert word not in repr(seen.answer)

    @pytest.mark.parametrize("what", [{"is_pregnant": True}, {"has_heart_disease": True}, {"birth_on": DAY}])
    def test_why_a_clinician_makes_the_plan_is_not_told(self, what: dict[str, object]) -> None:
        diary = dataclasses.replace(DIARY, intake=Intake(done_on=DAY, **what))  # type: ignore[arg-type]
        seen = shown(diary, DAY, None, Scope(groups=ALL))
        assert seen.answer is not None
        assert seen.answer.word == "The plan comes from a clinician"
        assert (seen.stands, seen.block, seen.diary.intake) == (None, None, Intake())
        for word in ("pregnan", "heart disease", "birth", "exercis"):
            assert word not in repr(seen.answer).lower()


class TestOnePlace:
    TWO = dataclasses.replace(
        DIARY,
        injuries=(*DIARY.injuries, Injury(site="knee", side="right", kind="knee", onset=DAY - dt.timedelta(days=9))),
    )

    def test_where_another_place_hurts_too_reasons_about_how_it_felt_are_not_told(self) -> None:
        sore = plus(self.TWO, red_flags=(), sites=(SiteSymptoms(site="knee_right", pain_am=7, stiff_am=1),))
        seen = shown(sore, DAY, None, Scope(place=PLACE))
        assert seen.answer is not None
        assert "knee" not in repr(seen)
        assert not {g.rule for g in seen.answer.grounds} & {"morning", "limp-or-sharp", "last-run", "bone-pain"}
        assert "knee" in repr(shown(sore, DAY, None, Scope()))

    def test_verdicts_of_runs_are_those_of_the_place(self) -> None:
        seen = shown(self.TWO, DAY, None, Scope(place=PLACE))
        assert {v.place for v in seen.verdicts} <= {PLACE, ""}
        assert seen.places == ("left Achilles tendon",)


class TestSince:
    def test_what_rests_on_days_before_is_not_told(self) -> None:
        since = DAY - dt.timedelta(days=5)
        seen = shown(DIARY, DAY, None, Scope(since=since))
        assert seen.answer is not None
        assert not {g.rule for g in seen.answer.grounds} & {"session-spike", "ramp", "last-run", "morning", "readiness"}
        assert seen.stands is not None
        assert seen.stands.onset_days is None
        assert all(v.day >= since and v.usual is None and v.d24 is None for v in seen.verdicts)

    def test_from_the_first_day_on_nothing_is_reduced(self) -> None:
        first = min(i.onset for i in DIARY.injuries)
        assert shown(DIARY, DAY, None, Scope(since=first)).answer == shown(DIARY, DAY, None, Scope()).answer


class TestStandsAndGates:
    def test_the_step_its_phase_and_how_long_it_has_been(self) -> None:
        stands = shown(DIARY, DAY, None, Scope()).stands
        assert stands is not None
        assert stands.onset_days == (DAY - DIARY.injuries[0].onset).days
        assert stands.steps == 26

    def test_conditions_about_how_it_felt_are_asked_but_not_answered_without_symptoms(self) -> None:
        whole, plan = (shown(DIARY, DAY, None, s).gates for s in (Scope(), scoped(Group.PLAN)))
        assert len(whole) == len(plan) > 0
        hidden = [gate for gate in plan if gate.seen == "not part of what is shared"]
        assert hidden
        assert all(gate.is_met is None for gate in hidden)
        assert not [gate for gate in whole if gate.seen == "not part of what is shared"]

    def test_without_the_plan_there_is_none_of_it(self) -> None:
        seen = shown(DIARY, DAY, None, scoped(Group.LOAD, Group.SYMPTOMS))
        assert (seen.answer, seen.stands, seen.gates, seen.block) == (None, None, (), None)


class TestRuns:
    def test_runs_settled_as_the_runner_reads_it(self) -> None:
        own = run_verdicts(DIARY, DAY)
        assert [v.settling for v in shown(DIARY, DAY, None, Scope()).verdicts] == [v.settling for v in own]
        assert shown(DIARY, DAY, None, scoped(Group.PLAN, Group.LOAD)).verdicts == ()

    def test_without_the_load_neither_clock_nor_minutes_are_told(self) -> None:
        seen = shown(DIARY, DAY, None, scoped(Group.SYMPTOMS)).verdicts
        assert seen
        assert {v.end_utc.time() for v in seen} == {dt.time(12)}
        assert all(v.run_min != v.run_min for v in seen)

    def test_routes_of_shown_runs_only_and_only_with_routes(self) -> None:
        shape = Shape(uid=DIARY.activities[-1].uid, parts=(((0, 0), (10, 10)),))
        unknown = Shape(uid="gone", parts=(((0, 0), (10, 10)),))
        seen = shown(DIARY, DAY, None, scoped(Group.LOAD, Group.ROUTES), shapes=(shape, unknown))
        assert [(r.uid, r.parts) for r in seen.routes] == [(str(len(DIARY.activities)), shape.parts)]
        assert shown(DIARY, DAY, None, Scope(), shapes=(shape,)).routes == ()
        assert shown(DIARY, DAY, None, scoped(Group.ROUTES), shapes=(shape,)).routes == ()


def test_a_day_in_the_past_shows_nothing_of_later() -> None:
    past = DAY - dt.timedelta(days=20)
    seen = shown(DIARY, past, None, Scope(groups=ALL))
    assert max(a.day for a in seen.diary.activities) <= past
    assert seen.answer == shown(DIARY.until(past), past, None, Scope(groups=ALL)).answer


def test_an_empty_diary_shows_an_empty_one() -> None:
    seen = shown(Diary(runner=DIARY.runner), DAY, None, Scope(groups=ALL))
    assert seen.diary.is_empty
    assert seen.answer is not None
    assert seen.answer.verdict is Verdict.UNKNOWN


class TestSinceTheInjury:
    """What a new link begins with: the first day of the injury, long ago, with runs before it."""

    BEFORE = dataclasses.replace(
        DIARY.activities[0], uid="before", start_local=dt.datetime(2025, 9, 1, 7), start_utc=None, run_s=3000.0
    )
    LONG = dataclasses.replace(kept(75), activities=(BEFORE, *kept(75).activities))

    def test_nothing_is_reduced_where_everything_told_is_of_the_time_since(self) -> None:
        since = self.LONG.injuries[0].onset
        assert since > self.BEFORE.start_local.date()
        assert shown(self.LONG, DAY, None, Scope(since=since)).answer == shown(self.LONG, DAY, None, Scope()).answer

    def test_a_break_that_began_before_is_not_told(self) -> None:
        quiet = dataclasses.replace(self.LONG, activities=self.LONG.activities[:1])
        seen = shown(quiet, DAY, None, Scope(since=self.LONG.injuries[0].onset)).answer
        assert seen is not None
        assert "September" not in repr(seen)
        assert not {g.rule for g in seen.grounds} & {"long-gap", "re-entry", "stale-data"}


def test_links_of_one_diary_share_what_is_worked_out_of_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each sees what it would see alone, and the answer of the day is looked for once."""
    asked: list[object] = []
    monkeypatch.setattr(
        importlib.import_module("rtr.shared.shown"), "suggest", lambda case: asked.append(case) or suggest(case)
    )
    scopes = [Scope(), Scope(groups=ALL), scoped(Group.PLAN), scoped(Group.SYMPTOMS)]
    whole = Whole(DIARY, DAY, None)
    together = [repr(shown_of(whole, scope)) for scope in scopes]
    assert len(asked) == 1
    assert together == [repr(shown(DIARY, DAY, None, scope)) for scope in scopes]


def test_what_is_shown_is_another_only_where_the_hour_changes_it() -> None:
    """A morning that hurt two days ago at noon: the pause ends today at noon."""
    day = DAY - dt.timedelta(days=2)
    hurt = CheckIn(day=day, sites=(SiteSymptoms(site=PLACE, pain_am=7),), recorded_at=at(day, 12))
    diary = dataclasses.replace(DIARY, check_ins=(*[c for c in DIARY.check_ins if c.day != day], hurt))
    pause, still, over, later = (
        shown(diary, DAY, at(DAY, *clock), Scope()) for clock in ((8,), (11, 55), (12,), (18,))
    )
    assert pause.answer is not None
    assert pause.answer.until == at(DAY, 12)
    assert pause.mark == still.mark
    assert over.mark == later.mark
    assert still.mark != over.mark


def at(day: dt.date, *clock: int) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(*clock), dt.UTC)
