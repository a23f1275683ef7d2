"""Letters and notes that were made of a casus."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "brief",
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("template", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_brief_casus_id_casus"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_brief_person_id_person"),
        sa.ForeignKeyConstraint(["version_id"], ["published_version.id"], name="fk_brief_version_id_published_version"),
        sa.PrimaryKeyConstraint("id", name="pk_brief"),
    )
    op.create_index("ix_brief_casus_id", "brief", ["casus_id"])


def downgrade() -> None:
    op.drop_table("brief")
