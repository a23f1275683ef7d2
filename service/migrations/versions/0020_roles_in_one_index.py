"""Which roles somebody holds now stands in one index: it is asked with every request."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_membership_person", "membership", ["person_id", "since", "until", "role", "gemeente_id"])
    op.drop_index("ix_membership_person_id", "membership")


def downgrade() -> None:
    op.create_index("ix_membership_person_id", "membership", ["person_id"])
    op.drop_index("ix_membership_person", "membership")
