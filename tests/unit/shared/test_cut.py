"""A diary cut to a scope, group by group, searched for what must not be there."""

import dataclasses
import datetime as dt
import itertools

import pytest

from rtr.diary import Diary
from rtr.model import Activity, CheckIn, Injury, RunResponse, SiteSymptoms, Sport
from rtr.plan import Block, Session, SessionKind
from rtr.share import GROUP_WORDS, USUAL_GROUPS, Comment, CommentKind, Group, Scope
from rtr.shared import cut
from rtr.shared.cut import reader_of
from tests.unit.shared.marked import DAY, MINE, OTHER_SITE, SITE, marked
from tests.unit.shared.needed import needs

MARKED = marked()
ALL = tuple(Group)
SUBSETS = [groups for count in range(len(ALL) + 1) for groups in itertools.combinations(ALL, count)]


def asked(record: str, field: str) -> frozenset[Group] | None:
    """What a marker needs; None is never."""
    return needs(record, field, is_text=next(iter(MARKED.marks[record, field])).startswith("zq"))


@pytest.mark.parametrize("groups", SUBSETS, ids=lambda groups: "+".join(g.value for g in groups) or "nothing")
def test_no_marker_of_a_group_that_is_not_shared_is_anywhere_in_the_diary(groups: tuple[Group, ...]) -> None:
    written = repr(cut(MARKED.diary, Scope(groups=groups), link_id=MINE, name="M."))
    for (record, field), texts in MARKED.marks.items():
        needed = asked(record, field)
        if needed is None or not needed <= set(groups):
            assert not [text for text in texts if text in written], (record, field)


def test_what_is_shared_arrives() -> None:
    """The same search the other way round: with everything shared only what is never shown is missing."""
    written = repr(cut(MARKED.diary, Scope(groups=ALL), link_id=MINE, name="M."))
    missing = {key for key, texts in MARKED.marks.items() if not any(text in written for text in texts)}
    assert {key for key in missing if asked(*key) is not None} == {("CheckIn", "source")}


class TestThePerson:
    def test_the_name_is_what_the_runner_chose_else_none(self) -> None:
        assert cut(MARKED.diary, Scope()).runner.name == "The runner"
        assert cut(MARKED.diary, Scope(), name=" M. ").runner.name == "M."

    def test_the_real_name_is_taken_out_of_every_text(self) -> None:
        told = dataclasses.replace(MARKED.diary.activities[0], notes="Ran with Zqrunner realname today")
        diary = dataclasses.replace(MARKED.diary, activities=(told,))
        assert cut(diary, Scope(groups=ALL), name="M.").activities[0].notes == "Ran with M. today"

    def test_a_short_name_inside_of_words_is_left_alone(self) -> None:
        runner = dataclasses.replace(MARKED.diary.runner, name="An")
        told = dataclasses.replace(MARKED.diary.activities[0], notes="Any run with An")
        made = cut(Diary(runner=runner, activities=(told,)), Scope(groups=ALL))
        assert made.activities[0].notes == "Any run with The runner"

    def test_who_signed_is_the_runner_as_called_here_or_nobody(self) -> None:
        own, other = (Block(begin=DAY, end=DAY, by=by) for by in ("Zqrunner Realname", "Dr. Who"))
        diary = dataclasses.replace(MARKED.diary, blocks=(own, other))
        assert [b.by for b in cut(diary, Scope(), name="M.").blocks] == ["M.", None]
        assert [b.by for b in cut(diary, Scope(groups=ALL), name="M.").blocks] == ["M.", "Dr. Who"]

    @pytest.mark.parametrize("groups", [USUAL_GROUPS, ALL])
    def test_the_set_up_is_the_runners_own(self, groups: tuple[Group, ...]) -> None:
        intake = cut(MARKED.diary, Scope(groups=groups)).intake
        assert intake.run_days == ("0", "2")
        assert (intake.age_band, intake.is_pregnant, intake.birth_on, intake.low_energy, intake.level) == (None,) * 5


