"""The anonymous consult, and the casussen that refer to one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "consult",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("leefgebieden", sa.JSON(), nullable=False),
        sa.Column("vraag", sa.LargeBinary(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("advies", sa.LargeBinary(), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name="fk_consult_answered_by_person"),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name="fk_consult_asked_by_person"),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_consult_gemeente_id_gemeente"),
        sa.PrimaryKeyConstraint("id", name="pk_consult"),
    )
    op.create_index("ix_consult_asked_by", "consult", ["asked_by"])
    op.create_index("ix_consult_role", "consult", ["role", "gemeente_id"])
    op.create_table(
        "consult_reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("consult_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name="fk_consult_reference_by_person"),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_consult_reference_casus_id_casus"),
        sa.ForeignKeyConstraint(["consult_id"], ["consult.id"], name="fk_consult_reference_consult_id_consult"),
        sa.PrimaryKeyConstraint("id", name="pk_consult_reference"),
        sa.UniqueConstraint("casus_id", "consult_id", name="uq_consult_reference_casus_id_consult_id"),
    )


def downgrade() -> None:
    op.drop_table("consult_reference")
    op.drop_table("consult")
