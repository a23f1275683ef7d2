"""How PostgreSQL is asked what is asked often: through libpq, which its driver also speaks through.

A cursor of that driver finds out with each question how values and cells come over, whether it is prepared and how to
wait. An `Asker` belongs to one question on one connection, and knows.
"""

from collections.abc import Sequence
from itertools import count
from select import POLLIN, POLLOUT, poll
from typing import Any

from psycopg import DataError, OperationalError
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus, Format, TransactionStatus

MOST_ASKERS = 100
IDLE = TransactionStatus.IDLE
# To libpq this is the end of a text: what comes after it would be lost unseen.
NO_END = "text for PostgreSQL cannot contain the character NUL"
_FINE = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)
_names = (b"kapstok_%d" % number for number in count())


class Askers:
    """Those of one connection. `sent`: what was sent and not answered yet, with who takes the answer; None when each
    question is answered at once.
    """

    def __init__(self, driver: Any):
        self.driver, self.libpq, self.encoding = driver, driver.pgconn, driver.info.encoding
        self.kept: dict[str, Asker] = {}
        self.sent: list[Asker | None] | None = None

    def of(self, text: str) -> "Asker":
        return self.kept.pop(text, None) or Asker(self, text)

    def keep(self, text: str, asker: "Asker") -> None:
        """For who asks the same; nothing stays with it of what was asked and answered."""
        asker.close()
        self.kept[text] = asker
        if len(self.kept) > MOST_ASKERS:
            del self.kept[next(iter(self.kept))]  # the one that lay unused longest

    def begin(self) -> None:
        """The transaction that is wanted, when it did not begin yet."""
        if self.driver.autocommit or self.libpq.transaction_status != IDLE:
            return
        words = self.driver._get_tx_start_command()
        if self.sent is None:
            fine(self.libpq, self.libpq.exec_(words))
        else:
            self.libpq.send_query_params(words, None)
            self.sent.append(None)

    @property
    def names(self) -> Any:
        """Of all that is prepared. The driver keeps them, and throws them away together, after a rollback."""
        return self.driver._prepared._names

    def prepare(self, text: bytes, kinds: tuple[int, ...]) -> bytes:
        """Answers the name. Where very much is prepared, what was prepared first makes room."""
        names, name = self.names, next(_names)
        oldest = names.popitem(last=False)[1] if len(names) >= self.driver.prepared_max else None
        if self.sent is None:
            fine(self.libpq, self.libpq.prepare(name, text))
            if oldest:
                fine(self.libpq, self.libpq.close_prepared(oldest))
        else:
            self.libpq.send_prepare(name, text)
            self.sent.append(None)
            if oldest:
                self.libpq.send_close_prepared(oldest)
                self.sent.append(None)
        names[text, kinds] = name
        return name

    def __enter__(self) -> None:
        """What is asked from now on is sent in one go."""
        self.libpq.enter_pipeline_mode()
        self.sent = []
        self.begin()

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        """And answered in one go."""
        sent, self.sent = self.sent or [], None
        answers = self._answers()
        self.libpq.exit_pipeline_mode()
        if any(answer.status not in _FINE for answer in answers):
            for asked in filter(None, sent):  # what was to be prepared may not have been
                self.names.pop(asked.key, None)
        if error is None:
            for asker, answer in zip(sent, answers, strict=True):
                fine(self.libpq, answer)
                if asker is not None:
                    asker.take(answer)

    def _answers(self) -> list[Any]:
        answers: list[Any] = []
        self.libpq.pipeline_sync()
        self._send()
        while True:
            answer = self._next()
            if answer is None:  # the end of one answer
                _lost(self.libpq)
            elif answer.status == ExecStatus.PIPELINE_SYNC:
                return answers
            else:
                answers.append(answer)

    def _send(self) -> None:
        while self.libpq.flush():
            self._wait(POLLIN | POLLOUT)
            self.libpq.consume_input()

    def _next(self) -> Any:
        while self.libpq.is_busy():
            self._wait(POLLIN)
            self.libpq.consume_input()
        return self.libpq.get_result()

    def _wait(self, until: int) -> None:
        waiting = poll()
        waiting.register(self.libpq.socket, until)
        waiting.poll()


class Asker:
    """What is asked of a cursor, for one question: its values and cells come over in the driver's own ways."""

    def __init__(self, askers: Askers, text: str):
        self._askers, self._libpq = askers, askers.libpq
        self.key: tuple[bytes, tuple[int, ...]] = text.encode(askers.encoding), ()
        self._ways: Any = Transformer(askers.driver)
        self._new = True
        self._answer: Any = None

    def execute(self, _text: str, values: Sequence[Any]) -> None:
        """Ask it; among what goes together it is only sent."""
        encoding = self._askers.encoding
        if "\0" in "".join([value for value in values if isinstance(value, str)]):
            raise DataError(NO_END)
        given = [value.encode(encoding) if isinstance(value, str) else value for value in values]
        formats = [type(value) is bytes for value in values]  # what is no text goes as it is
        name, sent = self._name(), self._askers.sent
        if sent is None:
            self._askers.begin()
            answer = self._libpq.exec_prepared(name, given, formats, Format.BINARY)
            if answer.status not in _FINE:  # what was prepared may no longer fit what the tables are
                self._askers.names.pop(self.key, None)
            self.take(fine(self._libpq, answer))
        else:
            self._libpq.send_query_prepared(name, given, formats, Format.BINARY)
            sent.append(self)

    def executemany(self, text: str, many: Sequence[Sequence[Any]]) -> None:
        for values in many:
            self.execute(text, values)

    def _name(self) -> bytes:
        """Under which it is prepared."""
        name: bytes | None = self._askers.names.get(self.key)
        if name is None:
            name = self._askers.prepare(*self.key)
            self._new = True
        return name

    def take(self, answer: Any) -> None:
        self._answer = answer
        self._ways.set_pgresult(answer, set_loaders=self._new)
        self._new = False

    @property
    def rowcount(self) -> int:
        return self._answer.command_tuples or 0

    def fetchall(self) -> list[Any]:
        found: list[Any] = self._ways.load_rows(0, self._answer.ntuples, tuple)
        return found

    def fetchone(self) -> Any:
        return self._ways.load_row(0, tuple)

    def close(self) -> None:
        self._answer = None
        self._ways.set_pgresult(None, set_loaders=False)


def fine(libpq: Any, answer: Any) -> Any:
    """The answer; or what went wrong, as the driver tells it."""
    if answer.status in _FINE:
        return answer
    _lost(libpq)
    raise error_from_result(answer)


def _lost(libpq: Any) -> None:
    if libpq.status == ConnStatus.BAD:
        raise OperationalError(libpq.get_error_message())
