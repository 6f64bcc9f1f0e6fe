"""Who is looking, at which day, at whose diary; the only place that caches anything (but see `recent`).

The right to see is checked here, where the diary is handed out: fragments run without the main
script, so a check there alone would not do. Every key holds the store, the runner, the scope of
the visitor and the store's revision (rulings R12); nothing expires by time.
"""

import datetime as dt
import os
import zoneinfo
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

import pyarrow as pa
import streamlit as st

from rtr import shared
from rtr.actions.routes import route_shapes
from rtr.advice.policy import POLICY
from rtr.charts.theme import Chart, PaletteName
from rtr.diary import Diary
from rtr.model import Runner
from rtr.share import Group, ShareLink
from rtr.shared import Shown
from rtr.store import Store
from rtr.web import at_hand, recent
from rtr.web.content import content, number_of
from rtr.web.rights import (
    account_id,
    current_link,
    is_owner,
    owner,
    readable,
    runner_of,
    show_link,
    visited,
    visitor,
)
from rtr.web.visitor import OWNER_ROLE, Visitor

__all__ = ["account_id", "current_link", "is_owner", "owner", "show_link", "visited", "visitor"]
"""Who is looking, handed on from where it is found out."""

T = TypeVar("T")
P = ParamSpec("P")

SHOWN = "rtr_shown_runner"
"""Which of the visitor's own runners is on screen. A wish, checked against the store; no right hangs on it."""
HANDED = "rtr_handed"
"""Store, runner and scope of the view that was handed out last."""
DEMO_VARIABLE = "RTR_DEMO"
FALLBACK_ZONE = "UTC"
YEARS = range(1990, 2100)
"""Years a day in the address may have: a page of the year 9999 would count millions of days."""
NOBODY_ID = 0
"""Id of the empty diary that is shown before there is a runner."""


def store() -> Store:
    """The store of this installation, for an owner."""
    owner()
    return at_hand.store()


def own_runners() -> tuple[Runner, ...]:
    """The visitor's own runners who are people."""
    return tuple(r for r in recent.runners(account_id()) if not r.is_demo)


def demo_runner() -> Runner | None:
    return next((r for r in recent.runners(account_id()) if r.is_demo), None)


def current_runner() -> Runner | None:
    """Whose diary is on screen; None at first run.

    The one asked for in this session, else the first own one, else the demo (first where served with --demo).
    """
    is_demo_first = os.environ.get(DEMO_VARIABLE) == "1"
    runners = sorted(recent.runners(account_id()), key=lambda r: (r.is_demo is not is_demo_first, r.id))
    asked = (r for r in runners if r.id == st.session_state.get(SHOWN))
    return next(asked, None) or next(iter(runners), None)


def show_runner(runner_id: int) -> None:
    """Put this runner on screen from the next run on."""
    st.session_state[SHOWN] = runner_id


def browser_zone() -> str:
    """The time zone of the browser, or UTC where it does not tell one that is known here."""
    zone = st.context.timezone or FALLBACK_ZONE
    return zone if zone in zoneinfo.available_timezones() else FALLBACK_ZONE


def today() -> dt.date:
    """The day the page is about: `?on=YYYY-MM-DD` inside a lifetime of diaries, else today where the runner lives.

    A coach's page is always about today.
    """
    return _asked() or now().date()


def _asked() -> dt.date | None:
    """The day in the address of an owner, where it is one."""
    if not is_owner():
        return None
    try:
        asked = dt.date.fromisoformat(st.query_params.get("on", ""))
    except ValueError:
        return None
    return asked if asked.year in YEARS else None


def now() -> dt.datetime:
    """This moment, aware, on the clock of the runner on screen."""
    return _now(zone())


def _now(home: zoneinfo.ZoneInfo) -> dt.datetime:
    """The only look at a clock in the app."""
    return dt.datetime.now(home)


