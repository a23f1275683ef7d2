"""Who stands at the door, over HTTP."""

from typing import Any

from marshmallow import pre_dump

from kapstok.overviews.me import Me, me
from kapstok.rest.door import door, viewer
from kapstok.rest.schema import Base, identity, many, text


class Rol(Base):
    role = text("rol", "De sleutel van de rol.")
    gemeente = text("gemeente", "Het id van de gemeente.")
    gemeente_name = text("gemeenteNaam", "De naam van de gemeente.")


class Ik(Base):
    person_id = identity("id", "Uw id.")
    username = text("inlognaam", "De naam waarmee u zich aanmeldt.")
    name = text("naam", "Uw naam.")
    organisation = text("organisatie", "Uw organisatie.")
    roles = many("rollen", Rol, "Uw rollen, per gemeente.")

    @pre_dump
    def name_triples(self, found: Any, **_options: Any) -> dict[str, Any]:
        keys = ("role", "gemeente", "gemeente_name")
        return {**vars(found), "roles": [dict(zip(keys, role, strict=True)) for role in found.roles]}


@door.route("/ik", methods=["GET"], tags=["Ik"])
@door.doc(operationId="ikOpvragen", summary="Wie u bent", description="De persoon namens wie het token spreekt.")
@door.response(200, Ik, description="U.")
def show_me() -> Me:
    return me(viewer())
