"""A casus with parties in it, and a piece of WAT that one of them brought in."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from given import House
from kapstok.acts.bring_informatie import Contribution, Wording, bring_informatie
from kapstok.acts.log_reading import Purpose, Read, read_informatie
from kapstok.acts.share_informatie import share_informatie

SECRET = "Geheim: de moeder gebruikt thuis"
TITLE = "Zorgmelding van de nacht"
PURPOSE = "Veiligheid van de kinderen beoordelen"
WORDING = Wording(TITLE, SECRET, PURPOSE)


@dataclass
class Parties:
    """A casus in AVE 2 of Noor (wijkteam), with politie and GGZ invited; `piece` is WAT of the politie."""

    house: House
    casus_id: UUID
    piece: UUID
    invitations: dict[str, UUID]

    def bring(self, username: str, **more: Any) -> UUID:
        given = replace(Contribution(WORDING), **more)
        return bring_informatie(self.house.viewer(username), self.casus_id, given)

    def share(self, username: str, organisation: str | None = None, person: str | None = None) -> UUID:
        party = organisation, self.house.viewer(person).person_id if person else None
        return share_informatie(self.house.viewer(username), self.casus_id, self.piece, party, PURPOSE)

    def read(self, username: str, purpose: str | None = "taak", reason: str = "") -> Read:
        given = Purpose(purpose, reason) if purpose else None
        return read_informatie(self.house.viewer(username), self.casus_id, self.piece, given, "web")
