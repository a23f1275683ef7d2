"""The customs office: JSON keys are Dutch, attributes are ours; what a schema does not name is refused."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import marshmallow as ma
from marshmallow import fields

WORDS = {
    fields.String: "Geef een tekst.",
    fields.Integer: "Geef een geheel getal.",
    fields.UUID: "Geef een geldig id (uuid).",
    fields.Boolean: "Geef true of false.",
    fields.Date: "Geef een datum als jjjj-mm-dd.",
    fields.Dict: "Geef een object.",
}


MISSING = ma.missing


class Base(ma.Schema):
    """Every schema of this door."""

    class Meta:
        unknown = ma.RAISE

    error_messages = {
        "unknown": "Dit veld bestaat hier niet. Haal het weg.",
        "type": "Geef een object.",
    }

    def _serialize(self, obj: Any, *, many: bool = False) -> Any:
        """As marshmallow does it, field by field, but what stands there in its final form already is taken as it is:
        a list of tasks spends most of its time here.
        """
        if many and obj is not None:
            return [self._serialize(each) for each in obj]
        if hasattr(obj, "__getitem__") and type(obj) is not dict:
            return super()._serialize(obj)
        known = obj if type(obj) is dict else None
        found = {}
        for key, name, final, field in self._plan:
            value = (
                MISSING
                if name is None
                else known.get(name, MISSING)
                if known is not None
                else getattr(obj, name, MISSING)
            )
            if type(value) is not final:
                value = field.serialize(field.name, obj) if value is MISSING else field._serialize(value, name, obj)
            if value is not MISSING:
                found[key] = value
        return found

    @cached_property
    def _plan(self) -> list[tuple[str, str | None, type | None, Any]]:
        """Of each field: its key, its attribute (None: it finds it itself) and the type that needs no more work."""
        found = []
        for own, field in self.dump_fields.items():
            name = field.attribute or own
            direct = field._CHECK_ATTRIBUTE and "." not in name
            final = FINAL.get(type(field)) if direct else None
            found.append((field.data_key or own, name if direct else None, final, field))
        return found

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        wrong = next((words for kind, words in WORDS.items() if isinstance(field_obj, kind)), "Dit klopt niet.")
        said: dict[str, Any] = dict.fromkeys(field_obj.error_messages, wrong)
        said |= {"required": "Dit veld is verplicht.", "null": "Dit veld mag niet null zijn."}
        field_obj.error_messages = said


class Text(fields.String):
    """A text without signs that steer a machine; a database does not keep all of those."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        found: str = super()._deserialize(value, attr, data, **kwargs)
        if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in found):
            raise ma.ValidationError("In deze tekst staat een teken dat niet kan worden bewaard.")
        return found


class Moment(fields.AwareDateTime):
    """RFC 3339 in UTC, to the second."""

    def _serialize(self, value: datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# What a value of this type needs to stand in JSON: nothing.
FINAL: dict[type, type] = {fields.String: str, Text: str, fields.Integer: int, fields.Boolean: bool}


def text(key: str, about: str, **more: Any) -> Text:
    return Text(**_made(key, about, more))


def number(key: str, about: str, **more: Any) -> fields.Integer:
    return fields.Integer(**_made(key, about, more))


def flag(key: str, about: str, **more: Any) -> fields.Boolean:
    return fields.Boolean(**_made(key, about, more))


def identity(key: str, about: str, **more: Any) -> fields.UUID:
    return fields.UUID(**_made(key, about, more))


def moment(key: str, about: str, **more: Any) -> Moment:
    return Moment(**_made(key, about, more))


def day(key: str, about: str, **more: Any) -> fields.Date:
    return fields.Date(**_made(key, about, more))


def texts(key: str, about: str, **more: Any) -> fields.List[Any]:
    return fields.List(fields.String(), **_made(key, about, more))


def many(key: str, schema: type[Base], about: str, **more: Any) -> fields.List[Any]:
    return fields.List(fields.Nested(schema), **_made(key, about, more))


def one(key: str, schema: type[Base], about: str, **more: Any) -> fields.Nested:
    return fields.Nested(schema, **_made(key, about, more))


def answers(key: str, about: str, **more: Any) -> fields.Dict:
    """An object of which the form decides the keys."""
    return fields.Dict(keys=fields.String(), **_made(key, about, more))


def word(key: str, about: str, of: Callable[[Any], str | None], words: list[str]) -> fields.Function:
    """A word of a closed list, computed from the object."""
    return fields.Function(of, data_key=key, metadata={"description": about, "type": "string", "enum": words})


def _made(key: str, about: str, more: dict[str, Any]) -> dict[str, Any]:
    about_it = {"description": about, **more.pop("metadata", {})}
    more.setdefault("required", "load_default" not in more)
    return {"data_key": key, "metadata": about_it, **more}


class Fout(Base):
    naam = text("naam", "Het veld of de parameter; `antwoorden.x` voor een veld in een veld.")
    reden = text("reden", "Wat er te verbeteren is, in een zin.")


class Probleem(Base):
    status = number("status", "De HTTP-status.")
    title = text("title", "Het soort probleem.")
    detail = text("detail", "Wat er aan de hand is en wat u kunt doen.")


class ProbleemMetFouten(Probleem):
    fouten = many("fouten", Fout, "Alle fouten in één keer.")


class Links(Base):
    self_ = text("self", "Deze pagina.")
    prev = text("prev", "De vorige pagina, als die er is.", required=False)
    next = text("next", "De volgende pagina, als die er is.", required=False)


class Pagina(Base):
    pagina = number("pagina", "Nummer van deze pagina; de eerste is 1.", attribute="query.page")
    paginagrootte = number("paginagrootte", "Hoeveel er op een pagina staan.", attribute="query.page_size")
    paginas = number("paginas", "Hoeveel pagina's er zijn.", attribute="pages")
    totaal = number("totaal", "Hoeveel er in totaal zijn.", attribute="total")
    links = one("_links", Links, "De buren van deze pagina.")


class Herhaalsleutel(Base):
    key = text(
        "Idempotency-Key",
        "Zelf gekozen sleutel van dit verzoek. Wie het verzoek met dezelfde sleutel herhaalt, "
        "krijgt het antwoord nog eens; het gebeurt niet twee keer.",
        required=False,
        validate=ma.validate.Regexp(
            r"^[!-~]{1,100}$", error="Geef 1 tot en met 100 zichtbare ASCII-tekens, zonder spaties."
        ),
    )
