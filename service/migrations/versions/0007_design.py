"""Designs: variants that somebody works on."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "design",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("variant", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("based_on", sa.Uuid(), nullable=True),
        sa.Column("files", sa.LargeBinary(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_design_gemeente_id_gemeente"),
        sa.ForeignKeyConstraint(["based_on"], ["published_version.id"], name="fk_design_based_on_published_version"),
        sa.ForeignKeyConstraint(["saved_by"], ["person.id"], name="fk_design_saved_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_design"),
        sa.UniqueConstraint("gemeente_id", "variant", name="uq_design_gemeente_id_variant"),
    )


def downgrade() -> None:
    op.drop_table("design")
