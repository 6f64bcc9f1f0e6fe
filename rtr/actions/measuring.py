"""Recordings that were stored before rtr measured them, or measured them as it does now, are caught up with."""

from collections.abc import Callable

from rtr.store import Store

PORTION = 50
"""Recordings of one transaction: others can write in between, and a page shows what is there so far."""


def measure_stored(store: Store, progress: Callable[[int, int], None] | None = None) -> int:
    """Measure every stored recording that needs it, of all runners, from its samples; how many that were.

    Does nothing where nothing waits. `progress` is called with done and total. Stopped halfway, the
    next call goes on from there. Raises `StoreError` on trouble.
    """
    waiting = [(runner.id, uid) for runner in store.runners() for uid in store.unmeasured(runner.id)]
    for start in range(0, len(waiting), PORTION):
        part = waiting[start : start + PORTION]
        for runner_id in sorted({owner for owner, _ in part}):
            store.measure(runner_id, [uid for owner, uid in part if owner == runner_id])
        if progress is not None:
            progress(start + len(part), len(waiting))
    return len(waiting)
