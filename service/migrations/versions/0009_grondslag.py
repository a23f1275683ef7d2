"""The legal ground of each layer: as a gemeente settled it, and as a casus came in on it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "grondslag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("layer", sa.String(length=20), nullable=False),
        sa.Column("ground", sa.String(length=500), nullable=False),
        sa.Column("convenant", sa.String(length=200), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_grondslag_gemeente_id_gemeente"),
        sa.PrimaryKeyConstraint("id", name="pk_grondslag"),
    )
    op.create_index(
        "uq_grondslag_one_a_layer",
        "grondslag",
        ["gemeente_id", "layer"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "casus_grondslag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("layer", sa.String(length=20), nullable=False),
        sa.Column("ground", sa.String(length=500), nullable=False),
        sa.Column("convenant", sa.String(length=200), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_casus_grondslag_casus_id_casus"),
        sa.PrimaryKeyConstraint("id", name="pk_casus_grondslag"),
    )
    op.create_index("ix_casus_grondslag_casus_id", "casus_grondslag", ["casus_id"])


def downgrade() -> None:
    op.drop_table("casus_grondslag")
    op.drop_table("grondslag")
