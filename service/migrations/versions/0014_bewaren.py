"""Keeping and destroying: terms, extensions, duties to keep, and destruction in two hands."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "bewaartermijn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("layer", sa.String(length=20), nullable=False),
        sa.Column("organisation_id", sa.String(length=40), nullable=True),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("since", AT, nullable=False),
        sa.Column("until", AT, nullable=True),
        sa.CheckConstraint("months > 0", name="ck_bewaartermijn_months"),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_bewaartermijn_gemeente_id_gemeente"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_bewaartermijn_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["settled_by"], ["person.id"], name="fk_bewaartermijn_settled_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_bewaartermijn"),
    )
    op.create_index("ix_bewaartermijn_gemeente", "bewaartermijn", ["gemeente_id", "until"])
    op.create_table(
        "verlenging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("decision", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("keep_until", sa.Date(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_verlenging_casus_id_casus"),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name="fk_verlenging_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_verlenging"),
    )
    op.create_index("ix_verlenging_casus_id", "verlenging", ["casus_id"])
    op.create_table(
        "bewaarplicht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("since", AT, nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("until", AT, nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_bewaarplicht_casus_id_casus"),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name="fk_bewaarplicht_by_person"),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name="fk_bewaarplicht_ended_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_bewaarplicht"),
    )
    op.create_index("ix_bewaarplicht_casus_id", "bewaarplicht", ["casus_id"])
    _vernietiging()


def _vernietiging() -> None:
    op.create_table(
        "vernietiging",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", AT, nullable=False),
        sa.Column("judged_by", sa.Uuid(), nullable=True),
        sa.Column("judged_at", AT, nullable=True),
        sa.Column("done_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_vernietiging_gemeente_id_gemeente"),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name="fk_vernietiging_proposed_by_person"),
        sa.ForeignKeyConstraint(["judged_by"], ["person.id"], name="fk_vernietiging_judged_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_vernietiging"),
    )
    op.create_index("ix_vernietiging_gemeente", "vernietiging", ["gemeente_id", "proposed_at"])
    op.create_table(
        "vernietiging_regel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vernietiging_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("scope", sa.String(length=10), nullable=False),
        sa.Column("organisation_id", sa.String(length=40), nullable=True),
        sa.Column("layer", sa.String(length=20), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("done_at", AT, nullable=True),
        sa.ForeignKeyConstraint(
            ["vernietiging_id"], ["vernietiging.id"], name="fk_vernietiging_regel_vernietiging_id_vernietiging"
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_vernietiging_regel_casus_id_casus"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_vernietiging_regel_organisation_id_organisation"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_vernietiging_regel"),
    )
    op.create_index("ix_vernietiging_regel_casus", "vernietiging_regel", ["casus_id"])
    op.create_index("ix_vernietiging_regel_vernietiging_id", "vernietiging_regel", ["vernietiging_id"])


def downgrade() -> None:
    for table in ("vernietiging_regel", "vernietiging", "bewaarplicht", "verlenging", "bewaartermijn"):
        op.drop_table(table)
