"""The customs office: JSON keys are Dutch, attributes are ours; what a schema does not name is refused."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import marshmallow as ma
from marshmallow import fields

from kapstok.rest import by_field

WORDS = {
    fields.String: "Geef een tekst.",
    fields.Integer: "Geef een geheel getal.",
    fields.UUID: "Geef een geldig id (uuid).",
    fields.Boolean: "Geef true of false.",
    fields.Date: "Geef een datum als jjjj-mm-dd.",
    fields.Dict: "Geef een object.",
}


class Base(ma.Schema):
    """Every schema of this door."""

    class Meta:
        unknown = ma.RAISE

    error_messages = {
        "unknown": "Dit veld bestaat hier niet. Haal het weg.",
        "type": "Geef een object.",
    }

    def dump(self, obj: Any, *, many: bool | None = None) -> Any:
        """As marshmallow does it, but for what orjson writes itself (ids, days, moments): that is left as it is."""
        if many or self.many or not self._plain:
            return super().dump(obj, many=many)
        return self._writer(obj)

    def _serialize(self, obj: Any, *, many: bool = False) -> Any:
        return [self._writer(each) for each in obj] if many and obj is not None else self._writer(obj)

    def load(self, data: Any, **options: Any) -> Any:
        """As marshmallow does it; only what is wrong in it takes the long way, on which everything is told at once."""
        found = None if options else self._reader(data)
        return super().load(data, **options) if found is None else found

    @cached_property
    def _plain(self) -> bool:
        return by_field.writes_plainly(self)

    @cached_property
    def _writer(self) -> by_field.Writer:
        return by_field.Writer(self)

    @cached_property
    def _reader(self) -> by_field.Reader:
        return by_field.Reader(self)

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        wrong = next((words for kind, words in WORDS.items() if isinstance(field_obj, kind)), "Dit klopt niet.")
        said: dict[str, Any] = dict.fromkeys(field_obj.error_messages, wrong)
        said |= {"required": "Dit veld is verplicht.", "null": "Dit veld mag niet null zijn."}
        field_obj.error_messages = said


class Text(fields.String):
    """A text without signs that steer a machine; a database does not keep all of those."""

    @staticmethod
    def stands(value: Any) -> bool:
        return type(value) is str and value.isprintable()

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        found: str = super()._deserialize(value, attr, data, **kwargs)
        if found.isprintable():  # nearly always, and much quicker
            return found
        if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t" for sign in found):
            raise ma.ValidationError("In deze tekst staat een teken dat niet kan worden bewaard.")
        return found


class Answers(fields.Dict):
    """An object of which a form decides the keys; its values are read by the form."""

    def __init__(self, **about: Any):
        super().__init__(keys=fields.String(), **about)

    @staticmethod
    def stands(value: Any) -> bool:
        return type(value) is dict


class Moment(fields.AwareDateTime):
    """RFC 3339 in UTC, to the second."""

    def _serialize(self, value: datetime | None, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        return value if value is None or value.tzinfo is UTC else value.astimezone(UTC)


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


def answers(key: str, about: str, **more: Any) -> Answers:
    return Answers(**_made(key, about, more))


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
    pagina = number("pagina", "Nummer van deze pagina; de eerste is 1.", attribute="page")
    paginagrootte = number("paginagrootte", "Hoeveel er op een pagina staan.", attribute="page_size")
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
