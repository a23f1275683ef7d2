"""What FEEL answered before: the same question on the same values has the same answer, so it is asked once.

In a process that serves, only yes and no are kept, under a digest of question and values: of what somebody wrote
nothing stays in memory. What asks for the present moment is never kept.
"""

import hashlib
from collections import OrderedDict
from typing import Any, Protocol

MOST = 4096


class Memory(Protocol):
    """Where answers are looked up by question. `piecemeal`: what is asked together is looked up one by one."""

    piecemeal: bool

    def find(self, question: str) -> list[Any] | None: ...

    def keep(self, question: str, answers: list[Any]) -> None: ...


class Everything:
    """For trying out: everything, until it is thrown away."""

    piecemeal = True

    def __init__(self) -> None:
        self._answers: dict[str, list[Any]] = {}

    def find(self, question: str) -> list[Any] | None:
        return self._answers.get(question)

    def keep(self, question: str, answers: list[Any]) -> None:
        self._answers[question] = answers


class YesAndNo:
    """For a process that serves: at most `MOST`, the oldest are forgotten first. What is asked together, the conditions
    of a form or of a gateway, is one question: looking up costs more than asking a few more at the same time.
    """

    piecemeal = False

    def __init__(self) -> None:
        self._answers: OrderedDict[bytes, list[Any]] = OrderedDict()

    def find(self, question: str) -> list[Any] | None:
        return self._answers.get(_digest(question))

    def keep(self, question: str, answers: list[Any]) -> None:
        if all(isinstance(answer, list) and type(answer[0]) is bool for answer in answers):
            self._answers[_digest(question)] = answers
            if len(self._answers) > MOST:
                self._answers.popitem(last=False)


def _digest(question: str) -> bytes:
    return hashlib.blake2b(question.encode(errors="surrogatepass"), digest_size=16).digest()