def moment() -> dt.datetime | None:
    """This moment to the last full five minutes, so that views which depend on it can be remembered.

    None where the page is about another day: then the views take a moment of that day.
    """
    at = now()
    floored = at.replace(minute=at.minute // 5 * 5, second=0, microsecond=0)
    return floored if (_asked() or at.date()) == at.date() else None


def zone() -> zoneinfo.ZoneInfo:
    """Where the runner on screen lives, for a coach too; before there is one, where the browser is."""
    runner = current_runner() if is_owner() else runner_of(current_link().link)
    return zoneinfo.ZoneInfo(runner.zone if runner is not None else browser_zone())


def diary() -> Diary:
    """All of the runner on screen, as far as the visitor may see it; empty before there is one."""
    who, place, runner = owner(), store(), current_runner()
    if runner is None:
        return Diary(runner=Runner(id=NOBODY_ID, name="", zone=browser_zone()))
    return _diary(number_of(place.url, runner, who.scope, recent.revision(runner.id)), runner.id)


@st.cache_resource(max_entries=8, show_spinner=False)
def _diary(key: int, _runner_id: int) -> Diary:  # noqa: ARG001 - the number of the key
    return at_hand.store().diary(_runner_id)


def view(fill: Callable[Concatenate[Diary, dt.date, P], T], *controls: P.args, **options: P.kwargs) -> T:
    """The page's view-model `fill(diary, day, *controls)`, computed once per diary, day and controls.

    `controls` are plain values. The result is shared between sessions: read it, never change it.
    """
    mine, day = key(), today()
    st.session_state[HANDED] = mine[:3]
    said = number_of(mine, name_of(fill), day, content((*controls, options)))
    return _made(said, lambda: fill(diary(), day, *controls, **options))  # type: ignore[no-any-return] # kept untyped


def shown(link: ShareLink) -> Shown:
    """What a link shows at this moment: to a coach who has it open, to the runner whose it is, made or not yet."""
    return _shown(link)[1]


def shown_view(fill: Callable[Concatenate[Shown, P], T], link: ShareLink, *controls: P.args, **options: P.kwargs) -> T:
    """The view-model `fill(shown, *controls)` of what a link shows, as `view` is for an owner.

    It is made anew where the hour has changed what is shown, not at every moment.
    """
    mine, cut = _shown(link)
    said = number_of(mine, cut.mark, name_of(fill), content((*controls, options)))
    return _made(said, lambda: fill(cut, *controls, **options))  # type: ignore[no-any-return] # kept untyped


def _shown(link: ShareLink) -> tuple[tuple[Hashable, ...], Shown]:
    """What every value that a coach sees depends on, day and scope included; and what is shown at this moment."""
    link, place, at = readable(link), at_hand.store(), moment()
    runner, day = runner_of(link), today()
    scope = f"{link.scope.key}/{link.id}/{link.shown_as}"
    revision = recent.revision(runner.id)
    mine = place.url, runner, scope, revision, POLICY.version, day
    st.session_state[HANDED] = place.url, runner.id, scope
    whole = number_of(place.url, runner, OWNER_ROLE, revision)
    return mine, _cut(number_of(mine, at), whole, link, day, at)


@st.cache_resource(max_entries=64, show_spinner=False)
def _cut(key: int, _whole: int, _link: ShareLink, _day: dt.date, _at: dt.datetime | None) -> Shown:  # noqa: ARG001 - key
    """Every link shows a part of the same diary: what is worked out of all of it is worked out once."""
    of, scope, runner_id = number_of("whole", _whole, _day, _at), _link.scope, _link.runner_id
    whole = _made(of, lambda: shared.Whole(_diary(_whole, runner_id), _day, _at))
    ways = number_of("shapes", _whole)
    drawn = _made(ways, lambda: route_shapes(at_hand.store(), runner_id)) if scope.has(Group.ROUTES) else ()
    return shared.shown_of(whole, scope, link_id=_link.id, name=_link.shown_as, shapes=drawn)


@st.cache_resource(max_entries=256, show_spinner=False)
def _made(key: int, _make: Callable[[], Any]) -> Any:  # noqa: ARG001 - key
    """Room for the pages of a few runners and two dozen coaches, each with a cut of the diary of their own."""
    return _make()


def name_of(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def key() -> tuple[str, int, str, int, str]:
    """What every cached value depends on: store, runner, scope (never handed from one to another), revision, policy."""
    return _key(owner(), store(), current_runner())


def _key(who: Visitor, place: Store, runner: Runner | None) -> tuple[str, int, str, int, str]:
    if runner is None:
        return place.url, NOBODY_ID, who.scope, 0, POLICY.version
    return place.url, runner.id, who.scope, recent.revision(runner.id), POLICY.version


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A chart and its rows as the browser gets them: turning a frame into Arrow takes longer than the rest of a run."""

    chart: Chart
    rows: pa.Table


def chart(draw: Callable[..., Chart], *frames: Any, **options: Any) -> Drawn:
    """The chart `draw(*frames, **options, palette=…)` in the visitor's theme, built once per content.

    Frames and options are part of the key by their content, beside the runner and scope of the view
    that was handed out last: what is drawn comes from it.
    """
    of = st.session_state.get(HANDED) if is_owner() or visited() else None
    of = of or key()[:3]
    palette: PaletteName = "dark" if st.context.theme.type == "dark" else "light"
    said = number_of(of, name_of(draw), content(frames), content(options), palette)
    return _drawn(said, partial(draw, *frames, **options, palette=palette))


@st.cache_resource(max_entries=256, show_spinner=False)
def _drawn(key: int, _draw: Callable[[], Chart]) -> Drawn:  # noqa: ARG001 - key
    made = _draw()
    return Drawn(chart=made, rows=pa.Table.from_pandas(made.data, preserve_index=False))
