"""Nothing of what is not shared is anywhere in what a link shows, for diaries and scopes of any kind."""

import dataclasses
import datetime as dt
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rtr.diary import Diary
from rtr.intake import AgeBand, Intake, LowEnergy
from rtr.model import CheckIn, Clearance, Injury, RunResponse, SiteSymptoms
from rtr.plan import Answered, Block, Entry, EntryKind, EntryTest, Placement, Session, SessionKind, Step
from rtr.profile import HrMaxFrom, Profile, Sex
from rtr.share import Comment, CommentKind, Group, Scope
from rtr.shared import Shown, shown
from rtr.shared.routes import Shape
from tests.symptom_diaries import LAST, PLACE, kept

OTHER = "knee_right"
MINE, OTHERS = 31, 32
NAME = "Zqname Zqsurname"
SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
AT = dt.datetime(2026, 5, 5, 10, tzinfo=dt.UTC)
BASE = kept(40)


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    groups = tuple(g for g in Group if draw(st.booleans()))
    since = draw(st.none() | st.integers(0, 39).map(lambda days: LAST - dt.timedelta(days=days)))
    return Scope(groups=groups, since=since, place=draw(st.sampled_from([None, PLACE])))


def planted(said: str, chosen: Scope) -> tuple[Diary, set[str]]:
    """A diary of forty days with a secret in every field that can hold one, and the secrets of this scope."""
    has, secrets, n = chosen.groups, set[str](), iter(range(1000))

    def hide(*groups: Group, place: str | None = None, never: bool = False) -> str:
        text = f"zq{next(n):03d}{said}"
        is_other = chosen.place is not None and place not in {None, chosen.place}
        if never or is_other or not set(groups) <= set(has):
            secrets.add(text)
        return text

    def number(*groups: Group, never: bool = False) -> float:
        value = 171_000.0 + next(n)
        if never or not set(groups) <= set(has):
            secrets.add(f"{value:.0f}")
        return value

    text, heart, load, plan = Group.JOURNAL, Group.HEART, Group.LOAD, Group.PLAN
    activities = tuple(
        dataclasses.replace(
            a, title=hide(load, text), notes=hide(load, text), device=hide(load, text), sub_sport=hide(load),
            avg_hr_bpm=number(load, heart), max_hr_bpm=number(load, heart), avg_power_w=number(load),
            uid=hide(never=True), distance_m=number(load), feel=number(Group.SYMPTOMS),
        )
        for a in BASE.activities
    )  # fmt: skip
    uid = dict(zip((a.uid for a in BASE.activities), (a.uid for a in activities), strict=True))
    check_ins = tuple(
        dataclasses.replace(c, note=hide(text), resting_hr_bpm=number(heart), hrv_sdnn_ms=number(heart))
        for c in BASE.check_ins
    )
    hurt = CheckIn(
        day=LAST, sites=(SiteSymptoms(site=OTHER, pain_am=3, stiff_min=number(Group.SYMPTOMS)),), red_flags=("RF9",)
    )
    responses = [dataclasses.replace(r, activity_uid=uid[r.activity_uid]) for r in BASE.responses]
    secrets |= set() if chosen.place is None else {OTHER, "knee"}
    block = Block(
        begin=LAST, end=LAST, policy=hide(plan), answered=Answered.ACCEPTED, by=hide(plan, text),
        reason=hide(plan, text), made_at=AT, id=5,
        sessions=(
            Session(day=LAST, kind=SessionKind.RUN, title=hide(plan, text), note=hide(plan, text), rung="R3",
                    steps=(Step(do="run", s=600.0, note=hide(plan, text)),)),
        ),
    )  # type: ignore[arg-type]  # fmt: skip
    comments = (
        Comment(by="Jonas", is_coach=True, text=hide(never=True), made_at=AT, link_id=OTHERS),
        Comment(by=NAME, is_coach=False, text=hide(never=True), made_at=AT, link_id=OTHERS),
        Comment(by=NAME, is_coach=False, text=hide(never=True), made_at=AT),
        Comment(
            by=NAME, is_coach=False, text="May I hop, asks Zqname Zqsurname", made_at=AT, kind=CommentKind.QUESTION
        ),
        Comment(by="Jonas", is_coach=True, text="Yes", made_at=AT, link_id=MINE, activity_uid=activities[-1].uid),
    )
    diary = dataclasses.replace(
        BASE,
        runner=dataclasses.replace(BASE.runner, name=NAME, id=987_654_321, account_id=987_654_322),
        activities=activities, check_ins=(*check_ins, hurt),
        responses=(*responses, RunResponse(activity_uid=activities[-1].uid, site=OTHER, pain_max=2)),
        injuries=(
            dataclasses.replace(BASE.injuries[0], diagnosis=hide(text), diagnosed_by=hide(text), cleared_by=hide(text)),
            Injury(
                site="knee", side="right", kind="knee", onset=LAST - dt.timedelta(days=9),
                diagnosis=hide(text, place=OTHER),
            ),
        ),
        clearances=(Clearance(by=hide(text), on=LAST, recorded_at=AT),),
        profile=Profile(
            hr_max_bpm=number(heart), hr_rest_bpm=number(heart), lthr_bpm=number(heart), sex=Sex.FEMALE,
            hr_max_from=HrMaxFrom.LAB, birth_year=int(number(never=True)), has_rate_limiting_drug=True,
        ),
        intake=Intake(
            done_on=LAST, age_band=AgeBand.TO_59, goal=hide(text), low_energy=(LowEnergy.LOW_MOOD,), low_energy_on=LAST,
            usual_week_min=number(never=True), longest_before_min=number(never=True),
        ),
        told=(dataclasses.replace(check_ins[-1], note=hide(never=True)),),
        blocks=(block,),
        placements=(Placement(day=LAST, rung="R3", by=hide(plan, text), reason=hide(plan, text)),),
        entry_tests=(EntryTest(test="hop", day=LAST, is_passed=True, note=hide(plan, text)),),
        entries=(Entry(begin=LAST, end=LAST, kind=EntryKind.RACE, title=hide(plan, text)),),
        comments=comments,
    )  # fmt: skip
    return diary, secrets | {"Zqname", "Zqsurname", "987654321", "987654322", "low_mood", "RF9", "50_59", "female"}