class TestMornings:
    def test_signs_of_too_little_energy_are_never_shown_and_do_not_turn_into_nothing(self) -> None:
        (said,) = cut(MARKED.diary, Scope(groups=ALL)).check_ins
        assert said.red_flags is None

    @pytest.mark.parametrize(
        ("marked_flags", "shown"), [((), ()), (None, None), (("RF6", "RF9"), ("RF6",)), (("RF6",), ("RF6",))]
    )
    def test_other_alarming_signs_are_symptoms(self, marked_flags: object, shown: object) -> None:
        diary = _mornings(CheckIn(day=DAY, red_flags=marked_flags))  # type: ignore[arg-type]
        assert cut(diary, Scope()).check_ins[0].red_flags == shown
        assert cut(diary, Scope(groups=(Group.PLAN, Group.LOAD))).check_ins == ()

    def test_with_notes_only_a_morning_is_its_note(self) -> None:
        diary = _mornings(CheckIn(day=DAY, note="slept badly", mood=2), CheckIn(day=DAY, mood=3))
        assert cut(diary, Scope(groups=(Group.JOURNAL,))).check_ins == (CheckIn(day=DAY, note="slept badly"),)

    def test_with_heart_rate_only_a_morning_is_its_heart_rate(self) -> None:
        diary = _mornings(CheckIn(day=DAY, resting_hr_bpm=48, mood=2), CheckIn(day=DAY, mood=3))
        assert cut(diary, Scope(groups=(Group.HEART,))).check_ins == (CheckIn(day=DAY, resting_hr_bpm=48),)

    def test_whose_words_they_are_is_told_but_not_which_app(self) -> None:
        diary = _mornings(CheckIn(day=DAY), CheckIn(day=DAY, source="whoop"))
        assert [c.source for c in cut(diary, Scope()).check_ins] == ["runner", "watch"]


def _mornings(*said: CheckIn) -> Diary:
    return Diary(runner=MARKED.diary.runner, check_ins=said)


class TestRuns:
    def test_without_the_load_a_run_leaves_its_day_where_an_answer_is_shown(self) -> None:
        one, other = (_run(uid, DAY) for uid in ("a", "b"))
        diary = Diary(runner=MARKED.diary.runner, activities=(one, other), responses=(_answer("b", SITE),))
        (left,) = cut(diary, Scope(groups=(Group.SYMPTOMS,))).activities
        assert left == Activity(uid="1", sport=Sport.RUNNING, source="", start_local=dt.datetime(2026, 5, 4, 12))
        assert cut(diary, Scope(groups=(Group.PLAN, Group.JOURNAL, Group.HEART))).activities == ()

    def test_when_a_run_was_answered_tells_its_hour_so_it_needs_the_load(self) -> None:
        at = dt.datetime(2026, 5, 4, 8, tzinfo=dt.UTC)
        answer = dataclasses.replace(_answer("a", SITE), recorded_at=at)
        diary = Diary(runner=MARKED.diary.runner, activities=(_run("a", DAY),), responses=(answer,))
        assert [cut(diary, Scope(groups=g)).responses[0].recorded_at for g in ((Group.SYMPTOMS,), USUAL_GROUPS)] == [
            None,
            at,
        ]

    def test_a_number_takes_the_place_of_the_fingerprint_everywhere(self) -> None:
        made = cut(MARKED.diary, Scope(groups=ALL))
        assert (
            {a.uid for a in made.activities}
            == {r.activity_uid for r in made.responses}
            == {m.uid for m in made.measures}
            == {"1"}
        )
        assert reader_of(MARKED.diary, Scope()).numbers == {MARKED.diary.activities[0].uid: "1"}

    def test_heart_rate_leaves_every_layer_of_a_run(self) -> None:
        run = cut(MARKED.diary, Scope()).activities[0]
        assert (run.avg_hr_bpm, run.max_hr_bpm, run.laps[0].avg_hr_bpm, run.channels) == (None, None, None, ())
        assert cut(MARKED.diary, Scope()).measures[0].hr.total_s == 0
        assert cut(MARKED.diary, Scope(groups=(*USUAL_GROUPS, Group.HEART))).measures[0].hr.total_s == 1


def _run(uid: str, day: dt.date) -> Activity:
    return Activity(
        uid=uid, sport=Sport.RUNNING, source="fit", start_local=dt.datetime.combine(day, dt.time(6, 31)), timer_s=1800
    )


def _answer(uid: str, site: str) -> RunResponse:
    return RunResponse(activity_uid=uid, site=site, pain_max=2)


class TestOnePlace:
    def test_other_places_are_left_out_with_their_answers(self) -> None:
        made = cut(MARKED.diary, Scope(groups=ALL, place=SITE))
        assert [i.site for i in made.injuries] == ["achilles"]
        assert [s.site for c in made.check_ins for s in c.sites] == [SITE]
        assert [r.site for r in made.responses] == [SITE]

    def test_answers_to_the_whole_run_stay_without_what_belongs_to_another_place(self) -> None:
        diary = dataclasses.replace(
            MARKED.diary,
            responses=(RunResponse(activity_uid=MARKED.diary.activities[0].uid, site="", rpe=3, pelvic=True),),
        )
        assert cut(diary, Scope(place=SITE)).responses == (RunResponse(activity_uid="1", site="", rpe=3),)
        assert cut(diary, Scope()).responses[0].pelvic is True

    def test_a_place_that_is_not_injured_shows_none(self) -> None:
        assert cut(MARKED.diary, Scope(place="back")).injuries == ()


