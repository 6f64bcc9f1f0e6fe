"""Where each session was: at home, on the journey, or on the treadmill."""

from rtr.demo.plan import Session
from rtr.demo.story import ILL_WEEK, ONSET_WEEK, TREADMILL_WEEK
from rtr.demo.tracks import AWAY, CANAL, PARK, RIVER, Route
from rtr.model import Sport

HOME_ZONE = "Europe/Berlin"
AWAY_ZONE = "Europe/Lisbon"

JOURNEY = frozenset({(ILL_WEEK + 1, 2), (ILL_WEEK, 0)})
"""(week, order) of the runs away from home."""
CANAL_FROM_WEEK = 24
"""When the first and last run of the week moved from the park to the longer loop."""


def is_away(session: Session) -> bool:
    """Whether it was run on the journey, in another time zone."""
    return session.sport is Sport.RUNNING and (session.week, session.order) in JOURNEY


def is_indoors(session: Session) -> bool:
    """Whether it was run on the treadmill, without positions."""
    return session.sport is Sport.RUNNING and session.week == TREADMILL_WEEK


def zone_of(session: Session) -> str:
    return AWAY_ZONE if is_away(session) else HOME_ZONE


def route_of(session: Session) -> Route | None:
    """The route of what was done on foot out of doors."""
    if not session.bouts or is_indoors(session):
        return None
    if is_away(session):
        return AWAY
    if session.sport is not Sport.RUNNING:
        return PARK
    if session.week >= ONSET_WEEK:
        return (CANAL, PARK, CANAL, RIVER)[session.order]
    return CANAL if session.week <= CANAL_FROM_WEEK and session.order != 1 else PARK
