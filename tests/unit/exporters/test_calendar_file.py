"""Planned days as a calendar: read back, whole days, stable ids, and no word about the body."""

import datetime as dt

from icalendar import Calendar

from rtr.advice.ladder import rung
from rtr.advice.ladder.sessions import session
from rtr.exporters.calendar_file import TODAY_FIRST, calendar_file
from rtr.plan import Session, SessionKind

AT = dt.datetime(2028, 2, 27, 18, tzinfo=dt.UTC)
LEAP = dt.date(2028, 2, 29)


def events(data):
    return Calendar.from_ical(data).events


def test_a_session_is_a_whole_day_with_its_steps():
    (event,) = events(calendar_file([session(rung("R3"), 0, LEAP)], AT, owner="a1"))
    assert (event.start, event.end) == (LEAP, dt.date(2028, 3, 1))
    assert str(event["summary"]) == "5 × (2 min run, 2 min walk)"
    assert str(event["description"]).splitlines() == [
        "30 min in all. 5 min walk, brisk",
        "5 × 2 min easy run (effort up to 4 of 10), 2 min walk",
        "5 min walk, brisk",
        TODAY_FIRST,
    ]
    assert event["dtstamp"].dt == AT


def test_rest_is_no_event_and_text_stays_text():
    odd = Session(day=LEAP, kind=SessionKind.STRENGTH, title="A;B,C\\ \nEND:VEVENT", note="ü\r\nBEGIN:X")
    rest = Session(day=LEAP, kind=SessionKind.REST, title="Rest")
    (event,) = events(calendar_file([odd, rest], AT, owner="a1"))
    assert str(event["summary"]).startswith("A;B,C\\")


def test_ids_are_stable_and_differ_between_people_and_sessions():
    plan = [session(rung("R3"), n, LEAP + dt.timedelta(days=2 * n)) for n in range(3)]
    uids = [str(e["uid"]) for e in events(calendar_file(plan, AT, owner="a1"))]
    again = [str(e["uid"]) for e in events(calendar_file(plan, AT + dt.timedelta(days=1), owner="a1"))]
    rest_first = [Session(day=LEAP - dt.timedelta(days=1), kind=SessionKind.WALK, title="Walk"), *plan]
    assert [str(e["uid"]) for e in events(calendar_file(rest_first, AT, owner="a1"))][1:] == uids
    other = [str(e["uid"]) for e in events(calendar_file(plan, AT, owner="b2"))]
    assert uids == again
    assert len({*uids, *other}) == 6


def test_lines_are_folded_as_the_standard_wants():
    data = calendar_file([session(rung("R26"), 0, LEAP)], AT, owner="a1")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
