"""Reading one line of a scenario as one of the steps that exist, or saying which step was probably meant."""

import difflib
import re
from dataclasses import dataclass

from kapstok.errors import KapstokError
from kapstok.rehearsal.phrases import PHRASES, Phrase
from kapstok.rehearsal.scenario import Step

QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


class StepFailed(KapstokError):
    """The scenario does not hold at this step, or the step cannot be done. The text says what is the case."""


@dataclass(frozen=True)
class Told:
    """A step that is understood: which phrase of the list, and the words in its blanks."""

    phrase: Phrase
    words: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    def get(self, name: str) -> str | None:
        return self.words.get(name)


def understand(step: Step) -> Told:
    """What the step says; raises StepFailed when it is not in the list."""
    text = step.text.translate(QUOTES).removesuffix(".")
    for phrase in PHRASES:
        words = phrase.match(text) if phrase.kind == step.kind else None
        if words is not None:
            return Told(phrase, words)
    for phrase in PHRASES:
        if phrase.match(text) is not None:
            keyword = phrase.kind.capitalize()
            raise StepFailed(f'"{step.text}" hoort bij "{keyword}", niet bij "{step.kind.capitalize()}".')
    raise StepFailed(f'Deze stap bestaat niet: "{step.text}". Bedoelt u: {_nearest(step)}?')


def _nearest(step: Step) -> str:
    """Compared on their bones, so that the names in a step do not decide."""
    own = [phrase for phrase in PHRASES if phrase.kind == step.kind]
    bones = _bones(step.text.translate(QUOTES))
    scored = ((difflib.SequenceMatcher(None, bones, _bones(_said(phrase))).ratio(), phrase) for phrase in own)
    return max(scored, key=lambda pair: pair[0])[1].sentence


def _said(phrase: Phrase) -> str:
    return phrase.example.partition(" ")[2]


def _bones(text: str) -> str:
    return re.sub(r"\d+", "0", re.sub(r'"[^"]*"', '""', text)).casefold()
