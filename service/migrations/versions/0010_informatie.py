"""Informatie with its one owner, its texts and its readers; and the log of who read what."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

FIXED = (
    "id, casus_id, gemeente_id, number, at, person_id, organisation_id, what, object_id, outcome, purpose, door, "
    "previous, digest"
)
GUARDS = {
    "sqlite": (
        f"CREATE TRIGGER reading_line_stays BEFORE UPDATE OF {FIXED} ON reading_line "
        "BEGIN SELECT RAISE(ABORT, 'the reading log only grows'); END",
        "CREATE TRIGGER reading_line_is_kept BEFORE DELETE ON reading_line "
        "BEGIN SELECT RAISE(ABORT, 'the reading log only grows'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION reading_line_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the reading log only grows'; END $$",
        f"CREATE TRIGGER reading_line_stays BEFORE UPDATE OF {FIXED} ON reading_line "
        "FOR EACH ROW EXECUTE FUNCTION reading_line_only_grows()",
        "CREATE TRIGGER reading_line_is_kept BEFORE DELETE ON reading_line "
        "FOR EACH ROW EXECUTE FUNCTION reading_line_only_grows()",
    ),
}


def upgrade() -> None:
    _informatie()
    _texts()
    _readers()
    _reading_log()


def downgrade() -> None:
    for table in ("reading_line", "informatie_reader", "informatie_text", "informatie"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION reading_line_only_grows()")


def _informatie() -> None:
    op.create_table(
        "informatie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.String(length=40), nullable=False),
        sa.Column("layer", sa.String(length=3), nullable=False),
        sa.Column("label", sa.String(length=10), nullable=False),
        sa.Column("necessity", sa.LargeBinary(), nullable=True),
        sa.Column("secrecy", sa.String(length=30), nullable=True),
        sa.Column("secrecy_reason", sa.LargeBinary(), nullable=True),
        sa.Column("brought_by", sa.Uuid(), nullable=False),
        sa.Column("brought_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.CheckConstraint("layer IN ('dat', 'wat')", name="ck_informatie_layer"),
        sa.ForeignKeyConstraint(["brought_by"], ["person.id"], name="fk_informatie_brought_by_person"),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_informatie_casus_id_casus"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_informatie_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["withdrawn_by"], ["person.id"], name="fk_informatie_withdrawn_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_informatie"),
    )
    op.create_index("ix_informatie_casus", "informatie", ["casus_id", "withdrawn_at"])


def _texts() -> None:
    op.create_table(
        "informatie_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("informatie_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("purpose", sa.LargeBinary(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name="fk_informatie_text_by_person"),
        sa.ForeignKeyConstraint(
            ["informatie_id"], ["informatie.id"], name="fk_informatie_text_informatie_id_informatie"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_informatie_text"),
        sa.UniqueConstraint("informatie_id", "number", name="uq_informatie_text_informatie_id_number"),
    )


def _readers() -> None:
    op.create_table(
        "informatie_reader",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("informatie_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared_by", sa.Uuid(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name="fk_informatie_reader_ended_by_person"),
        sa.ForeignKeyConstraint(
            ["informatie_id"], ["informatie.id"], name="fk_informatie_reader_informatie_id_informatie"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_informatie_reader_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_informatie_reader_person_id_person"),
        sa.ForeignKeyConstraint(["shared_by"], ["person.id"], name="fk_informatie_reader_shared_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_informatie_reader"),
    )
    op.create_index("ix_informatie_reader_informatie", "informatie_reader", ["informatie_id", "until"])


def _reading_log() -> None:
    op.create_table(
        "reading_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=30), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("door", sa.String(length=10), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_reading_line_gemeente_id_gemeente"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_reading_line_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_reading_line_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_reading_line"),
        sa.UniqueConstraint("casus_id", "number", name="uq_reading_line_casus_id_number"),
    )
    op.create_index("ix_reading_line_gemeente", "reading_line", ["gemeente_id", "id"])
    op.create_index("ix_reading_line_person", "reading_line", ["person_id", "object_id", "id"])
    for statement in GUARDS[op.get_bind().dialect.name]:
        op.execute(sa.DDL(statement))
