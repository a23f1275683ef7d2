"""Overdracht of regie: offered, and accepted, refused, taken back or overtaken."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "overdracht",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("notitie", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name="fk_overdracht_answered_by_person"),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_overdracht_casus_id_casus"),
        sa.ForeignKeyConstraint(["from_id"], ["person.id"], name="fk_overdracht_from_id_person"),
        sa.ForeignKeyConstraint(["to_id"], ["person.id"], name="fk_overdracht_to_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_overdracht"),
    )
    op.create_index("ix_overdracht_casus", "overdracht", ["casus_id", "proposed_at"])
    op.create_index("ix_overdracht_receiver", "overdracht", ["to_id", "status"])
    op.create_index(
        "uq_overdracht_one_open",
        "overdracht",
        ["casus_id", "kind"],
        unique=True,
        sqlite_where=sa.text("status = 'open'"),
        postgresql_where=sa.text("status = 'open'"),
    )


def downgrade() -> None:
    op.drop_table("overdracht")
