"""The inzageverzoek with its pieces, and the melder who was promised that he stays unknown."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "anonieme_melder",
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("promised_at", AT, nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_anonieme_melder_casus_id_casus"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_anonieme_melder_person_id_person"),
        sa.PrimaryKeyConstraint("casus_id", name="pk_anonieme_melder"),
    )
    op.create_table(
        "inzageverzoek",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("born", sa.LargeBinary(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("extension", sa.LargeBinary(), nullable=True),
        sa.Column("extended_at", AT, nullable=True),
        sa.Column("extended_by", sa.Uuid(), nullable=True),
        sa.Column("taken_by", sa.Uuid(), nullable=False),
        sa.Column("taken_at", AT, nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("answered_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name="fk_inzageverzoek_gemeente_id_gemeente"),
        sa.ForeignKeyConstraint(["extended_by"], ["person.id"], name="fk_inzageverzoek_extended_by_person"),
        sa.ForeignKeyConstraint(["taken_by"], ["person.id"], name="fk_inzageverzoek_taken_by_person"),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name="fk_inzageverzoek_answered_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_inzageverzoek"),
    )
    op.create_index("ix_inzageverzoek_gemeente", "inzageverzoek", ["gemeente_id", "due_on"])
    op.create_table(
        "inzage_stuk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("verzoek_id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("object_id", sa.String(length=40), nullable=False),
        sa.Column("judgement", sa.String(length=10), nullable=False),
        sa.Column("ground", sa.LargeBinary(), nullable=True),
        sa.Column("judged_by", sa.Uuid(), nullable=True),
        sa.Column("judged_at", AT, nullable=True),
        sa.ForeignKeyConstraint(["verzoek_id"], ["inzageverzoek.id"], name="fk_inzage_stuk_verzoek_id_inzageverzoek"),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name="fk_inzage_stuk_casus_id_casus"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_inzage_stuk_organisation_id_organisation"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_inzage_stuk_person_id_person"),
        sa.ForeignKeyConstraint(["judged_by"], ["person.id"], name="fk_inzage_stuk_judged_by_person"),
        sa.PrimaryKeyConstraint("id", name="pk_inzage_stuk"),
    )
    op.create_index("ix_inzage_stuk_owner", "inzage_stuk", ["organisation_id", "judgement"])
    op.create_index("ix_inzage_stuk_verzoek_id", "inzage_stuk", ["verzoek_id"])
    op.create_index("ix_inzage_stuk_casus_id", "inzage_stuk", ["casus_id"])


def downgrade() -> None:
    for table in ("inzage_stuk", "inzageverzoek", "anonieme_melder"):
        op.drop_table(table)
