"""What a person sees when something goes wrong: a calm sentence, what to do, and a number to quote."""

import logging
import secrets
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import streamlit as st

from rtr.errors import RtrError
from rtr.web.escape import escaped

P = ParamSpec("P")
T = TypeVar("T")

LOG = logging.getLogger("rtr")
BUG = "Something went wrong while this page was drawn. What is in your diary stays as it is."


def attempt(action: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """Do one action. If it cannot be done, say so on the page and return None.

    Only `RtrError` is caught: what we can explain. Anything else is a bug and is left to `on_script_error`.
    """
    try:
        return action(*args, **kwargs)
    except RtrError as error:
        explain(error)
        return None


def did(action: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Do one action that gives nothing back, as `attempt` does; whether it was done."""
    try:
        action(*args, **kwargs)
    except RtrError as error:
        explain(error)
        return False
    return True


def explain(error: RtrError) -> None:
    """The sentence of the error, what to do about it, and its number; the log has the rest."""
    number = _logged(error)
    st.error(f"{escaped(str(error))} {escaped(error.hint)}".strip(), icon=":material/error:")
    _try_again(number)


def on_script_error(error: Exception) -> bool:
    """Called by Streamlit, which has logged the trace, for whatever a script let through; True: it is shown."""
    if isinstance(error, RtrError):
        explain(error)
    else:
        number = _logged(error)
        st.error(f"{BUG} The log of the dashboard holds the details.", icon=":material/error:")
        _try_again(number)
    return True


def _try_again(number: str) -> None:
    st.button("Try again", key=f"try_again_{number}", icon=":material/refresh:")
    st.caption(f"Error {number}")


def _logged(error: Exception) -> str:
    """Log the error with its trace under a new short number, and give the number."""
    number = secrets.token_hex(4)
    LOG.error("error %s", number, exc_info=error)
    return number
