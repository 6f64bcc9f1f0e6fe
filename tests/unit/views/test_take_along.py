"""What is taken along: the accepted block, its days from today on, the caps, and what keeps a plan in."""

import dataclasses
import datetime as dt

import pytest

from rtr.advice.ladder import rung
from rtr.advice.ladder.sessions import session
from rtr.diary import Diary
from rtr.intake import Intake
from rtr.model import CheckIn, Injury, Runner
from rtr.plan import Answered, Block, Session, SessionKind
from rtr.profile import Profile
from rtr.views.easy import LIMITED, NO_MAX
from rtr.views.take_along import OVER, SUGGESTED, KeptBy, accepted_of, along_view, kept_by, session_words

ON = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)
TENDON = Injury(site="achilles", side="left", kind="tendon", onset=ON - 60 * DAY)


def anna(**told: object) -> Diary:
    return Diary(**({"runner": Runner(id=1, name="Anna", zone="UTC")} | told))  # type: ignore[arg-type] # by name


def block(first: dt.date = ON, answered: Answered = Answered.ACCEPTED) -> Block:
    rest = Session(day=first + DAY, kind=SessionKind.REST, title="Rest")
    runs = [session(rung("R3"), number, first + 2 * number * DAY) for number in range(3)]
    return Block(begin=first, end=first + 6 * DAY, sessions=(*runs, rest), answered=answered)


def test_the_accepted_block_that_holds_the_day_else_the_next_one() -> None:
    past, now, later = (block(ON + n * DAY) for n in (-7, -6, 1))
    assert accepted_of(anna(blocks=(past,)), ON) is None
    assert accepted_of(anna(blocks=(past, now, later)), ON) == now
    assert accepted_of(anna(blocks=(past, later)), ON) == later
    assert accepted_of(anna(blocks=(block(answered=Answered.DECLINED), block(answered=Answered.OPEN))), ON) is None


def test_only_days_from_today_on_and_only_runs_for_the_watch() -> None:
    view = along_view(anna(), ON + DAY, block())
    assert [one.day for one in view.sessions] == [ON + 2 * DAY, ON + 4 * DAY, ON + DAY]
    assert [one.kind for one in view.workouts] == [SessionKind.RUN_WALK] * 2
    assert view.title == "Return to running, 23 to 29 November"
    assert along_view(anna(), ON + 7 * DAY, block()).sentence == OVER


def test_a_suggestion_is_called_one() -> None:
    assert along_view(anna(), ON, block(answered=Answered.OPEN)).sentence == SUGGESTED
    assert along_view(anna(), ON, block()).is_accepted


@pytest.mark.parametrize(
    ("profile", "cap", "words"),
    [
        (Profile(), None, NO_MAX),
        (Profile(hr_max_bpm=180, hr_rest_bpm=60), 142, "142 beats a minute"),
        (Profile(hr_max_bpm=180, hr_rest_bpm=60, has_rate_limiting_drug=True), None, LIMITED),
    ],
)
def test_the_cap_is_the_runners_own_or_none(profile: Profile, cap: int | None, words: str) -> None:
    view = along_view(anna(profile=profile), ON, block())
    assert view.cap_bpm == cap
    assert view.cap_words.startswith(words)


def test_paper_names_the_limits_of_one_injury_and_of_none_with_several() -> None:
    assert along_view(anna(injuries=(TENDON,)), ON, block()).limit.startswith("Pain up to")
    knee = dataclasses.replace(TENDON, site="knee", kind="joint")
    assert along_view(anna(injuries=(TENDON, knee)), ON, block()).limit == ""
    assert along_view(anna(injuries=(dataclasses.replace(TENDON, until=ON - DAY),)), ON, block()).limit == ""


def test_a_sign_or_a_clinician_keeps_the_plan_in() -> None:
    assert kept_by(anna(), ON) is KeptBy.NOBODY
    assert kept_by(anna(check_ins=(CheckIn(day=ON, red_flags=("RF2",)),)), ON) is KeptBy.SIGN
    pregnant = Intake(done_on=ON, is_pregnant=True)
    assert kept_by(anna(intake=pregnant), ON) is KeptBy.CLINICIAN
    both = anna(intake=pregnant, check_ins=(CheckIn(day=ON, red_flags=("RF2",)),))
    assert kept_by(both, ON) is KeptBy.SIGN


def test_a_session_in_words() -> None:
    assert session_words(block().sessions[0]) == "Monday 23 November: 5 × (2 min run, 2 min walk)"
