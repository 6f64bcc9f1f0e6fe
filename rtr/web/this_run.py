"""What is asked many times in one run of a script is looked up once; the next run, a fragment's too, asks again."""

import weakref
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from streamlit.runtime.scriptrunner import get_script_run_ctx

T = TypeVar("T")

_ANSWERS: "weakref.WeakKeyDictionary[Any, dict[Hashable, Any]]" = weakref.WeakKeyDictionary()
"""By run: Streamlit makes a new coordinator for each, and lets it go afterwards."""


def once(ask: Callable[[], T], *about: Hashable) -> T:
    """The answer to a question about `about`, asked once in this run; outside of a run it is always asked."""
    run = _run()
    if run is None:
        return ask()
    known = _ANSWERS.setdefault(run, {})
    if about not in known:
        known[about] = ask()
    found: T = known[about]
    return found


def forget() -> None:
    """Ask anew from here on: something has just been changed that an answer depends on."""
    run = _run()
    if run is not None:
        _ANSWERS.pop(run, None)


def _run() -> Any:
    context = get_script_run_ctx(suppress_warning=True)
    return context.parallel_coordinator if context is not None else None
