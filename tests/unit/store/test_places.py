"""Migration 0004: symptoms noted under a bare site get the side of the injury there, where that is certain."""

import json

import pytest
import sqlalchemy as sa
from alembic import command as alembic
from alembic.config import Config

from rtr.store.engine import make_engine, parse, reading, writing
from rtr.store.migrations import __file__ as here


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def engine(request, tmp_path):
    """A database as version 0003 left it, on each database in turn."""
    if request.param == "sqlite":
        made = make_engine(parse(f"sqlite:///{tmp_path / 'rtr.db'}"))
        yield _at(made, "0003")
        made.dispose()
        return
    with request.getfixturevalue("cluster").database() as url:
        made = make_engine(parse(url))
        yield _at(made, "0003")
        made.dispose()


def _at(engine, revision):
    with writing(engine) as connection:
        config = Config()
        config.set_main_option("script_location", str(here).rpartition("/")[0])
        config.attributes["connection"] = connection
        alembic.upgrade(config, revision)
    return engine


def _filled(engine, injuries):
    with writing(engine) as connection:
        connection.execute(
            sa.text(
                "INSERT INTO runner (id, name, zone, week_start, has_miles, is_demo, revision) "
                "VALUES (1, 'Anna', 'UTC', 0, :no, :no, 0)"
            ),
            {"no": False},
        )
        for site, side in injuries:
            connection.execute(
                sa.text(
                    "INSERT INTO injury (runner_id, site, side, kind, onset) VALUES (1, :site, :side, 'tendon', :day)"
                ),
                {"site": site, "side": side, "day": "2026-03-02"},
            )
        connection.execute(
            sa.text("INSERT INTO response (runner_id, activity_uid, site, pain_max) VALUES (1, 'a', 'achilles', 3)")
        )
        sites = json.dumps({"site": ["achilles", "knee"], "pain_am": [1, 2]})
        for given in (sites, "{}"):
            connection.execute(
                sa.text("INSERT INTO check_in (runner_id, day, source, sites) VALUES (1, '2026-03-03', 'runner', :s)"),
                {"s": given},
            )
    return _at(engine, "0004")


def _places(engine):
    with reading(engine) as connection:
        mornings = connection.scalars(sa.text("SELECT sites FROM check_in ORDER BY id")).all()
        return (connection.scalars(sa.text("SELECT site FROM response")).all(), [json.loads(m) for m in mornings])


@pytest.mark.parametrize(
    ("injuries", "place"),
    [
        ([("achilles", "left")], "achilles_left"),
        ([("achilles", "left"), ("achilles", "left")], "achilles_left"),
        ([("achilles", "left"), ("achilles", "right")], "achilles"),
        ([("achilles", "none")], "achilles"),
        ([], "achilles"),
    ],
)
def test_a_bare_site_gets_its_side(engine, injuries, place):
    _filled(engine, injuries)
    answers, mornings = _places(engine)
    assert answers == [place]
    assert mornings == [{"site": [place, "knee"], "pain_am": [1, 2]}, {}]