class TestSince:
    def test_nothing_before_the_day(self) -> None:
        made = cut(MARKED.diary, Scope(groups=ALL, since=DAY + dt.timedelta(days=1)), link_id=MINE)
        left = {one.name for one in dataclasses.fields(Diary) if getattr(made, one.name)}
        assert left <= {"runner", "profile", "intake", "injuries", "own_ladders"}

    def test_the_day_itself_is_shown(self) -> None:
        assert cut(MARKED.diary, Scope(groups=ALL, since=DAY)).activities

    def test_an_injury_that_goes_on_begins_with_the_day(self) -> None:
        injury = Injury(site="achilles", side="left", kind="tendon", onset=DAY, cleared_on=DAY)
        over = dataclasses.replace(injury, until=DAY)
        since = DAY + dt.timedelta(days=9)
        (made,) = cut(dataclasses.replace(MARKED.diary, injuries=(injury, over)), Scope(since=since)).injuries
        assert (made.onset, made.cleared_on) == (since, None)

    def test_a_plan_that_goes_on_loses_the_days_before(self) -> None:
        days = [DAY, DAY + dt.timedelta(days=2)]
        block = Block(
            begin=DAY, end=days[1], sessions=tuple(Session(day=d, kind=SessionKind.REST, title="Rest") for d in days)
        )
        (made,) = cut(dataclasses.replace(MARKED.diary, blocks=(block,)), Scope(since=days[1])).blocks
        assert (made.begin, [s.day for s in made.sessions]) == (days[1], [days[1]])


class TestComments:
    def texts(self, link_id: int | None) -> list[str]:
        return [c.text for c in cut(MARKED.diary, Scope(), link_id=link_id, name="M.").comments]

    def test_the_own_thread_and_what_the_runner_asks_everybody(self) -> None:
        assert self.texts(MINE) == ["zqcomment0qz", "zqcomment1qz", "zqcomment3qz"]

    def test_without_a_thread_only_the_questions_of_the_runner(self) -> None:
        assert self.texts(None) == ["zqcomment3qz"]

    def test_a_run_is_named_by_its_number_and_a_block_only_where_the_plan_is_shared(self) -> None:
        uid, block = MARKED.diary.activities[0].uid, MARKED.diary.blocks[0].id
        told = Comment(by="Jonas", is_coach=True, text="", made_at=dt.datetime(2026, 5, 4, 10, tzinfo=dt.UTC), day=DAY,
                       link_id=MINE, activity_uid=uid, block_id=block, kind=CommentKind.COMMENT)  # fmt: skip
        diary = dataclasses.replace(MARKED.diary, comments=(told,))
        (whole,) = cut(diary, Scope(), link_id=MINE).comments
        (felt,) = cut(dataclasses.replace(diary, responses=()), Scope(groups=(Group.SYMPTOMS,)), link_id=MINE).comments
        assert (whole.activity_uid, whole.block_id) == ("1", block)
        assert (felt.activity_uid, felt.block_id) == (None, None)


class TestPlannedWords:
    @pytest.mark.parametrize(
        ("title", "shown"),
        [
            ("5 × (2 min run, 2 min walk)", "5 × (2 min run, 2 min walk)"),
            ("Strength, the basics", "Strength, the basics"),
            ("30 min easy, 4 × relaxed strides of 20 s", "30 min easy, 4 × relaxed strides of 20 s"),
            ("Run to Anna", "Run"),
            ("run 5 min, call 0171 555", "Run"),
            ("", "Run"),
        ],
    )
    def test_titles_a_person_wrote_need_the_journal(self, title: str, shown: str) -> None:
        session = Session(day=DAY, kind=SessionKind.RUN, title=title, note="changed by Jonas on 2026-05-04, says Anna")
        diary = dataclasses.replace(MARKED.diary, blocks=(Block(begin=DAY, end=DAY, sessions=(session,)),))
        reduced, whole = (cut(diary, Scope(groups=g)).blocks[0].sessions[0] for g in (USUAL_GROUPS, ALL))
        assert (reduced.title, reduced.note) == (shown, None)
        assert (whole.title, whole.note) == (title, session.note)


def test_every_group_has_words_for_the_page() -> None:
    assert set(GROUP_WORDS) == set(Group)


def test_places_with_answers_of_others_are_no_reason_to_show_a_run() -> None:
    diary = Diary(
        runner=MARKED.diary.runner, activities=(_run("a", DAY),), responses=(_answer("a", OTHER_SITE),),
        check_ins=(CheckIn(day=DAY, sites=(SiteSymptoms(site=OTHER_SITE, pain_am=3),)),),
    )  # fmt: skip
    made = cut(diary, Scope(groups=(Group.SYMPTOMS,), place=SITE))
    assert (made.activities, made.responses, made.check_ins) == ((), (), (CheckIn(day=DAY),))
