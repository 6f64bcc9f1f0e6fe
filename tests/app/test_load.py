"""Load on a diary that has been quiet: what was run is shown, not an empty picture."""

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from rtr.store import Store
from tests.app.diaries import TODAY, add, run


@pytest.mark.parametrize(("weeks", "period"), [(25, "6 months"), (26, "all"), (60, "all")])
def test_a_quiet_diary_is_shown_whole(weeks: int, period: str, store: Store, open_app: Callable[..., AppTest]) -> None:
    runner = store.add_runner("Me", "Europe/Berlin")
    last = dt.datetime.combine(TODAY - dt.timedelta(weeks=weeks), dt.time(6))
    add(store, runner, *(run(last - dt.timedelta(days=2 * n), 20, uid=f"{n:032x}") for n in range(12)))
    app = open_app("load")
    assert not app.exception
    assert [control.value for control in app.button_group if control.label == "Period"] == [period]
