"""A coach's writing: whoever writes is looked up again at that moment, in fragments too."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from rtr.web import at_hand, recent, rights
from rtr.web.errors import did


def wrote(act: Callable[..., Any], link_id: int | None, *args: Any, **more: Any) -> bool:
    """Do `act(store, link, *args, at=now, **more)` with the link as it is kept now; whether it was done."""
    return did(_write, act, link_id, *args, **more)


def _write(act: Callable[..., Any], link_id: int | None, *args: Any, **more: Any) -> None:
    recent.forget()
    seen = rights.may_read(link_id or 0)
    act(at_hand.store(), seen.link, *args, at=dt.datetime.now(dt.UTC), **more)
