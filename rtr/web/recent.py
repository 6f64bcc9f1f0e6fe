"""What a run of a page asked a moment ago, so that it asks each thing once and not a hundred times.

Who may see what is asked wherever something is handed out, in fragments too. An answer counts for this run
of this session alone, no longer than `LASTS_S` (a login or a link that another process ends is over within
a second), and not beyond any write of this process (what a button changed is seen in the same run).
"""

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

from streamlit.runtime.scriptrunner import get_script_run_ctx

from rtr.model import Runner
from rtr.store import last_write
from rtr.web import at_hand

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

LASTS_S = 0.25


class _Answers(threading.local):
    """The answers of one moment. Every run has a thread, and every session runs of its own."""

    def __init__(self) -> None:
        self.run: object = None
        self.write: object = None
        self.until = 0.0
        self.said: dict[Any, Any] = {}


_ANSWERS = _Answers()


def recently(ask: Callable[[*Ts], T], *about: *Ts) -> T:
    """The answer `ask(*about)`, from a moment ago where it was asked then. Refusals are asked anew each time."""
    said = _of_this_moment()
    if said is None:
        return ask(*about)
    if (ask, about) not in said:
        said[ask, about] = ask(*about)
    return said[ask, about]  # type: ignore[no-any-return] # kept untyped


def _of_this_moment() -> dict[Any, Any] | None:
    """The answers that still count; None outside a run: routes and middleware ask the store itself.

    Quick clicks share a thread and its context; where things go on the page (`cursors`) begins anew with each run.
    """
    run = get_script_run_ctx(suppress_warning=True)
    if run is None:
        return None
    write, now = last_write(), time.monotonic()
    if _ANSWERS.run is not run.cursors or _ANSWERS.write is not write or now >= _ANSWERS.until:
        _ANSWERS.run, _ANSWERS.write, _ANSWERS.until, _ANSWERS.said = run.cursors, write, now + LASTS_S, {}
    return _ANSWERS.said


def forget() -> None:
    """Ask everything anew from here on, as before something is written in somebody's name."""
    _ANSWERS.until = 0.0


def runners(account_id: int | None = None) -> tuple[Runner, ...]:
    """Runners of one account, or of the whole store."""
    return recently(_runners, account_id)


def _runners(account_id: int | None) -> tuple[Runner, ...]:
    return at_hand.store().runners(account_id)


def revision(runner_id: int) -> int:
    """The key of everything that is remembered about this runner."""
    return recently(_revision, runner_id)


def _revision(runner_id: int) -> int:
    return at_hand.store().revision(runner_id)
