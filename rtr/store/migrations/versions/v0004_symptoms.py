"""The diary of symptoms: the set-up of a return, new signs, and more answers to a run and an injury.

Places of symptoms now bear their side (`achilles_left`): what was stored under the bare site of an
injury with a side is renamed.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SIDES = ("left", "right")
OF_A_RESPONSE: dict[str, type[sa.types.TypeEngine[Any]]] = {
    **dict.fromkeys(("gone_at_once", "same_place", "pelvic", "painkiller"), sa.Boolean),
    "rpe": sa.Double,
}


def upgrade() -> None:
    _add_intake()
    op.add_column("check_in", sa.Column("signs", sa.Text(), nullable=True))
    for name, kind in OF_A_RESPONSE.items():
        op.add_column("response", sa.Column(name, kind(), nullable=True))
    op.add_column("response", sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("injury", sa.Column("diagnosed_by", sa.Text(), nullable=True))
    op.add_column("injury", sa.Column("has_surgery", sa.Boolean(), nullable=True))
    _rename_places()


def _add_intake() -> None:
    op.create_table(
        "intake",
        sa.Column("runner_id", sa.Integer(), nullable=False),
        *(sa.Column(n, sa.Date(), nullable=True) for n in ("done_on", "accepted_on", "birth_on", "low_energy_on")),
        *(sa.Column(n, sa.Text(), nullable=True) for n in ("age_band", "level")),
        *(sa.Column(n, sa.Boolean(), nullable=True) for n in ("is_pregnant", "has_heart_disease")),
        *(sa.Column(n, sa.Double(), nullable=True) for n in ("usual_week_min", "longest_before_min")),
        sa.Column("goal", sa.Text(), nullable=True),
        sa.Column("run_days", sa.Text(), nullable=False),
        sa.Column("low_energy", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("runner_id", name="pk_intake"),
        sa.ForeignKeyConstraint(["runner_id"], ["runner.id"], name="fk_intake_runner_id_runner", ondelete="CASCADE"),
    )


def _rename_places() -> None:
    """One side for a site, as long as a runner's injuries there agree on it; else the site stays bare."""
    connection = op.get_bind()
    places: dict[int, dict[str, set[str]]] = {}
    for runner_id, site, side in connection.execute(sa.text("SELECT runner_id, site, side FROM injury")):
        places.setdefault(runner_id, {}).setdefault(site, set()).add(side)
    for runner_id, sites in places.items():
        new = {site: f"{site}_{next(iter(s))}" for site, s in sites.items() if len(s) == 1 and s <= set(SIDES)}
        for site, key in new.items():
            connection.execute(
                sa.text("UPDATE response SET site = :new WHERE runner_id = :runner AND site = :old"),
                {"new": key, "runner": runner_id, "old": site},
            )
        _rename_mornings(connection, runner_id, new)


def _rename_mornings(connection: sa.Connection, runner_id: int, new: dict[str, str]) -> None:
    mine = sa.text("SELECT id, sites FROM check_in WHERE runner_id = :runner AND sites <> '{}'")
    changed: list[dict[str, Any]] = []
    for row_id, text in connection.execute(mine, {"runner": runner_id}).all():
        columns = json.loads(text)
        columns["site"] = [new.get(site, site) for site in columns["site"]]
        changed.append({"id": row_id, "sites": json.dumps(columns, separators=(",", ":"))})
    if changed:
        connection.execute(sa.text("UPDATE check_in SET sites = :sites WHERE id = :id"), changed)


def downgrade() -> None:
    op.drop_column("injury", "has_surgery")
    op.drop_column("injury", "diagnosed_by")
    for name in ("recorded_at", *OF_A_RESPONSE):
        op.drop_column("response", name)
    op.drop_column("check_in", "signs")
    op.drop_table("intake")