def written(seen: Shown) -> str:
    """Every byte of it: as Python writes it, and as JSON."""
    return repr(seen) + json.dumps(dataclasses.asdict(seen.diary), default=str, ensure_ascii=False)


@SETTINGS
@given(scope=scopes(), said=st.sampled_from(["x", "</script>", "=1+1", "é"]))
def test_no_secret_outside_of_the_scope_is_in_what_is_shown(scope: Scope, said: str) -> None:
    diary, secrets = planted(said, scope)
    shapes = (Shape(uid=diary.activities[-1].uid, parts=(((0, 0), (4210, 10)),)),)
    if Group.ROUTES not in scope.groups:
        secrets.add("4210")
    seen = written(shown(diary, LAST, None, scope, link_id=MINE, shapes=shapes))
    assert not {secret for secret in secrets if secret in seen}


@SETTINGS
@given(scope=scopes())
def test_what_is_not_shared_and_steers_nothing_changes_no_byte(scope: Scope) -> None:
    """Two diaries that differ only in words a reader may not see look the same to them."""
    hidden = Scope(groups=tuple(g for g in scope.groups if g not in {Group.JOURNAL, Group.HEART}), since=scope.since)
    one, other = (written(shown(planted(said, hidden)[0], LAST, None, hidden)) for said in ("x", "a longer word"))
    if not {Group.LOAD, Group.PLAN} & set(hidden.groups):
        assert one == other


@SETTINGS
@given(scope=scopes())
def test_nothing_is_older_than_the_first_day(scope: Scope) -> None:
    seen = shown(BASE, LAST, None, scope)
    days = (
        [a.day for a in seen.diary.activities] + [c.day for c in seen.diary.check_ins] + [v.day for v in seen.verdicts]
    )
    days += [i.onset for i in seen.diary.injuries]
    assert all(scope.since is None or day >= scope.since for day in days)
