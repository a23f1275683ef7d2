"""Reading one line of a scenario as one of the steps that exist, or saying which step was probably meant."""

import difflib
import re
from dataclasses import dataclass

from kapstok.errors import KapstokError
from kapstok.rehearsal.phrases import PHRASES, Phrase
from kapstok.rehearsal.scenario import Step

LONGEST = 500
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
    if len(step.text) > LONGEST:
        raise StepFailed(f"Deze stap is langer dan {LONGEST} tekens. Zet lange teksten in een tabel.")
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
    """The step with the most words in common; what is filled in between does not count."""
    own = [phrase for phrase in PHRASES if phrase.kind == step.kind]
    return max(own, key=lambda phrase: _likeness(step.text, phrase.sentence.partition(" ")[2])).sentence


def _likeness(said: str, sentence: str) -> float:
    words, fixed = _words(said), _words(sentence)
    together = difflib.SequenceMatcher(None, " ".join(words), " ".join(fixed)).ratio()
    return difflib.SequenceMatcher(None, words, fixed).ratio() + together / 4


def _words(text: str) -> list[str]:
    bare = re.sub(r'"[^"]*"|<[^>]*>|\[[^]]*\]|\d+', " ", text.translate(QUOTES))
    return re.findall(r"\w+", bare.casefold())
