"""The dossier: household, plan, actielijst, meetings, procedures, interventies, informing and consent."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# What each of these has besides a casus, sealed content, who wrote it and when, and when it ended.
ENTRIES: dict[str, tuple[sa.Column, ...]] = {
    "betrokkene": (),
    "informeren": (
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("recheck_on", sa.Date(), nullable=True),
    ),
    "interventie": (sa.Column("kind", sa.String(length=30), nullable=False),),
    "overleg": (
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("burger_present", sa.Boolean(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.LargeBinary(), nullable=True),
    ),
    "plan_regel": (),
    "procedure": (
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
    ),
    "zonder_toestemming": (),
    "actie": (
        sa.Column("doer_id", sa.Uuid(), sa.ForeignKey("person.id", name="fk_actie_doer_id_person"), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
    ),
}
# The last made goes first: none is dropped while another points at it. Indexes go with their table.
TABLES = ("deelname", "bouwschema", "vaststelling", *ENTRIES)


def upgrade() -> None:
    for table, columns in ENTRIES.items():
        _entry(table, columns)
    op.create_index("ix_actie_doer_id", "actie", ["doer_id"])
    op.create_table(
        "vaststelling",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *_casus_and_person("vaststelling"),
        sa.UniqueConstraint("casus_id", "kind", "number", name="uq_vaststelling_casus_id_kind_number"),
    )
    op.create_table(
        "bouwschema",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("partner", sa.String(length=40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name="fk_bouwschema_overleg_id_overleg"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_bouwschema_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_bouwschema"),
        sa.UniqueConstraint("overleg_id", "partner", name="uq_bouwschema_overleg_id_partner"),
    )
    op.create_table(
        "deelname",
        sa.Column("overleg_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["overleg_id"], ["overleg.id"], name="fk_deelname_overleg_id_overleg"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_deelname_person_id_person"),
        sa.PrimaryKeyConstraint("overleg_id", "person_id", name="pk_deelname"),
    )
    op.create_index("ix_deelname_person", "deelname", ["person_id", "until"])


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)


def _entry(table: str, columns: tuple[sa.Column, ...]) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        *(column._copy() for column in columns),
        *_casus_and_person(table),
    )
    op.create_index(f"ix_{table}_casus_id", table, ["casus_id"])


def _casus_and_person(table: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=f"fk_{table}_casus_id_casus"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=f"fk_{table}_person_id_person"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
