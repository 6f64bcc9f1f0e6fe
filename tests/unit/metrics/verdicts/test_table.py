"""The verdict table of science §3.3, every row just under, at and over each limit."""

import dataclasses
import datetime as dt

import pytest

from rtr.body import InjuryKind
from rtr.metrics.verdicts import LIMITS, Settling, limits_of
from rtr.metrics.verdicts.judge import ALWAYS_ASKED, ALWAYS_BACK, BACK, GREEN, Facts, judge

LATE = dt.timedelta(hours=40)
GREEN_RUN = Facts(
    pain_pre=0, pain_max=0, pain_60=0, morning=1, stiff=1, d24=0.0, dstiff=0.0, pelvic=False, is_answered=True
)
"""A run with nothing against it, for any class but bone."""
FREE = dataclasses.replace(GREEN_RUN, morning=0, gone_at_once=None)
"""The same without any pain, as bone needs it."""


def settled(kind, **facts):
    start = FREE if kind == "bone" else GREEN_RUN
    return judge(dataclasses.replace(start, **facts), limits_of(kind), LATE).settling.value


TABLE = [
    # tendon: green to 3, hold to 5, back over 5; d24 and stiffness by 2
    ("tendon", {"pain_max": 3}, "green"),
    ("tendon", {"pain_max": 4}, "hold"),
    ("tendon", {"pain_max": 5}, "hold"),
    ("tendon", {"pain_max": 6}, "back"),
    ("tendon", {"d24": -1.0}, "green"),
    ("tendon", {"d24": 0.5}, "hold"),
    ("tendon", {"d24": 1.0}, "hold"),
    ("tendon", {"d24": 1.5}, "hold"),
    ("tendon", {"d24": 2.0}, "back"),
    ("tendon", {"dstiff": 0.0}, "green"),
    ("tendon", {"dstiff": 1.0}, "hold"),
    ("tendon", {"dstiff": 1.5}, "hold"),
    ("tendon", {"dstiff": 2.0}, "back"),
    ("tendon", {"d24": 1.0, "d48": 0.0}, "hold"),
    ("tendon", {"d24": 1.0, "d48": 0.5}, "back"),
    ("tendon", {"d24": 0.0, "d48": 1.0}, "green"),
    ("tendon", {"is_rising": True}, "back"),
    ("tendon", {"swelling": True}, "green"),
    ("tendon", {"pain_60": 9}, "green"),
    # kneecap, iliotibial band, knee joint
    ("knee", {"pain_max": 2}, "green"),
    ("knee", {"pain_max": 3}, "hold"),
    ("knee", {"pain_max": 4}, "back"),
    ("knee", {"pain_pre": 1, "pain_60": 1}, "green"),
    ("knee", {"pain_pre": 1, "pain_60": 2}, "hold"),
    ("knee", {"pain_pre": 1, "pain_60": 3}, "hold"),
    ("knee", {"d24": 0.0}, "green"),
    ("knee", {"d24": 0.5}, "hold"),
    ("knee", {"d24": 1.0}, "back"),
    ("knee", {"swelling": True}, "back"),
    ("knee", {"dstiff": 3.0}, "green"),
    # muscle strain: tightness is allowed, sharp or pulling is not
    ("muscle", {"pain_max": 1}, "green"),
    ("muscle", {"pain_max": 2}, "hold"),
    ("muscle", {"pain_max": 3}, "back"),
    ("muscle", {"sharp": True}, "back"),
    ("muscle", {"d24": 0.0}, "green"),
    ("muscle", {"d24": 0.5}, "hold"),
    ("muscle", {"d24": 1.0}, "back"),
    ("muscle", {"dstiff": 3.0}, "green"),
    # plantar heel: first steps are the marker
    ("plantar", {"pain_max": 3}, "green"),
    ("plantar", {"pain_max": 4}, "hold"),
    ("plantar", {"pain_max": 5}, "hold"),
    ("plantar", {"pain_max": 6}, "back"),
    ("plantar", {"d24": 0.0}, "green"),
    ("plantar", {"d24": 1.0}, "hold"),
    ("plantar", {"d24": 2.0}, "back"),
    # shin, soft tissue
    ("shin", {"pain_max": 2}, "green"),
    ("shin", {"pain_max": 3}, "hold"),
    ("shin", {"pain_max": 4}, "hold"),
    ("shin", {"pain_max": 5}, "back"),
    ("shin", {"d24": 0.0}, "green"),
    ("shin", {"d24": 1.0}, "back"),
    ("shin", {"walking": 0}, "green"),
    ("shin", {"walking": 1}, "back"),
    ("shin", {"is_tender": True}, "back"),
    # bone: any pain counts
    ("bone", {}, "green"),
    ("bone", {"pain_max": 1, "gone_at_once": True}, "hold"),
    ("bone", {"pain_max": 1, "gone_at_once": True, "same_place": False}, "hold"),
    ("bone", {"pain_max": 1, "gone_at_once": True, "same_place": True}, "back"),
    ("bone", {"pain_max": 1, "gone_at_once": True, "is_repeated": True}, "back"),
    ("bone", {"pain_max": 0, "is_repeated": True, "same_place": True}, "green"),
    ("bone", {"pain_max": 1, "gone_at_once": False}, "back"),
    ("bone", {"pain_max": 1, "gone_at_once": None}, "back"),
    ("bone", {"pain_max": 2, "gone_at_once": True}, "back"),
    ("bone", {"around": (0, 0)}, "green"),
    ("bone", {"around": (0, 1)}, "back"),
    ("bone", {"d24": 1.0, "morning": 1, "around": (1,)}, "back"),
    ("bone", {"is_tender": True}, "back"),
    # after a birth: the row of the knee and no pelvic sign
    ("postnatal", {"pain_max": 2}, "green"),
    ("postnatal", {"pain_max": 3}, "hold"),
    ("postnatal", {"pain_max": 4}, "back"),
    ("postnatal", {"pelvic": True}, "back"),
    ("postnatal", {"swelling": True}, "back"),
    # not diagnosed: the row of the knee
    ("unknown", {"pain_max": 2}, "green"),
    ("unknown", {"pain_max": 3}, "hold"),
    ("unknown", {"pain_max": 4}, "back"),
    ("unknown", {"d24": 1.0}, "back"),
    ("unknown", {"swelling": True}, "back"),
    ("elbow", {"pain_max": 4}, "back"),
]


