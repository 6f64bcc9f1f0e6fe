"""How the last run settled, as sentences and five moments; every verdict in words."""

import dataclasses
import datetime as dt
import math

import pytest

from rtr.body import InjuryKind
from rtr.diary import Diary
from rtr.model import WHOLE_RUN, CheckIn, Injury, Runner, RunResponse, SiteSymptoms
from rtr.views.settling import settling_view

RUNNER = Runner(id=1, name="Anna", zone="Europe/Berlin")
RAN = dt.date(2026, 3, 16)
DAY = dt.timedelta(days=1)
PLACE = "achilles_left"
TENDON = Injury(site="achilles", side="left", kind=InjuryKind.TENDON, onset=RAN - 30 * DAY)


def morning(ago, pain, stiff=1):
    return CheckIn(day=RAN + ago * DAY, sites=(SiteSymptoms(site=PLACE, pain_am=pain, stiff_am=stiff),))


QUIET = tuple(morning(-ago, 1) for ago in range(8, 1, -1))
"""A week of mornings of 1: the usual one."""


@pytest.fixture
def view(make_activity):
    """A run on a Monday, answered, with the mornings given; seen two days later unless told."""
    run = make_activity(14)

    def filled(
        *mornings, kind=InjuryKind.TENDON, on=RAN + 2 * DAY, now=None, runs=(run,), injuries=None, effort=None, **told
    ):
        answers = {"pain_pre": 1, "pain_max": 2, "pain_60": 1} | told
        return settling_view(
            Diary(
                runner=RUNNER,
                activities=runs,
                injuries=(dataclasses.replace(TENDON, kind=kind),) if injuries is None else injuries,
                check_ins=(*QUIET, *mornings),
                responses=(
                    RunResponse(activity_uid=run.uid, site=PLACE, **answers),
                    RunResponse(activity_uid=run.uid, site=WHOLE_RUN, rpe=effort),
                ),
            ),
            on,
            now,
        )

    return filled


def test_a_settled_run(view):
    told = view(morning(1, 1))
    assert (told.heading, told.glyph, told.word) == ("How Monday's run settled", "▲", "Settled")
    assert told.lead == "Pain was 2 while running and 1 on Tuesday morning, your usual."
    assert told.rest == ""


@pytest.mark.parametrize(
    ("effort", "rest"),
    [(5.0, ""), (6.0, "It felt like 6 of 10: while all running is easy, that counts as held."),
     (7.0, "It felt like 7 of 10: while all running is easy, that counts as held.")],
)  # fmt: skip
def test_a_settled_run_that_felt_hard_says_what_it_counts_as(view, effort, rest):
    told = view(morning(1, 1), effort=effort)
    assert (told.word, told.rest) == ("Settled", rest)
    assert "felt" not in view(morning(1, 3), effort=effort).rest, "what eased back has its own consequence"


def test_a_raised_morning_is_compared_and_has_its_consequence(view):
    told = view(morning(1, 2))
    assert (told.glyph, told.word) == ("■", "Held")
    assert told.lead == "Pain was 2 while running and 2 on Tuesday morning, one above your usual 1."
    assert told.rest == "It does not count as settled."


def test_a_run_that_eased_back(view):
    told = view(morning(1, 4))
    assert (told.glyph, told.word) == ("▼", "Eased back")
    assert "three above your usual 1" in told.lead


def test_a_run_that_eased_back_for_what_no_number_tells_says_why(view):
    told = view(morning(1, 1), limp=True)
    assert told.word == "Eased back"
    assert told.rest.startswith("You limped with Monday's run. ")


def test_a_better_morning(view):
    assert "one below your usual 1" in view(morning(1, 0)).lead


def test_while_the_morning_is_open_it_is_settling(view):
    told = view(on=RAN, now=dt.datetime(2026, 3, 16, 12, tzinfo=dt.UTC))
    assert (told.heading, told.glyph) == ("How today's run is settling", "○")
    assert told.lead == "Pain was 2 while running."
    assert told.rest == (
        "Whether it settled is known with the first steps of the next morning and the stiffness of the next morning."
    )


def test_a_painkiller_is_named(view):
    told = view(morning(1, 1), painkiller=True)
    assert told.rest == "It does not count as settled. A painkiller was taken around it."


def test_five_moments_in_order_and_what_was_not_told_is_missing(view):
    moments = view(morning(1, 2)).moments
    assert moments["moment"].tolist() == ["before", "running", "1 h after", "Tuesday morning", "Wednesday morning"]
    assert moments["pain"].tolist()[:4] == [1, 2, 1, 2]
    assert math.isnan(moments["pain"].iloc[4])
    assert moments["kind"].tolist() == ["before", "running", "running", "morning", "morning"]


def test_the_caption_names_minutes_day_place_and_count(view):
    told = view(morning(1, 2))
    assert told.caption == "20 min running on Mon 16 March, left Achilles tendon. 4 of 5 entries."
    assert view(morning(1, 2), morning(2, 1)).caption.endswith("5 of 5 entries.")


@pytest.mark.parametrize(
    ("kind", "limit"), [(InjuryKind.TENDON, 5), (InjuryKind.KNEE, 3), (InjuryKind.MUSCLE, 2), (InjuryKind.BONE, 1)]
)
def test_the_limit_is_that_of_the_injury(view, kind, limit):
    assert view(morning(1, 1), kind=kind).limit == limit


def test_where_a_clinician_steers_there_is_no_limit_and_no_verdict(view):
    told = view(morning(1, 1), kind=InjuryKind.CLINICIAN)
    assert told.limit is None
    assert "clinician" in told.rest


def test_without_a_run_or_a_place_there_is_nothing(view, make_activity):
    assert view(runs=()) is None
    other = make_activity(14, uid="other")
    assert view(runs=(other,), injuries=()) is None


def test_nothing_told_draws_nothing(view):
    told = view(on=RAN, pain_pre=None, pain_max=None, pain_60=None)
    assert not told.is_drawn
    assert told.lead == "Nothing is told of it yet."
