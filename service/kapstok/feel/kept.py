"""What FEEL answered before: the same question on the same values has the same answer, so it is asked once.

In a process that serves, only yes and no are kept, under a digest of question and values: of what somebody wrote
nothing stays in memory. What asks for the present moment is never kept.
"""

import hashlib
from collections import OrderedDict
from typing import Any, Protocol

MOST = 4096


class Memory(Protocol):
    """Where answers are looked up by question."""

    def find(self, question: str) -> Any | None: ...

    def keep(self, question: str, answer: Any) -> None: ...


class Everything:
    """For trying out: everything, until it is thrown away."""

    def __init__(self) -> None:
        self._answers: dict[str, Any] = {}

    def find(self, question: str) -> Any | None:
        return self._answers.get(question)

    def keep(self, question: str, answer: Any) -> None:
        self._answers[question] = answer


class YesAndNo:
    """For a process that serves: at most `MOST`, the oldest are forgotten first."""

    def __init__(self) -> None:
        self._answers: OrderedDict[bytes, Any] = OrderedDict()

    def find(self, question: str) -> Any | None:
        return self._answers.get(_digest(question))

    def keep(self, question: str, answer: Any) -> None:
        if isinstance(answer, list) and type(answer[0]) is bool:
            self._answers[_digest(question)] = answer
            if len(self._answers) > MOST:
                self._answers.popitem(last=False)


def _digest(question: str) -> bytes:
    return hashlib.blake2b(question.encode(errors="surrogatepass"), digest_size=16).digest()
