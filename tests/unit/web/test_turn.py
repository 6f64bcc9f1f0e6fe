"""Pages are drawn one after the other, and none waits for ever."""

import threading
import time

import pytest

from rtr.web import turn


def test_one_at_a_time() -> None:
    seen: list[str] = []

    def draw(name: str) -> None:
        with turn.turn():
            seen.append(f"{name} begins")
            time.sleep(0.02)
            seen.append(f"{name} ends")

    threads = [threading.Thread(target=draw, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pairs = list(zip(seen[::2], seen[1::2], strict=True))
    assert sorted(pairs) == [(f"{name} begins", f"{name} ends") for name in "abc"]


def test_a_page_that_takes_too_long_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "LONGEST_S", 0.05)
    others: list[str] = []

    def draw() -> None:
        with turn.turn():
            others.append("drawn")

    with turn.turn():
        thread = threading.Thread(target=draw)
        thread.start()
        thread.join(10)
        assert others == ["drawn"]
    draw()
    assert len(others) == 2


def test_a_page_that_breaks_gives_its_turn_back() -> None:
    def broken() -> None:
        with turn.turn():
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        broken()
    assert turn._TURN.acquire(blocking=False)
    turn._TURN.release()
