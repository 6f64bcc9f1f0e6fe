"""Pace beside recovery: what a diary tells, how long it takes, and what the next run is limited to."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice import POLICY, case_of, suggest
from rtr.advice.block.ask import block_of
from rtr.advice.ladder.sessions import INSIDE, session
from rtr.advice.ladder.steps import rung
from rtr.advice.pace_limit import PaceLimit, limited, limited_block, pace_before, unlimited
from rtr.advice.recovery import Recovered, is_kept, recovered
from rtr.advice.session_words import lines
from rtr.measures import Histogram, Measures
from rtr.metrics.pace import PaceAbsence, SpeedFrom
from rtr.model import WHOLE_RUN, CheckIn, RunResponse, Verdict
from rtr.plan import Answered, Block, Do, SessionKind
from rtr.profile import Profile
from tests.unit.advice.symptoms import AGOS, ON, TENDON, clock, day, diary, morning, run

WEEK = (2, 4)
"""Runs of the last 7 days, by how many days ago."""


def measured(speed, *, bpm=140, graded=True):
    return {
        "gap": Histogram.of([int(speed * 10 + 1e-9)] * 1500), "gap_m_per_s": speed, "is_graded": graded,
        "recorded_s": 1800, "running_s": 1500, "hr": Histogram.of([bpm] * 1800),
        "hr_running": Histogram.of([bpm] * 1500),
    }  # fmt: skip


def rated(ago, rpe):
    return RunResponse(activity_uid=f"run {ago}", site=WHOLE_RUN, rpe=rpe, recorded_at=clock(ago, 19))


def watched(*, now=2.7, before=2.7, bpm=140, bpm_before=140, rpe=3.0, rpe_before=3.0, graded=True, **told):
    """The runner of these tests with a watch on every run; `now` is the speed of the last 7 days."""
    agos = told.pop("runs", AGOS)
    known = diary(runs=agos, **told)
    held = tuple(
        Measures(uid=f"run {ago}", version=1, **(
            measured(now, bpm=bpm, graded=graded) if ago < 7 else measured(before, bpm=bpm_before)
        ))
        for ago in agos
    )  # fmt: skip
    ratings = tuple(rated(ago, rpe if ago < 7 else rpe_before) for ago in agos)
    return dataclasses.replace(known, measures=held, responses=(*known.responses, *ratings))


def pace(known):
    return case_of(known, ON, clock(0, 9)).pace


def tired(sleep=4, fatigue=4):
    """Mornings of the last week with less sleep and energy."""
    return {ago: morning(ago, sleep_quality=sleep, fatigue=fatigue) for ago in range(7)}


def said(known):
    """The suggestion and what the rule says in it."""
    told = suggest(case_of(known, ON, clock(0, 9)))
    parts = (*told.reasons, *told.cleared, *told.unknown)
    return told, str(next(part.sentence for part in parts if part.rule == "pace-recovery"))


class TestRead:
    def test_a_week_beside_the_four_weeks_before(self):
        told = pace(watched(now=2.8, bpm=143, rpe=4.0))
        assert (told.recent_m_per_s, told.before_m_per_s) == (pytest.approx(2.8), pytest.approx(2.7))
        assert (told.runs, told.runs_before, told.speed_from) == (2, 10, SpeedFrom.GRADED)
        assert (told.hr_change_bpm, told.rpe_change) == (3.0, 1.0)
        assert (told.hard_after, told.unsettled_21d) == (0, 0)

    def test_without_altitude_the_ground_counts_as_level_and_is_named_so(self):
        assert pace(watched(now=2.8, graded=False)).speed_from == SpeedFrom.LEVEL

    def test_a_list_without_samples_tells_the_speed_of_runs_without_walking(self):
        known = diary()
        plain = tuple(dataclasses.replace(a, walk_s=0.0, run_s=1800.0, distance_m=4860.0) for a in known.activities)
        told = pace(dataclasses.replace(known, activities=plain))
        assert (told.before_m_per_s, told.speed_from) == (2.7, SpeedFrom.RECORDING)

    def test_with_walking_in_them_they_tell_none(self):
        known = diary()
        mixed = tuple(dataclasses.replace(a, distance_m=4860.0) for a in known.activities)
        told = pace(dataclasses.replace(known, activities=mixed))
        assert (told.ratio, told.speed_absent) == (None, PaceAbsence.NO_SPEED)

    def test_one_run_in_the_week_is_a_day_and_no_rise(self):
        told = pace(watched(now=3.2, runs=(2, *AGOS[2:])))
        assert (told.ratio, told.speed_absent, told.runs) == (None, PaceAbsence.FEW_RUNS, 1)

    def test_runs_before_the_injury_say_nothing_of_the_return(self):
        hurt = dataclasses.replace(TENDON, onset=day(12))
        told = pace(watched(now=2.8, injuries=(hurt,)))
        assert (told.ratio, told.speed_absent, told.runs_before) == (None, PaceAbsence.FEW_RUNS_BEFORE, 3)

    @pytest.mark.parametrize(("rpe", "runs"), [(5.0, 2), (5.9, 2), (6.0, 0)])
    def test_a_run_that_was_not_meant_easy_is_left_out_and_one_that_felt_like_five_is_not(self, rpe, runs):
        assert pace(watched(rpe=rpe)).runs == runs

    def test_a_medicine_that_slows_the_heart_leaves_effort_alone_to_tell(self):
        told = pace(watched(profile=Profile(has_rate_limiting_drug=True)))
        assert (told.hr_change_bpm, told.hr_absent) == (None, PaceAbsence.RATE_LIMITING_DRUG)
        assert told.rpe_change == 0

    def test_a_faster_run_on_the_next_day_is_no_easy_day(self):
        assert pace(watched(now=3.0, runs=(2, 3, *AGOS[2:]))).hard_after == 1

    def test_nor_is_a_ride_that_felt_hard(self):
        ride = dataclasses.replace(run(1), uid="ride", rpe=5.0, run_s=0.0)
        known = watched(now=3.0)
        assert pace(dataclasses.replace(known, activities=(*known.activities, ride))).hard_after == 1

    def test_a_run_that_did_not_settle_is_counted_for_three_weeks(self):
        sore = {8: morning(8, 3)}
        assert pace(watched(mornings=sore)).unsettled_21d == 1
        assert pace(watched(mornings={ago - 1: morning(ago - 1, 3) for ago in (21, 23)})).unsettled_21d == 0

    def test_a_week_without_a_run_leaves_it_open(self):
        assert pace(watched(runs=(2, 4, 14, 16, 18, 21))).unsettled_21d is None


class TestRecovery:
    def mornings(self, recent, before):
        found = [*range(recent), *range(7, 7 + before)]
        known = diary(mornings={ago: None for ago in range(31) if ago not in found})
        return recovered(known, ON)

    @pytest.mark.parametrize(
        ("recent", "before", "absent"),
        [
            (2, 10, PaceAbsence.FEW_MORNINGS), (3, 10, None), (4, 10, None),
            (3, 9, PaceAbsence.FEW_MORNINGS_BEFORE), (3, 11, None),
        ],
    )  # fmt: skip
    def test_three_mornings_of_the_week_and_ten_of_the_three_weeks_before(self, recent, before, absent):
        assert self.mornings(recent, before).absent == absent

    def test_the_mean_of_the_sub_score_and_of_sleep(self):
        told = recovered(diary(mornings=tired(sleep=2, fatigue=3)), ON)
        assert told == Recovered(recent=0.375, before=0.75, sleep_quality=2.0)

    def test_one_answer_of_four_is_no_recovery_and_sleep_alone_is_sleep(self):
        only = {ago: morning(ago, fatigue=None) for ago in range(31)}
        told = recovered(diary(mornings=only), ON)
        assert (told.recent, told.absent, told.sleep_quality) == (None, PaceAbsence.FEW_MORNINGS, 4.0)

    def test_of_two_answers_to_one_question_the_lower_one(self):
        known = diary()
        twice = (*known.check_ins, CheckIn(day=day(0), sleep_quality=1, fatigue=1, source="garmin"))
        assert recovered(dataclasses.replace(known, check_ins=twice), ON).recent == pytest.approx(0.75 * 6 / 7)

    @pytest.mark.parametrize(
        ("recent", "sleep", "kept"), [(0.59, 3.0, False), (0.6, 3.0, True), (0.61, 3.0, True), (0.6, 2.9, False)]
    )
    def test_at_least_what_it_was_and_sleep_enough(self, recent, sleep, kept):
        assert is_kept(recent, 0.6, sleep, 3.0) is kept

    def test_what_speaks_against_it_is_enough_and_what_is_missing_is_not_for_it(self):
        assert is_kept(None, None, 2.0, 3.0) is False
        assert is_kept(0.5, 0.6, None, 3.0) is False
        assert is_kept(0.6, None, 3.0, 3.0) is None


class TestSaid:
    def test_a_rise_with_less_recovery_is_hold_at_the_old_pace(self):
        told, words = said(watched(now=2.85, mornings=tired(fatigue=3)))
        assert told.verdict is Verdict.HOLD
        assert words == (
            "Your easy running was 6 % faster in the last 7 days than in the four weeks before. Heart rate was the "
            "same and effort the same. You were less recovered in these 7 days than in the three weeks before. "
            "Next run: no faster than 6:11 /km on level ground."
        )
        assert told.headline.endswith("No faster than 6:11 /km.")

    def test_the_same_with_recovery_as_before_is_said_and_stays(self):
        told, words = said(watched(now=2.85))
        assert words.endswith("so it may stay.")
        assert "No faster" not in told.headline

    def test_without_a_watch_it_is_said_and_changes_nothing(self):
        told, words = said(diary())
        assert words == (
            "The pace of your easy running cannot be compared yet. None of your easy runs tells its speed. "
            "Nothing waits for it."
        )
        assert told.verdict == suggest(dataclasses.replace(told.case, pace=pace(watched()))).verdict
        assert not any("pace" in str(change) for change in told.changes[:1])

    def test_a_rise_without_mornings_is_hold_until_they_are_known(self):
        quiet = {ago: morning(ago, sleep_quality=None, fatigue=None, sleep_h=7.0) for ago in range(31)}
        told, words = said(watched(now=2.85, mornings=quiet))
        assert told.verdict is Verdict.HOLD
        assert "How you recovered is not known" in words


class TestLimit:
    LIMIT = PaceLimit(words="no faster than 6:11 /km")

    def test_every_stretch_of_easy_running_names_the_pace(self):
        words = lines(limited(session(rung("R4"), 0, ON), self.LIMIT))
        assert words[1] == "4 × 3 min easy run, no faster than 6:11 /km (effort up to 4 of 10), 2 min walk"
        assert words[0] == "5 min walk, brisk"

    def test_the_session_says_it_once_for_all_in_its_note(self):
        assert limited(session(rung("R4"), 0, ON), self.LIMIT).note == "No faster than 6:11 /km on level ground."
        both = limited(session(rung("R22"), 2, ON), self.LIMIT).note
        assert both == "No faster than 6:11 /km on level ground. Goal effort waits: these minutes are easy."
        plain = session(rung("R4"), 0, ON)
        assert limited(plain, PaceLimit()) == plain

    def test_relaxed_strides_keep_their_own_speed(self):
        notes = {step.do: step.note for step in limited(session(rung("R14"), 0, ON), self.LIMIT).flat()}
        assert (notes[Do.RUN], notes[Do.STRIDES]) == ("no faster than 6:11 /km", None)

    def test_goal_effort_becomes_the_same_minutes_run_easily(self):
        goal = session(rung("R22"), 2, ON)
        easy = limited(goal, PaceLimit())
        assert easy.run_s == goal.run_s
        assert not any(step.do in INSIDE for step in easy.flat())
        assert "goal" not in easy.title
        assert easy.note == "Goal effort waits: these minutes are easy."

    @pytest.mark.parametrize("name", ["R4", "R14"])
    def test_what_an_accepted_day_said_of_pace_goes_and_its_own_words_stay(self, name):
        made = session(rung(name), 0, ON)
        assert unlimited(limited(made, self.LIMIT)) == made

    def test_that_goal_effort_waited_when_it_was_accepted_goes_too(self):
        assert unlimited(limited(session(rung("R22"), 2, ON), self.LIMIT)).note is None

    @pytest.mark.parametrize(("sleep", "is_limited"), [(4, False), (2, True)])
    def test_an_accepted_run_says_the_pace_of_today_and_not_that_of_the_day_it_was_accepted(self, sleep, is_limited):
        known = watched(now=2.9, mornings=tired(sleep, sleep))
        old = limited(session(rung("R4"), 0, ON), PaceLimit(words="no faster than 9:59 /km"))
        plan = Block(begin=ON, end=ON, sessions=(old,), answered=Answered.ACCEPTED, made_at=clock(3, 9))
        found = suggest(case_of(dataclasses.replace(known, blocks=(plan,)), ON, clock(0, 9)))
        assert found.session is not None
        told = [found.headline, found.session.note or "", *(step.note or "" for step in found.session.flat())]
        assert not any("9:59" in one for one in told)
        assert any("o faster than" in one for one in told) is is_limited

    def test_only_the_next_run_is_limited(self):
        case = case_of(watched(now=2.85, mornings=tired(fatigue=3)), ON, clock(0, 9))
        made = limited_block(block_of(case, Verdict.HOLD, POLICY, weeks=1), self.LIMIT)
        runs = [one for one in made.sessions if one.kind in {SessionKind.RUN, SessionKind.RUN_WALK}]
        named = [any("no faster" in (step.note or "") for step in one.flat()) for one in runs]
        assert named == [True, *[False] * (len(runs) - 1)]

    def test_a_walk_has_no_pace(self):
        walk = session(rung("W3"), 0, ON)
        assert limited(walk, self.LIMIT) is walk
        assert limited(None, self.LIMIT) is None

    @pytest.mark.parametrize(
        ("speed", "miles", "text"), [(2.7, False, "6:11 /km"), (2.7, True, "9:57 /mi"), (2.5, False, "6:40 /km")]
    )
    def test_the_pace_is_rounded_to_the_slower_second_in_the_runners_units(self, speed, miles, text):
        case = case_of(diary(), ON)
        told = dataclasses.replace(case.pace, before_m_per_s=speed, has_miles=miles)
        assert pace_before(dataclasses.replace(case, pace=told)) == text


def test_time_travel_reads_only_what_was_known_then():
    known = watched(now=3.0, mornings=tired())
    early = case_of(known, ON - dt.timedelta(days=7)).pace
    assert (early.recent_m_per_s, early.before_m_per_s) == (pytest.approx(2.7), pytest.approx(2.7))
