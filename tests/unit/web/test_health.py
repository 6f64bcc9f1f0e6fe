"""Alive and ready: two words for whoever watches over a server, and nothing about anybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from rtr.store import Store
from rtr.store.engine import writing
from rtr.web import at_hand, health


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("RTR_DATABASE_URL", f"sqlite:///{tmp_path / 'rtr.db'}")
    yield at_hand.store()
    at_hand.close()


@pytest.fixture
def client(store: Store) -> TestClient:
    return TestClient(Starlette(routes=health.routes()))


def test_alive_needs_no_database(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert answer.headers["cache-control"] == "no-store"


def test_ready_means_the_tables_of_this_version(client: TestClient, store: Store) -> None:
    assert client.get("/readyz").status_code == 503
    store.migrate()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    with writing(store._engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready"})


def test_a_database_that_is_gone_is_not_ready(monkeypatch: pytest.MonkeyPatch, client: TestClient) -> None:
    monkeypatch.setenv("RTR_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=1")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready"})
    assert client.get("/healthz").status_code == 200
