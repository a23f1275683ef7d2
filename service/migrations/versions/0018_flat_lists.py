"""Lists that stay flat: an index of what groups can take, and the regie of one casus."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_task_group", "task")
    op.create_index(
        "ix_task_group",
        "task",
        ["role", "gemeente_id"],
        sqlite_where=sa.text("status = 'open' AND direct IS 0"),
        postgresql_where=sa.text("status = 'open' AND direct IS false"),
    )
    op.create_index("ix_regie_casus", "regie", ["casus_id", "person_id"])


def downgrade() -> None:
    op.drop_index("ix_regie_casus", "regie")
    op.drop_index("ix_task_group", "task")
    op.create_index("ix_task_group", "task", ["role", "gemeente_id", "direct", "status"])