@pytest.mark.parametrize(("kind", "facts", "expected"), TABLE)
def test_every_row_of_science_3_3(kind, facts, expected):
    assert settled(kind, **facts) == expected


@pytest.mark.parametrize("kind", [kind.value for kind in InjuryKind])
@pytest.mark.parametrize("facts", [{"limp": True}, {"sharp": True}, {"pain_max": 6}])
def test_a_limp_something_sharp_and_pain_over_5_ease_back_whatever_the_class(kind, facts):
    """Rulings R1."""
    assert settled(kind, **facts) == "back"


@pytest.mark.parametrize("kind", [kind.value for kind in InjuryKind])
def test_a_painkiller_makes_a_settled_run_a_held_one_and_nothing_bolder(kind):
    """Rulings R3."""
    if kind == "clinician":
        return
    assert settled(kind) == "green"
    assert settled(kind, has_painkiller=True) == "hold"
    assert settled(kind, has_painkiller=True, limp=True) == "back"


@pytest.mark.parametrize("kind", [kind.value for kind in InjuryKind if kind is not InjuryKind.CLINICIAN])
@pytest.mark.parametrize("unknown", [{"pain_max": None}, {"morning": None, "d24": None}])
def test_what_is_not_known_is_pending_for_36_hours_and_then_held(kind, unknown):
    start = FREE if kind == "bone" else GREEN_RUN
    facts = dataclasses.replace(start, **unknown)
    almost, over = dt.timedelta(hours=36) - dt.timedelta(seconds=1), dt.timedelta(hours=36)
    assert judge(facts, limits_of(kind), almost).settling is Settling.PENDING
    assert judge(facts, limits_of(kind), over).settling is Settling.HOLD
    nothing = dataclasses.replace(facts, is_answered=False)
    assert judge(nothing, limits_of(kind), almost).settling is Settling.PENDING
    assert judge(nothing, limits_of(kind), over).settling is Settling.UNANSWERED


@pytest.mark.parametrize(
    ("kind", "unknown", "expected"),
    [
        ("tendon", {"stiff": None, "dstiff": None}, "hold"),
        ("tendon", {"pain_60": None, "pain_pre": None}, "green"),
        ("knee", {"stiff": None, "dstiff": None}, "green"),
        ("knee", {"pain_60": None}, "hold"),
        ("knee", {"pain_pre": None}, "hold"),
        ("postnatal", {"pelvic": None}, "hold"),
        ("bone", {"pain_60": None}, "hold"),
        ("plantar", {"pain_60": None}, "green"),
    ],
)
def test_what_a_class_asks_for_must_be_known(kind, unknown, expected):
    assert settled(kind, **unknown) == expected


def test_a_reason_to_ease_back_does_not_wait_for_the_morning():
    facts = Facts(pain_max=6, is_answered=True)
    assert judge(facts, limits_of("tendon"), dt.timedelta(hours=1)).settling is Settling.BACK


def test_no_pain_at_all_is_never_raised_whatever_is_usual():
    assert settled("tendon", morning=0, d24=None, stiff=0, dstiff=None) == "green"
    assert settled("tendon", morning=1, d24=None) == "hold"


def test_more_pain_is_never_a_better_column():
    order = {"green": 0, "hold": 1, "back": 2}
    for kind in InjuryKind:
        for field in ("pain_max", "d24", "dstiff", "pain_60"):
            found = [order[settled(kind, **{field: value})] for value in range(11)]
            assert found == sorted(found), (kind, field)


def test_every_class_has_a_row_and_every_condition_a_name():
    assert set(LIMITS) == set(InjuryKind)
    for row in LIMITS.values():
        assert set(row.back_on) <= set(BACK)
        assert set(row.asks) <= set(GREEN)
    assert set(BACK) == {*ALWAYS_BACK, *(code for row in LIMITS.values() for code in row.back_on)}
    assert set(GREEN) == {*ALWAYS_ASKED, *(code for row in LIMITS.values() for code in row.asks)}
