"""Indexes for lists: tasks of a group without those that fall to one person, and who opened a casus."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_task_group", table_name="task")
    op.create_index("ix_task_group", "task", ["role", "gemeente_id", "direct", "status"])
    op.create_index("ix_casus_opened_by", "casus", ["opened_by"])


def downgrade() -> None:
    op.drop_index("ix_casus_opened_by", table_name="casus")
    op.drop_index("ix_task_group", table_name="task")
    op.create_index("ix_task_group", "task", ["role", "gemeente_id", "status"])
