"""The PDCA cycle of a gemeente: what was agreed, evaluaties, and the calendar of a region."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pdca_afspraak",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("interval_months", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("eigenaar_id", sa.Uuid(), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["eigenaar_id"], ["person.id"], name="fk_pdca_afspraak_eigenaar_id_person"),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_pdca_afspraak_gemeente_id_gemeente"),
        sa.ForeignKeyConstraint(["settled_by"], ["person.id"], name="fk_pdca_afspraak_settled_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_pdca_afspraak"),
    )
    op.create_index("ix_pdca_afspraak_gemeente", "pdca_afspraak", ["gemeente_id", "id"])
    op.create_table(
        "evaluatie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_evaluatie_gemeente_id_gemeente"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_evaluatie_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_evaluatie"),
    )
    op.create_index("ix_evaluatie_gemeente", "evaluatie", ["gemeente_id", "at"])
    op.create_table(
        "netwerkmoment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("region", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_netwerkmoment_gemeente_id_gemeente"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_netwerkmoment_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_netwerkmoment"),
    )
    op.create_index("ix_netwerkmoment_region", "netwerkmoment", ["region"])


def downgrade() -> None:
    for table in ("netwerkmoment", "evaluatie", "pdca_afspraak"):
        op.drop_table(table)
