"""A casus that was closed, terms that were settled, and a destruction that two people agreed on."""

import re
from pathlib import Path
from uuid import UUID

from given import House
from kapstok import db
from kapstok.acts.carry_out_vernietiging import carry_out_vernietiging
from kapstok.acts.judge_vernietiging import approve_vernietiging, propose_vernietiging
from kapstok.acts.settle_bewaartermijn import Term, settle_bewaartermijn
from kapstok.samenwerking import LAYERS
from kapstok.settings import settings

YEAR = 262  # working days, a little more than a year


def close(house: House, casus_id: UUID) -> None:
    """From AVE 2, by the casusregisseur."""
    for name in ("Burger informeren", "MDO plannen", "Plan opstellen"):
        if any(task.name == name for task in house.tasks(casus_id)):
            house.complete("noor", casus_id, name)
    house.send("noor", casus_id, "fasetoets")
    house.complete("noor", casus_id, "Fasetoets invullen", fasetoets_ave2="af")
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "Casus afsluiten"))


def closed(house: House, **opening: object) -> UUID:
    casus_id = house.open("noor", fase=2, lopend=True, **opening).casus_id
    close(house, casus_id)
    return casus_id


def settle_terms(gemeente: str = "veldermeer", months: int = 12, layers: tuple[str, ...] = tuple(LAYERS)) -> None:
    for layer in layers:
        settle_bewaartermijn(None, Term(gemeente, layer, months, "Voorbeeld: selectielijst 2020"))


def destroy(house: House, proposer: str = "femke", approver: str = "bea") -> UUID:
    """Proposed by the one, approved by the other, carried out as a worker would."""
    list_id = propose_vernietiging(house.viewer(proposer), "veldermeer")
    approve_vernietiging(house.viewer(approver), list_id)
    carry_out_vernietiging(list_id)
    return list_id


def everything_stored() -> str:
    """Every byte of every file in the data folder; on PostgreSQL every value of every table as well."""
    files = sorted(path for path in Path(settings().data).rglob("*") if path.is_file() and "pg" not in path.parts)
    text = b"".join(path.read_bytes() for path in files).decode("latin-1")
    if db.database().dialect.name == "sqlite":
        return text
    with db.database().connect() as connection:
        names = connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").scalars()
        found = [connection.exec_driver_sql(f'SELECT t::text FROM "{name}" t').scalars().all() for name in names.all()]
    rows = "\n".join(row for rows in found for row in rows)
    sealed = re.findall(r"\\x([0-9a-f]{8,})", rows)
    return text + rows + "".join(bytes.fromhex(one[: len(one) // 2 * 2]).decode("latin-1") for one in sealed)
