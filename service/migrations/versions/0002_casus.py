"""The casus: its run, tasks, regie, answers, jobs, tijdlijn and audit."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The last made goes first: none is dropped while another points at it. Indexes go with their table.
TABLES = (
    "draft",
    "claim",
    "answers",
    "waiting",
    "task",
    "regie",
    "job",
    "event",
    "audit_line",
    "casus",
)


def upgrade() -> None:
    op.create_table(
        "casus",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kenmerk", sa.String(length=20), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("fase", sa.Integer(), nullable=False),
        sa.Column("fase_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spoed", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("seal", sa.LargeBinary(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_casus_gemeente_id_gemeente"),
        sa.ForeignKeyConstraint(["opened_by"], ["person.id"], name="fk_casus_opened_by_person"),
        sa.ForeignKeyConstraint(["version_id"], ["published_version.id"], name="fk_casus_version_id_published_version"),
        sa.PrimaryKeyConstraint("id", name="pk_casus"),
        sa.UniqueConstraint("kenmerk", name="uq_casus_kenmerk"),
    )
    op.create_index("ix_casus_gemeente_id", "casus", ["gemeente_id"])

    op.create_table(
        "audit_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("state_digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_audit_line_casus_id_casus"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_audit_line_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_line"),
        sa.UniqueConstraint("casus_id", "version", name="uq_audit_line_casus_id_version"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("element", sa.String(length=100), nullable=True),
        sa.Column("process", sa.String(length=100), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_event_casus_id_casus"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_event_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index("ix_event_casus_id_id", "event", ["casus_id", "id"])

    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("operation", sa.String(length=60), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("element", sa.String(length=100), nullable=True),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=200), nullable=True),
        sa.Column("wanted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_job_casus_id_casus"),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
    )
    op.create_index("ix_job_status", "job", ["status", "wanted_at"])

    op.create_table(
        "regie",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_regie_casus_id_casus"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_regie_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_regie"),
    )
    op.create_index("ix_regie_person", "regie", ["person_id", "until"])
    op.create_index(
        "uq_regie_one_holder",
        "regie",
        ["casus_id", "kind"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )

    op.create_table(
        "task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("element", sa.String(length=100), nullable=False),
        sa.Column("process", sa.String(length=100), nullable=False),
        sa.Column("path", sa.JSON(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("organisation_id", sa.String(length=40), nullable=True),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("fase", sa.Integer(), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(length=200), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["assignee_id"], ["person.id"], name="fk_task_assignee_id_person"),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_task_casus_id_casus"),
        sa.ForeignKeyConstraint(["closed_by"], ["person.id"], name="fk_task_closed_by_person"),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_task_gemeente_id_gemeente"),
        sa.PrimaryKeyConstraint("id", name="pk_task"),
        sa.UniqueConstraint("casus_id", "key", name="uq_task_casus_id_key"),
    )
    op.create_index("ix_task_assignee", "task", ["assignee_id", "status"])
    op.create_index("ix_task_casus", "task", ["casus_id", "status"])
    op.create_index("ix_task_group", "task", ["role", "gemeente_id", "status"])

    op.create_table(
        "waiting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("element", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("path", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_waiting_casus_id_casus"),
        sa.PrimaryKeyConstraint("id", name="pk_waiting"),
        sa.UniqueConstraint("casus_id", "key", name="uq_waiting_casus_id_key"),
    )
    op.create_index("ix_waiting_due_at", "waiting", ["due_at"])

    op.create_table(
        "answers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("element", sa.String(length=100), nullable=False),
        sa.Column("form", sa.String(length=100), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_answers_casus_id_casus"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_answers_person_id_person"),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_answers_task_id_task"),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
    )
    op.create_index("ix_answers_casus", "answers", ["casus_id", "id"])
    op.create_index("ix_answers_task_id", "answers", ["task_id"])

    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name="fk_claim_by_person"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_claim_person_id_person"),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_claim_task_id_task"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
    )
    op.create_index("ix_claim_task_id", "claim", ["task_id"])

    op.create_table(
        "draft",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_draft_person_id_person"),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_draft_task_id_task"),
        sa.PrimaryKeyConstraint("task_id", "person_id", name="pk_draft"),
    )


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
