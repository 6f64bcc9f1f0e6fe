"""The moment Today is asked at: to five minutes, so that it can be remembered, and never that of another day."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from rtr.web import session

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("minute", "floored"), [(0, 0), (4, 0), (5, 5), (9, 5), (59, 55)]
)  # fmt: skip
def test_it_is_the_last_full_five_minutes(monkeypatch: pytest.MonkeyPatch, minute: int, floored: int) -> None:
    """Never ahead of the clock: running opens up to five minutes late, and not a second early."""
    now = dt.datetime(2026, 5, 6, 18, minute, 59, 999, tzinfo=BERLIN)
    monkeypatch.setattr(session, "now", lambda: now)
    monkeypatch.setattr(session, "_asked", lambda: None)
    at = session.moment()
    assert at == dt.datetime(2026, 5, 6, 18, floored, tzinfo=BERLIN)


def test_a_page_about_another_day_has_no_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    now = dt.datetime(2026, 5, 6, 18, 0, tzinfo=BERLIN)
    monkeypatch.setattr(session, "now", lambda: now)
    monkeypatch.setattr(session, "_asked", lambda: dt.date(2026, 5, 5))
    assert session.moment() is None
