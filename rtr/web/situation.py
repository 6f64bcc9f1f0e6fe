"""The answer of the day, worked out once for Today, Plan, Load and the foot of the menu."""

import datetime as dt

from rtr.diary import Diary
from rtr.views.foot import Foot, foot_of
from rtr.views.plan_situation import Situation, situation
from rtr.views.today import TodayView, today_of
from rtr.web import session


def here() -> Situation:
    """The case of the day and the answer to it, to the last five minutes."""
    return session.view(situation, session.moment())


def todays() -> TodayView:
    """Today, of the same moment."""
    return session.view(_todays, session.moment())


def _todays(_: Diary, __: dt.date, ___: dt.datetime | None) -> TodayView:
    return today_of(here())


def foot() -> Foot | None:
    """Where the return stands. Nothing in it changes with the hour, so it is worked out once a day and change."""
    return session.view(_foot)


def _foot(_: Diary, __: dt.date) -> Foot | None:
    return foot_of(here())
