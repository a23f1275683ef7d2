"""The cast of demo and tests: three fictional gemeenten in the region Noorderwaard, one ZVH, its partners.

Nobody here exists. Everybody's password is the same word, printed where the demo starts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from kapstok.people.convenants import Convenant
from kapstok.people.login import hash_password
from kapstok.people.model import Gemeente, Membership, Organisation, Person
from kapstok.regie.grondslag import Grondslag

PASSWORD = "kapstok"  # noqa: S105 - a demo account, never made outside the demo
REGION = "Noorderwaard"

GEMEENTEN = {
    "veldermeer": ("Veldermeer", "VLD"),
    "lindehoven": ("Lindehoven", "LIN"),
    "duinakker": ("Duinakker", "DUI"),
}

# Made up: every gemeente settles its own, with its own lawyers.
GRONDSLAGEN = {
    "ave2": ("Voorbeeld: artikel 2.3.2 Wmo 2015 en artikel 7.1.1 Jeugdwet", "Voorbeeldconvenant wijkteam Noorderwaard"),
    "lokale_pga": ("Voorbeeld: Wmo 2015 en Politiewet 2012", "Voorbeeldreglement lokale PGA Noorderwaard"),
    "zvh": ("Voorbeeld: Wet gegevensverwerking door samenwerkingsverbanden", "Voorbeeldconvenant ZVH Noorderwaard"),
    "ave4": ("Voorbeeld: artikel 172 Gemeentewet", "Voorbeeldafspraken driehoek Noorderwaard"),
}

# The demo shows one region with a variant for each gemeente, and one ZVH that works in all of them.
VARIANTS = {"veldermeer": "basis", "lindehoven": "friesland-stijl", "duinakker": "midden-nederland-stijl"}

ORGANISATIONS = {
    "wijkteam_veldermeer": "Wijkteam Veldermeer",
    "wijkteam_lindehoven": "Gebiedsteam Lindehoven",
    "wijkteam_duinakker": "Sociaal team Duinakker",
    "gemeente_veldermeer": "Gemeente Veldermeer",
    "gemeente_lindehoven": "Gemeente Lindehoven",
    "gemeente_duinakker": "Gemeente Duinakker",
    "school": "Scholengroep Noorderwaard",
    "zvh": "Zorg- en Veiligheidshuis Noorderwaard",
    "politie": "Politie",
    "om": "Openbaar Ministerie",
    "reclassering": "Reclassering",
    "ggz": "GGZ Noorderwaard",
    "woningcorporatie": "Woningcorporatie De Waard",
    "veilig_thuis": "Veilig Thuis",
    "ggd": "GGD Noorderwaard",
    "oggz": "Team bemoeizorg (OGGZ)",
}


# Who signed the covenant of the region; the school and the woningcorporatie have not (yet).
UNSIGNED = ("school", "woningcorporatie")
CONVENANT = "Convenant ZVH Noorderwaard 2025"


@dataclass(frozen=True)
class Member:
    """One of the cast. `gemeenten` are those in which the roles are held."""

    username: str
    name: str
    organisation: str
    roles: tuple[str, ...]
    gemeenten: tuple[str, ...]


ALL = tuple(GEMEENTEN)


def _of(gemeente: str, *people: tuple[str, str, str, tuple[str, ...]]) -> list[Member]:
    return [Member(username, name, place, roles, (gemeente,)) for username, name, place, roles in people]


CAST: tuple[Member, ...] = (
    *_of(
        "veldermeer",
        ("noor", "Noor Visser", "wijkteam_veldermeer", ("casusregisseur",)),
        ("daan", "Daan Postma", "wijkteam_veldermeer", ("casusregisseur",)),
        ("ilse", "Ilse Kramer", "wijkteam_veldermeer", ("teamleider",)),
        ("sanne", "Sanne de Wit", "wijkteam_veldermeer", ("procesregisseur_ave2",)),
        ("karim", "Karim Haddad", "gemeente_veldermeer", ("oov",)),
        ("marijke", "Marijke van Dam", "gemeente_veldermeer", ("burgemeester",)),
        ("bram", "Bram Hoekstra", "politie", ("wijkagent",)),
        ("fatima", "Fatima Aydin", "gemeente_veldermeer", ("pga_coordinator",)),
        ("joost", "Joost Bakker", "school", ("aanmelder",)),
        ("bea", "Bea Vonk", "gemeente_veldermeer", ("functioneel_beheerder",)),
    ),
    *_of(
        "lindehoven",
        ("lotte", "Lotte Dijkstra", "wijkteam_lindehoven", ("casusregisseur",)),
        ("ruben", "Ruben Smit", "wijkteam_lindehoven", ("casusregisseur",)),
        ("esther", "Esther Vos", "wijkteam_lindehoven", ("teamleider",)),
        ("mo", "Mo El Idrissi", "wijkteam_lindehoven", ("procesregisseur_ave2",)),
        ("petra", "Petra Jonker", "gemeente_lindehoven", ("oov",)),
        ("willem", "Willem ter Horst", "gemeente_lindehoven", ("burgemeester",)),
        ("anouk", "Anouk Brouwer", "politie", ("wijkagent",)),
        ("hans", "Hans Mulder", "gemeente_lindehoven", ("pga_coordinator",)),
        ("chris", "Chris Bos", "gemeente_lindehoven", ("functioneel_beheerder",)),
    ),
    *_of(
        "duinakker",
        ("jet", "Jet Wiersma", "wijkteam_duinakker", ("casusregisseur",)),
        ("omar", "Omar Benali", "wijkteam_duinakker", ("casusregisseur",)),
        ("truus", "Truus Schouten", "wijkteam_duinakker", ("teamleider",)),
        ("sven", "Sven Koster", "wijkteam_duinakker", ("procesregisseur_ave2",)),
        ("nadia", "Nadia Peeters", "gemeente_duinakker", ("oov",)),
        ("gerrit", "Gerrit Blom", "gemeente_duinakker", ("burgemeester",)),
        ("kees", "Kees Verhoeven", "politie", ("wijkagent",)),
        ("yara", "Yara Martens", "gemeente_duinakker", ("pga_coordinator",)),
        ("dirk", "Dirk Haan", "gemeente_duinakker", ("functioneel_beheerder",)),
    ),
    Member("paul", "Paul Verbeek", "gemeente_veldermeer", ("eigenaar_ave",), ("veldermeer",)),
    Member("greet", "Greet Oosting", "gemeente_lindehoven", ("eigenaar_ave",), ("lindehoven",)),
    Member("femke", "Femke Hulst", "gemeente_veldermeer", ("privacy_officer",), ("veldermeer",)),
    Member("arjan", "Arjan Pol", "gemeente_lindehoven", ("privacy_officer",), ("lindehoven",)),
    Member("tineke", "Tineke Spaan", "gemeente_duinakker", ("privacy_officer",), ("duinakker",)),
    Member("anne", "Anne Rietveld", "zvh", ("procesregisseur_ave3",), ALL),
    Member("leon", "Leon Bosman", "zvh", ("procesregisseur_ave3",), ALL),
    Member("harry", "Harry Zijlstra", "zvh", ("procescoordinator",), ALL),
    Member("mila", "Mila Prins", "zvh", ("administratie_zvh",), ALL),
    Member("ellen", "Ellen Faber", "zvh", ("functioneel_beheerder",), ALL),
    Member("pieter", "Pieter Groen", "politie", ("ketenpartner",), ALL),
    Member("olga", "Olga Meijer", "om", ("ketenpartner",), ALL),
    Member("rita", "Rita Scholten", "reclassering", ("ketenpartner",), ALL),
    Member("geert", "Geert Willems", "ggz", ("ketenpartner",), ALL),
    Member("wendy", "Wendy Hofman", "woningcorporatie", ("ketenpartner",), ALL),
    Member("vera", "Vera Timmer", "veilig_thuis", ("ketenpartner",), ALL),
    Member("guus", "Guus Evers", "ggd", ("ggd", "ketenpartner"), ALL),
    Member("olaf", "Olaf Driessen", "oggz", ("oggz", "ketenpartner"), ALL),
)


def invite(session: Session, now: datetime, variants: Mapping[str, str] | None = None) -> None:
    """Put the region and its people in an empty database; without `variants` everybody works with the basis."""
    for key, (name, code) in GEMEENTEN.items():
        variant = (variants or {}).get(key, "basis")
        session.add(Gemeente(id=key, name=name, code=code, region=REGION, variant=variant))
    session.flush()
    for key in GEMEENTEN:
        for layer, (ground, convenant) in GRONDSLAGEN.items():
            session.add(Grondslag(gemeente_id=key, layer=layer, ground=ground, convenant=convenant, since=now))
    for key, name in ORGANISATIONS.items():
        session.add(Organisation(id=key, name=name))
    session.flush()
    for organisation in set(ORGANISATIONS) - set(UNSIGNED):
        for gemeente in GEMEENTEN:
            session.add(_signature(organisation, gemeente))
    password = hash_password(PASSWORD)
    for person, memberships in _rows(password, now):
        session.add(person)
        session.flush()
        for membership in memberships:
            membership.person_id = person.id
            session.add(membership)


def _signature(organisation: str, gemeente: str) -> Convenant:
    return Convenant(
        organisation_id=organisation, gemeente_id=gemeente, reference=CONVENANT, signed_on=date(2025, 3, 1)
    )


def _rows(password: str, now: datetime) -> Iterator[tuple[Person, list[Membership]]]:
    for member in CAST:
        person = Person(
            username=member.username,
            name=member.name,
            email=f"{member.username}@{member.organisation.replace('_', '-')}.example",
            organisation_id=member.organisation,
            password_hash=password,
        )
        yield (
            person,
            [
                Membership(role=role, gemeente_id=gemeente, since=now)
                for role in member.roles
                for gemeente in member.gemeenten
            ],
        )
