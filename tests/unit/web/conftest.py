"""The server's own parts, on a store of their own."""

from collections.abc import Iterator

import pytest

from rtr.store import Store
from rtr.web import at_hand


@pytest.fixture
def store(local_store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty store, the one that middleware and routes ask."""
    monkeypatch.setenv("RTR_DATABASE_URL", local_store.url)
    yield local_store
    at_hand.close()
