"""Routes of a runner as others may see them: read from the store, cut and simplified."""

import secrets

from rtr.shared.routes import Shape, drawn_zone, shapes
from rtr.store import Store


def route_shapes(store: Store, runner_id: int) -> tuple[Shape, ...]:
    """Shapes of all runs: where a runner lives is told by all of them. The zone is drawn when it is first asked for."""
    zone = store.privacy_zone(runner_id, drawn_zone(secrets.SystemRandom()))
    diary = store.diary(runner_id)
    chosen = (a for a in diary.counted if "lat_deg" in a.channels)
    read = ((activity, store.samples(runner_id, activity.uid)) for activity in chosen)
    return shapes(((activity, samples) for activity, samples in read if samples is not None), zone)
