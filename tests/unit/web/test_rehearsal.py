"""Before the first visitor: what lives at the start is no work for the collector of garbage."""

import gc

from rtr.web.rehearsal import set_aside


def test_a_full_collection_passes_over_what_lives() -> None:
    looked_at = len(gc.get_objects())
    try:
        set_aside()
        assert len(gc.get_objects()) < looked_at / 100
        assert gc.get_freeze_count() > looked_at / 2
    finally:
        gc.unfreeze()
