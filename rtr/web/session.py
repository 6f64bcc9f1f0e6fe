"""Who is looking, at which day, at whose diary; the only place that remembers (caches) anything.

The right to see is checked here, where the diary is handed out: fragments run without the main
script, so a check there alone would not do. Every key holds the store, the runner, the scope of
the visitor and the store's revision (rulings R12); nothing expires by time.
"""

import datetime as dt
import hashlib
import os
import weakref
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd
import pyarrow as pa
import streamlit as st

from rtr.advice.policy import POLICY
from rtr.charts.theme import Chart, PaletteName
from rtr.diary import Diary
from rtr.errors import AccessError
from rtr.model import Runner
from rtr.store import Store, default_url
from rtr.web.gate import OWNER_ROLE, Visitor

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


def visitor() -> Visitor | None:
    """Whom the gate let in, in its own words; None where no gate was passed."""
    said = st.user.to_dict()
    uid, role = said.get("uid"), said.get("role")
    return Visitor(uid=uid, role=role) if isinstance(uid, str) and isinstance(role, str) else None


def owner() -> Visitor:
    """The visitor, who must be an owner; raises `AccessError` for anyone else."""
    who = visitor()
    if who is None or who.role != OWNER_ROLE:
        raise AccessError("This diary belongs to the runner who keeps it.")
    return who


def store() -> Store:
    """The store of this installation, for an owner."""
    owner()
    return _store(default_url(os.environ))


@st.cache_resource(max_entries=4, show_spinner=False)
def _store(url: str) -> Store:
    return Store(url)


def own_runners() -> tuple[Runner, ...]:
    """The runners of this store who are people."""
    return tuple(r for r in store().runners() if not r.is_demo)


def demo_runner() -> Runner | None:
    return next((r for r in store().runners() if r.is_demo), None)


def current_runner() -> Runner | None:
    """Whose diary is on screen; None at first run.

    The one asked for in this session, else the first own one, else the demo (first where served with --demo).
    """
    return _current(store())


def _current(place: Store) -> Runner | None:
    is_demo_first = os.environ.get(DEMO_VARIABLE) == "1"
    runners = sorted(place.runners(), key=lambda r: (r.is_demo is not is_demo_first, r.id))
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
    """The day the page is about: `?on=YYYY-MM-DD` inside a lifetime of diaries, else today where the runner lives."""
    return _asked() or now().date()


def _asked() -> dt.date | None:
    """The day in the address, where it is one."""
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
    """Where the runner on screen lives; before there is one, where the browser is."""
    return _zone(current_runner())


def _zone(of: Runner | None) -> zoneinfo.ZoneInfo:
    return zoneinfo.ZoneInfo(browser_zone() if of is None else of.zone)


def diary() -> Diary:
    """All of the runner on screen, as far as the visitor may see it; empty before there is one."""
    who, place = owner(), store()
    runner = _current(place)
    if runner is None:
        return Diary(runner=Runner(id=NOBODY_ID, name="", zone=browser_zone()))
    return _diary(place.url, runner, who.scope, place.revision(runner.id))


@st.cache_resource(max_entries=8, show_spinner=False)
def _diary(url: str, runner: Runner, scope: str, revision: int) -> Diary:  # noqa: ARG001 - the rest is the key
    return _store(url).diary(runner.id)


def view(fill: Callable[Concatenate[Diary, dt.date, P], T], *controls: P.args, **options: P.kwargs) -> T:
    """The page's view-model `fill(diary, day, *controls)`, computed once per diary, day and controls.

    `controls` are plain values. The result is shared between sessions: read it, never change it.
    """
    name = f"{fill.__module__}.{fill.__qualname__}"
    who, place = owner(), store()
    mine = _key(who, place, runner := _current(place))
    day = _asked() or _now(_zone(runner)).date()
    st.session_state[HANDED] = mine[:3]
    return _filled(mine, name, day, controls, dict(options), fill)  # type: ignore[no-any-return] # kept untyped


@st.cache_resource(max_entries=64, show_spinner=False)
def _filled(
    whose: tuple[Any, ...],  # noqa: ARG001 - key
    name: str,  # noqa: ARG001 - key
    day: dt.date,
    controls: tuple[Any, ...],
    options: dict[str, Any],
    _fill: Callable[..., Any],
) -> Any:
    return _fill(diary(), day, *controls, **options)


def key() -> tuple[str, int, str, int, str]:
    """What every cached value depends on: store, runner, scope (never handed from one to another), revision, policy."""
    place = store()
    return _key(owner(), place, _current(place))


def _key(who: Visitor, place: Store, runner: Runner | None) -> tuple[str, int, str, int, str]:
    if runner is None:
        return place.url, NOBODY_ID, who.scope, 0, POLICY.version
    return place.url, runner.id, who.scope, place.revision(runner.id), POLICY.version


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
    owner()
    of = st.session_state.get(HANDED) or key()[:3]
    palette: PaletteName = "dark" if st.context.theme.type == "dark" else "light"
    name = f"{draw.__module__}.{draw.__qualname__}"
    said = {word: content(value) for word, value in options.items()}
    return _drawn(of, name, tuple(map(content, frames)), said, palette, partial(draw, *frames, **options))


@st.cache_resource(max_entries=128, show_spinner=False)
def _drawn(
    whose: tuple[Any, ...],  # noqa: ARG001 - key
    name: str,  # noqa: ARG001 - key
    frames: tuple[Any, ...],  # noqa: ARG001 - key
    options: dict[str, Any],  # noqa: ARG001 - key
    palette: PaletteName,
    _draw: Callable[..., Chart],
) -> Drawn:
    made = _draw(palette=palette)
    return Drawn(chart=made, rows=pa.Table.from_pandas(made.data, preserve_index=False))


def content(value: Any) -> Any:
    """A value as a key: frames by what they hold, as Streamlit cannot hash validated ones, the rest as it is."""
    if not isinstance(value, pd.DataFrame):
        return value
    seen = _SEEN.get(id(value))
    if seen is not None and seen[0]() is value:
        return seen[1]
    rows = pd.util.hash_pandas_object(value).to_numpy().tobytes()
    found = tuple(map(str, value.columns)), tuple(map(str, value.dtypes)), hashlib.sha256(rows).hexdigest()
    at = id(value)
    _SEEN[at] = weakref.ref(value, lambda _: _SEEN.pop(at, None)), found
    return found


_SEEN: dict[int, tuple["weakref.ref[pd.DataFrame]", Any]] = {}
"""Content of frames that live, as those of remembered views do: nobody changes them, so it is worked out once."""
