"""`rtr check`: what is damaged is found and said, without a word of anybody's diary."""

import sqlite3
from contextlib import closing

import pytest
import sqlalchemy as sa

from rtr.store import Store, migrate
from rtr.store.engine import writing
from tests.whole_diary import HOSTILE, fill


def test_a_whole_database_has_no_problems(store: Store, runner) -> None:
    fill(store, runner)
    assert store.problems() == ()


def _change(store: Store, statement: str) -> None:
    with writing(store._engine) as connection:
        connection.execute(sa.text(statement))


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE sample_blob SET data = substr(data, 1, 40)", r"cannot be read: 3"),
        ("UPDATE activity SET sport = 'flying'", r"cannot be read \("),
        ("UPDATE block SET sessions = 'x'", r"cannot be read \("),
        ("UPDATE alembic_version SET version_num = '9999'", "newer version"),
        ("UPDATE alembic_version SET version_num = '0001'", "start rtr once"),
    ],
)
def test_damage_is_found(local_store: Store, anna, statement: str, words: str) -> None:
    fill(local_store, anna)
    _change(local_store, statement)
    (problem,) = local_store.problems()
    assert __import__("re").search(words, problem), problem
    assert not any(text in problem for text in HOSTILE if len(text) > 2)


def test_rows_that_point_to_nothing_are_found(local_store: Store, anna) -> None:
    fill(local_store, anna)
    local_store.close()
    with closing(sqlite3.connect(local_store.path)) as connection, connection:
        connection.execute("UPDATE comment SET link_id = 77")
    (problem,) = local_store.problems()
    assert problem == "Rows that point to nothing: 3, in comment."


def test_an_empty_database_is_no_diary_yet(tmp_path) -> None:
    with closing(Store(f"sqlite:///{tmp_path / 'x.db'}")) as store:
        assert store.problems() == ("There is no diary in this database yet.",)


def test_the_revision_is_told(store: Store) -> None:
    assert store.revision_of_tables() == migrate.HEAD
