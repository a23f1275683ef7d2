"""Of an open task it stands with the task that somebody is to be told; indexes of tasks hold what is open only."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
TASK = sa.table("task", sa.column("id", sa.Uuid()), sa.column("status", sa.String()), sa.column("tell_since", MOMENT))
JOB = sa.table(
    "job",
    sa.column("id", sa.Uuid()),
    sa.column("operation", sa.String()),
    sa.column("parameters", sa.JSON()),
    sa.column("status", sa.String()),
    sa.column("attempts", sa.Integer()),
    sa.column("wanted_at", MOMENT),
)


def upgrade() -> None:
    # What was there is told, or stands among the outside work already.
    op.add_column("task", sa.Column("tell_since", MOMENT, nullable=True))
    _index_where("ix_task_tell", "tell_since", "tell_since IS NOT NULL")
    op.drop_index("ix_task_assignee", "task")
    op.drop_index("ix_task_casus", "task")
    _index_where("ix_task_assignee", "assignee_id", "status = 'open'")
    _index_where("ix_task_casus", "casus_id", "status = 'open'")


def downgrade() -> None:
    connection = op.get_bind()
    to_tell = sa.select(TASK.c.id, TASK.c.tell_since).where(TASK.c.tell_since.is_not(None), TASK.c.status == "open")
    for task_id, since in connection.execute(to_tell).all():
        work = {"operation": "mail_taak", "parameters": {"task_id": str(task_id)}, "status": "wanted", "attempts": 0}
        connection.execute(sa.insert(JOB).values(id=uuid4(), wanted_at=since, **work))
    for name in ("ix_task_tell", "ix_task_assignee", "ix_task_casus"):
        op.drop_index(name, "task")
    op.drop_column("task", "tell_since")
    op.create_index("ix_task_assignee", "task", ["assignee_id", "status"])
    op.create_index("ix_task_casus", "task", ["casus_id", "status"])


def _index_where(name: str, column: str, condition: str) -> None:
    op.create_index(name, "task", [column], sqlite_where=sa.text(condition), postgresql_where=sa.text(condition))
