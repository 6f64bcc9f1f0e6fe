"""The calendar a phone subscribes to: the accepted plan, and nothing for anybody else."""

import datetime as dt
from collections.abc import Iterator

import pytest
from icalendar import Calendar
from starlette.applications import Starlette
from starlette.testclient import TestClient

from rtr.actions.calendars import end_calendar_link, make_calendar_link
from rtr.actions.plans import accept_block, decline_block
from rtr.advice.ladder import rung
from rtr.advice.ladder.sessions import session
from rtr.model import Runner
from rtr.plan import Block
from rtr.store import Store
from rtr.web import asgi
from rtr.web.calendar_feed import PAUSED

AT = dt.datetime.now(dt.UTC)
TODAY = AT.date()


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    app = Starlette(routes=asgi.routes(), middleware=asgi.middleware())
    with TestClient(app, base_url="http://127.0.0.1:8501", client=("127.0.0.1", 50000)) as made:
        yield made


def plan(first: dt.date, name: str) -> Block:
    return Block(begin=first, end=first, sessions=(session(rung(name), 0, first),), policy="2026.4")


def titles(data: bytes) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(data).events]


def test_the_accepted_plan_is_in_it_and_a_declined_one_is_not(client: TestClient, store: Store, anna: Runner) -> None:
    accept_block(store, anna, plan(TODAY, "R3"), by="Anna", at=AT)
    decline_block(store, anna, plan(TODAY + dt.timedelta(days=1), "R4"), reason="", by="Anna", at=AT)
    answer = client.get(make_calendar_link(store, anna, AT))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert titles(answer.content) == ["5 × (2 min run, 2 min walk)"]
    assert answer.headers["cache-control"] == "no-store"


def test_what_is_long_past_leaves_the_calendar(client: TestClient, store: Store, anna: Runner) -> None:
    for days in (30, 27):
        accept_block(store, anna, plan(TODAY - dt.timedelta(days=days), "R3"), by="Anna", at=AT)
    assert len(titles(client.get(make_calendar_link(store, anna, AT)).content)) == 1


def test_ended_replaced_unknown_and_malformed_addresses_look_the_same(
    client: TestClient, store: Store, anna: Runner
) -> None:
    first = make_calendar_link(store, anna, AT)
    second = make_calendar_link(store, anna, AT)
    assert client.get(second).status_code == 200
    end_calendar_link(store, anna)
    found = [client.get(path) for path in (first, second, f"/calendar/{'a' * 32}.ics", "/calendar/x.ics")]
    assert {(answer.status_code, answer.text) for answer in found} == {(404, "There is nothing here.")}


def test_a_warning_sign_takes_what_is_ahead_out_of_the_calendar(client: TestClient, store: Store, anna: Runner) -> None:
    for days in (-2, 2):
        accept_block(store, anna, plan(TODAY + dt.timedelta(days=days), "R3"), by="Anna", at=AT)
    address = make_calendar_link(store, anna, AT)
    assert len(titles(client.get(address).content)) == 2
    store.answer_red_flags(anna.id, TODAY, ("RF2",), AT)
    assert titles(client.get(address).content) == ["5 × (2 min run, 2 min walk)", PAUSED]


def test_two_runners_have_two_calendars(client: TestClient, store: Store, anna: Runner) -> None:
    berta = store.add_runner("Berta", "UTC")
    accept_block(store, anna, plan(TODAY, "R3"), by="Anna", at=AT)
    accept_block(store, berta, plan(TODAY, "R10"), by="Berta", at=AT)
    mine, other = (make_calendar_link(store, who, AT) for who in (anna, berta))
    assert titles(client.get(mine).content) != titles(client.get(other).content)
    store.delete_runner(berta.id)
    assert client.get(other).status_code == 404
