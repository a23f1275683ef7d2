"""A defect in what is stored: at which casus, what is wrong, and what a beheerder does about it."""

from dataclasses import dataclass

RESTORE = "Zet deze casus terug uit een reservekopie van voor de schade, en meld dit bij de leverancier."
LOOK = "Bewaar een kopie van de database zoals zij nu is, en meld dit bij de leverancier met het kenmerk."
KEY = "Kijk of de sleutel van het zegel (KAPSTOK_STATE_KEY of state.key) bij deze database hoort; zo ja: "
DISK = "Stop Kapstok, maak een kopie van de database, en zet de laatste goede reservekopie terug."


@dataclass(frozen=True)
class Defect:
    """`rule` is the invariant that does not hold; `where` is a kenmerk, or a word for what has none."""

    where: str
    rule: str
    sentence: str
    remedy: str = LOOK

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence} {self.remedy} [{self.rule}]"
