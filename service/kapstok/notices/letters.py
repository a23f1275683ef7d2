"""The words of a notice: that there is something to do, and where. Never a name, fase, kenmerk or content.

Mail travels through other hands and lies open on telephones; who wants to know more signs in. The one exception
is the actielijst, the only content that the practice sends round: what, who, when, and nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Letter:
    subject: str
    text: str


def task(base_url: str, task_id: UUID) -> Letter:
    """There is a task for you, or for your group."""
    return Letter(
        "U heeft een taak",
        f"Goedendag,\n\nU heeft een taak in Kapstok. Log in om de taak te bekijken:\n{base_url}/taken/{task_id}\n\n"
        "Heeft een collega de taak al opgepakt? Dan hoeft u niets te doen.\n" + FOOTER,
    )


def overdracht(base_url: str) -> Letter:
    """Regie is offered to you."""
    return Letter(
        "U heeft een taak",
        f"Goedendag,\n\nEen collega wil u iets overdragen in Kapstok. Log in om het te bekijken:\n{base_url}/taken\n"
        + FOOTER,
    )


def consult(base_url: str, consult_id: UUID) -> Letter:
    """A colleague asks your advice."""
    return Letter(
        "U heeft een taak",
        f"Goedendag,\n\nEen collega vraagt uw advies in Kapstok. Log in om de vraag te lezen:\n"
        f"{base_url}/consulten/{consult_id}\n" + FOOTER,
    )


def receipt(base_url: str) -> Letter:
    """What you reported has arrived."""
    return Letter(
        "Uw aanmelding is ontvangen",
        f"Goedendag,\n\nUw aanmelding is goed ontvangen. Log in om haar te volgen:\n{base_url}\n" + FOOTER,
    )


def invitation(base_url: str, casus_id: UUID, overleg_id: UUID) -> Letter:
    """You are invited to a meeting (DOC-03)."""
    return Letter(
        "U bent uitgenodigd voor een overleg",
        "Goedendag,\n\nU bent uitgenodigd voor een overleg. Log in om te zien wanneer:\n"
        f"{base_url}/casussen/{casus_id}/overleggen/{overleg_id}\n" + FOOTER,
    )


def agreed(base_url: str, casus_id: UUID) -> Letter:
    """An action was agreed on for you."""
    return Letter(
        "U heeft een actie",
        "Goedendag,\n\nEr is een actie met u afgesproken. Log in om de actie te bekijken:\n"
        f"{base_url}/casussen/{casus_id}/acties\n" + FOOTER,
    )


def report(base_url: str, casus_id: UUID) -> Letter:
    """Somebody reported on an action."""
    return Letter(
        "Er is een terugkoppeling",
        "Goedendag,\n\nEr is teruggekoppeld over een actie. Log in om de actielijst te bekijken:\n"
        f"{base_url}/casussen/{casus_id}/acties\n" + FOOTER,
    )


def hercontrole(base_url: str, casus_id: UUID) -> Letter:
    """A day that was agreed on has come."""
    return Letter(
        "U heeft een taak",
        "Goedendag,\n\nU zou vandaag iets opnieuw bekijken in Kapstok. Log in om te zien wat:\n"
        f"{base_url}/casussen/{casus_id}/informeren\n" + FOOTER,
    )


def actielijst(number: int, acties: Sequence[Mapping[str, str]], again_on: str) -> Letter:
    """A settled actielijst; days are written as people read them."""
    lines = "\n".join(f"- {one['actie']}\n  Wie: {one['wie']}\n  Wanneer: {one['wanneer']}" for one in acties)
    meeting = f"\n\nVolgende bespreking: {again_on}" if again_on else ""
    return Letter("Actielijst", f"Goedendag,\n\nDit is de actielijst, versie {number}.\n\n{lines}{meeting}\n" + FOOTER)


FOOTER = "\nDit bericht is automatisch verstuurd. U kunt er niet op antwoorden.\n"
