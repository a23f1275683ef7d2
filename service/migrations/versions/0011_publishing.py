"""Publishing in steps: the report with a version, plans and history of activations, and orders that move casussen."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

UNIQUE = "uq_activation_gemeente_id_since"


def upgrade() -> None:
    with op.batch_alter_table("published_version") as version:
        version.add_column(sa.Column("report", sa.JSON(), nullable=True))
    with op.batch_alter_table("activation") as activation:
        activation.drop_constraint(UNIQUE, type_="unique")
        activation.add_column(sa.Column("kind", sa.String(length=15), nullable=False, server_default="publicatie"))
        activation.add_column(sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True))
        activation.add_column(sa.Column("decided_by", sa.Uuid(), nullable=True))
        activation.add_column(sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
        activation.add_column(sa.Column("withdrawn_by", sa.Uuid(), nullable=True))
    # Until now a version began in the moment in which it was published.
    op.execute("UPDATE activation SET decided_at = since")
    with op.batch_alter_table("activation") as activation:
        activation.alter_column("decided_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        activation.alter_column("kind", existing_type=sa.String(length=15), server_default=None)
        activation.create_foreign_key("fk_activation_decided_by_person", "person", ["decided_by"], ["id"])
        activation.create_foreign_key("fk_activation_withdrawn_by_person", "person", ["withdrawn_by"], ["id"])
    op.create_index("ix_activation_gemeente_id_since", "activation", ["gemeente_id", "since"])
    _orders()


def _orders() -> None:
    op.create_table(
        "route_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=15), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name="fk_route_order_asked_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_route_order"),
    )
    op.create_table(
        "moved_casus",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=15), nullable=False),
        sa.Column("old_version_id", sa.Uuid(), nullable=False),
        sa.Column("new_version_id", sa.Uuid(), nullable=False),
        sa.Column("remark", sa.String(length=400), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_moved_casus_casus_id_casus"),
        sa.ForeignKeyConstraint(
            ["new_version_id"], ["published_version.id"], name="fk_moved_casus_new_version_id_published_version"
        ),
        sa.ForeignKeyConstraint(
            ["old_version_id"], ["published_version.id"], name="fk_moved_casus_old_version_id_published_version"
        ),
        sa.ForeignKeyConstraint(["order_id"], ["route_order.id"], name="fk_moved_casus_order_id_route_order"),
        sa.PrimaryKeyConstraint("id", name="pk_moved_casus"),
        sa.UniqueConstraint("order_id", "casus_id", name="uq_moved_casus_order_id_casus_id"),
    )
    op.create_index("ix_moved_casus_casus_id", "moved_casus", ["casus_id"])


def downgrade() -> None:
    op.drop_table("moved_casus")
    op.drop_table("route_order")
    # Before this there were no plans: what was withdrawn, and all but the last of one moment, never counted.
    op.execute("DELETE FROM activation WHERE withdrawn_at IS NOT NULL")
    op.execute(
        "DELETE FROM activation WHERE EXISTS (SELECT 1 FROM activation later WHERE later.gemeente_id = "
        "activation.gemeente_id AND later.since = activation.since AND later.id > activation.id)"
    )
    op.drop_index("ix_activation_gemeente_id_since", "activation")
    with op.batch_alter_table("activation") as activation:
        activation.drop_constraint("fk_activation_withdrawn_by_person", type_="foreignkey")
        activation.drop_constraint("fk_activation_decided_by_person", type_="foreignkey")
        for column in ("withdrawn_by", "withdrawn_at", "decided_by", "decided_at", "kind"):
            activation.drop_column(column)
        activation.create_unique_constraint(UNIQUE, ["gemeente_id", "since"])
    with op.batch_alter_table("published_version") as version:
        version.drop_column("report")
