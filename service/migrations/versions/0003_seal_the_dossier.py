"""What professionals wrote is sealed; a tijdlijn says where a reason stands instead of repeating it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from kapstok import cipher

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# table, its primary key, and the column that is sealed
COLUMNS = (("answers", ("id",), "values"), ("draft", ("task_id", "person_id"), "answers"))
REASONS = ("reden_overslaan", "toelichting")
BATCH = 500


def upgrade() -> None:
    _forget_what_is_deleted()
    _move_reasons()
    for table, key, column in COLUMNS:
        _change(table, key, column, sa.JSON(), sa.LargeBinary(), _seal)


def downgrade() -> None:
    for table, key, column in COLUMNS:
        _change(table, key, column, sa.LargeBinary(), sa.JSON(), _unseal)
    _restore_reasons()


def _change(name: str, key: tuple[str, ...], column: str, old: Any, new: Any, turned: Callable[[Any], Any]) -> None:
    """Put the content of a column in one of another type, through a second column beside it."""
    beside = f"{column}_new"
    with op.batch_alter_table(name) as batch:
        batch.add_column(sa.Column(beside, new, nullable=True))
    keys = [sa.column(word, sa.Integer() if word == "id" else sa.Uuid()) for word in key]
    table = sa.table(name, *keys, sa.column(column, old), sa.column(beside, new))
    for row in _rows(table, keys, table.c[column]):
        where = [table.c[word] == getattr(row, word) for word in key]
        op.get_bind().execute(table.update().where(*where).values({beside: turned(row[-1])}))
    with op.batch_alter_table(name) as batch:
        batch.drop_column(column)
    with op.batch_alter_table(name) as batch:
        batch.alter_column(beside, new_column_name=column, existing_type=new, nullable=False)


def _rows(table: Any, keys: list[Any], column: Any) -> Iterator[Any]:
    """All rows, a batch at a time, so that a large dossier need not fit in memory."""
    bound = [table.c[key.name] for key in keys]
    after: tuple[Any, ...] | None = None
    while True:
        query = sa.select(*bound, column).order_by(*bound).limit(BATCH)
        if after is not None:
            query = query.where(sa.tuple_(*bound) > sa.tuple_(*map(sa.literal, after)))
        found = op.get_bind().execute(query).all()
        yield from found
        if len(found) < BATCH:
            return
        after = tuple(found[-1])[: len(keys)]


def _seal(value: Any) -> bytes:
    return cipher.seal(json.dumps(value, ensure_ascii=False).encode())


def _unseal(value: bytes) -> Any:
    return json.loads(cipher.unseal(value))


def _events() -> tuple[Any, list[Any]]:
    event = sa.table("event", *_columns(id=sa.Integer(), casus_id=sa.Uuid(), kind=sa.String(), detail=sa.JSON()))
    found = op.get_bind().execute(sa.select(event).where(event.c.kind == "fase_overgeslagen")).all()
    return event, list(found)


def _answers() -> Any:
    return sa.table("answers", *_columns(id=sa.Integer(), casus_id=sa.Uuid(), values=sa.JSON()))


def _columns(**types: Any) -> list[Any]:
    return [sa.column(name, kind) for name, kind in types.items()]


def _said(values: dict[str, Any]) -> str | None:
    return next((str(values[field]) for field in REASONS if values.get(field)), None)


def _move_reasons() -> None:
    """Before the answers are sealed: find in which of them each reason stands."""
    event, found = _events()
    answers = _answers()
    for row in found:
        detail = dict(row.detail)
        reason = detail.pop("reden", None)
        given = op.get_bind().execute(sa.select(answers).where(answers.c.casus_id == row.casus_id)).all()
        detail["antwoord"] = next((one.id for one in given if reason and _said(one.values) == reason), None)
        op.get_bind().execute(event.update().where(event.c.id == row.id).values(detail=detail))


def _restore_reasons() -> None:
    event, found = _events()
    answers = _answers()
    for row in found:
        detail = dict(row.detail)
        where = detail.pop("antwoord", None)
        values = op.get_bind().execute(sa.select(answers.c["values"]).where(answers.c.id == where)).scalar()
        detail["reden"] = _said(values) if values else None
        op.get_bind().execute(event.update().where(event.c.id == row.id).values(detail=detail))


def _forget_what_is_deleted() -> None:
    # SQLite leaves what was deleted readable in its file, unless it is asked to write zeros over it.
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA secure_delete=ON")
