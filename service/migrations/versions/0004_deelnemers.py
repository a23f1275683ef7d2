"""Who is invited in a casus, and which organisations signed the covenant."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "convenant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.String(length=40), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("reference", sa.String(length=100), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_convenant_gemeente_id_gemeente"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_convenant_organisation_id_organisation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_convenant"),
        sa.UniqueConstraint(
            "organisation_id", "gemeente_id", "reference", name="uq_convenant_organisation_id_gemeente_id_reference"
        ),
    )
    op.create_table(
        "deelnemer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("ground", sa.String(length=10), nullable=False),
        sa.Column("reference", sa.String(length=100), nullable=False),
        sa.Column("motivation", sa.LargeBinary(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("invited_by", sa.Uuid(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("ground IN ('convenant', 'eenmalig')", name="ck_deelnemer_ground"),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_deelnemer_casus_id_casus"),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name="fk_deelnemer_ended_by_person"),
        sa.ForeignKeyConstraint(["invited_by"], ["person.id"], name="fk_deelnemer_invited_by_person"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_deelnemer_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_deelnemer_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_deelnemer"),
    )
    op.create_index("ix_deelnemer_casus", "deelnemer", ["casus_id", "until"])
    op.create_index("ix_deelnemer_organisation", "deelnemer", ["organisation_id", "until"])
    op.create_index("ix_deelnemer_person", "deelnemer", ["person_id", "until"])


def downgrade() -> None:
    op.drop_table("deelnemer")
    op.drop_table("convenant")
