"""A schema read and written field by field, as marshmallow does it, with all that is known beforehand looked up once.

The schema stays the only source: whatever is out of the ordinary (a field that is not there, a fault to tell) is left
to marshmallow itself.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from operator import attrgetter, itemgetter
from types import NoneType, UnionType
from typing import Any, Literal, NoReturn, get_args, get_origin, get_type_hints
from uuid import UUID

import marshmallow as ma
from marshmallow import fields
from marshmallow.decorators import POST_DUMP, POST_LOAD, PRE_DUMP, PRE_LOAD, VALIDATES, VALIDATES_SCHEMA

# What a value of this type needs to stand in JSON: nothing, or nothing that orjson does not do itself.
FINAL: dict[type, type] = {
    fields.String: str,
    fields.Integer: int,
    fields.Boolean: bool,
    fields.UUID: UUID,
    fields.Date: date,
}
Way = Callable[[Any, str, Any], Any]
Read = Callable[[Any], tuple[Any, ...]]
Left = list[tuple[str, str, Way]]
MOST_KINDS = 200


class Writer:
    """Makes of an object, or of a dict with its attributes, what the schema says of it.

    How values are read depends on the type of the object, and what has to be done to them on their own types: both are
    found out once. A line with named places says itself of which types its values are.
    """

    def __init__(self, schema: ma.Schema):
        self._every = [(field.data_key or own, own, field) for own, field in schema.dump_fields.items()]
        read = [(key, field.attribute or own, field) for key, own, field in self._every if _is_read(own, field)]
        self._made = [(key, _making(own, field)) for key, own, field in self._every if not _is_read(own, field)]
        self._keys = tuple(key for key, _, _ in read)
        self._ways = [(key, name, _final(field), _way(field)) for key, name, field in read]
        names = [name for _, name, _ in read]
        self._of_object, self._of_dict = _all_of(attrgetter, names), _all_of(itemgetter, names)
        self._reading: Callable[[type], tuple[Read, Left | None]] = lru_cache(MOST_KINDS)(self._reads)
        self._left: Callable[..., Left] = lru_cache(MOST_KINDS)(self._not_final)

    def __call__(self, found: Any) -> dict[str, Any]:
        read, left = self._reading(type(found))
        try:
            values = read(found)
        except (KeyError, AttributeError):
            return self._one_by_one(found)
        written = dict(zip(self._keys, values, strict=True))
        for key, name, way in self._left(*map(type, values)) if left is None else left:
            if (value := written[key]) is not None:
                written[key] = way(value, name, found)
        for key, make in self._made:
            value = make(found)
            if value is not ma.missing:
                written[key] = value
        return written

    def _reads(self, kind: type) -> tuple[Read, Left | None]:
        """How values are read from objects of a type, and what is left to do to them, when the type says so."""
        if kind is dict:
            return self._of_dict, None
        if not issubclass(kind, tuple):
            return (_out_of_the_ordinary if hasattr(kind, "__getitem__") else self._of_object), None
        said, names = get_type_hints(kind), [name for _, name, _, _ in self._ways]
        if not set(names) <= said.keys():
            return self._of_object, None
        places = [kind._fields.index(name) for name in names]  # type: ignore[attr-defined]
        left = [(key, name, way) for key, name, final, way in self._ways if not _types(said[name]) <= {final, NoneType}]
        return _all_of(itemgetter, places), left

    def _not_final(self, *kinds: type) -> Left:
        """What still has to be done to values of these types."""
        both = zip(self._ways, kinds, strict=True)
        return [(key, name, way) for (key, name, final, way), kind in both if kind not in (final, NoneType)]

    def _one_by_one(self, found: Any) -> dict[str, Any]:
        """Not every field is there."""
        written = ((key, field.serialize(own, found)) for key, own, field in self._every)
        return {key: value for key, value in written if value is not ma.missing}


class Reader:
    """Makes of JSON what the schema says of it."""

    def __init__(self, schema: ma.Schema):
        every = [(field.data_key or own, field.attribute or own, field) for own, field in schema.load_fields.items()]
        self._ways = {key: (name, _reading(key, field)) for key, name, field in every}
        self._required = frozenset(key for key, _, field in every if field.required)
        self._absent = [(name, field.load_default) for _, name, field in every if field.load_default is not ma.missing]
        hooks = (PRE_LOAD, POST_LOAD, VALIDATES, VALIDATES_SCHEMA)
        self._ordinary = not any(schema._hooks[hook] for hook in hooks) and not any("." in name for _, name, _ in every)

    def __call__(self, given: Mapping[str, Any]) -> dict[str, Any] | None:
        """None when marshmallow has to say what is wrong."""
        if not (self._ordinary and type(given) is dict and self._required.issubset(given)):
            return None
        found = {}
        for name, default in self._absent:
            found[name] = default() if callable(default) else default
        try:
            for key, value in given.items():
                name, way = self._ways[key]
                found[name] = way(value, given)
        except (KeyError, ma.ValidationError):
            return None
        return found


def _reading(key: str, field: fields.Field[Any]) -> Callable[[Any, Any], Any]:
    """How a value is read. A field may have `stands`, which says of a value that it is read as it is; then marshmallow
    need not look at it, and what validates it is asked right away.
    """
    stands = getattr(field, "stands", None)
    if stands is None or field.pre_load or field.post_load:
        return lambda value, given: field.deserialize(value, key, given)

    def read(value: Any, given: Any) -> Any:
        if not stands(value):
            return field.deserialize(value, key, given)
        for validate in field.validators:
            validate(value)
        return value

    return read


def writes_plainly(schema: ma.Schema) -> bool:
    """Whether nothing is done to the object before or after it is written."""
    return not (schema._hooks[PRE_DUMP] or schema._hooks[POST_DUMP])


def _is_read(own: str, field: fields.Field[Any]) -> bool:
    """Whether it is one attribute of the object, and not made of the whole."""
    return field._CHECK_ATTRIBUTE and "." not in (field.attribute or own)


def _making(own: str, field: fields.Field[Any]) -> Callable[[Any], Any]:
    """How a value is made of the whole object."""
    if isinstance(field, fields.Function) and field.serialize_func is not None:
        return field.serialize_func
    return partial(field.serialize, own)


def _final(field: fields.Field[Any]) -> type | None:
    return next((final for kind, final in FINAL.items() if type(field) is kind or _only_reads(field, kind)), None)


def _only_reads(field: fields.Field[Any], kind: type[fields.Field[Any]]) -> bool:
    """Whether it is a kind of our own that differs in reading only."""
    return isinstance(field, kind) and type(field)._serialize is kind._serialize


def _types(said: Any) -> set[Any]:
    """Of which types a value may be, as an annotation says."""
    if get_origin(said) is Literal:
        return {type(word) for word in get_args(said)}
    return set(get_args(said)) if isinstance(said, UnionType) else {said}


def _way(field: fields.Field[Any]) -> Way:
    """How a value is written that is not in its final form."""
    if isinstance(field, fields.Nested) and not field.many:
        write = _nested(field)
        return lambda value, *_: write(value)
    if isinstance(field, fields.List) and isinstance(field.inner, fields.Nested):
        write_each = _nested(field.inner)
        return lambda values, *_: [write_each(each) for each in values]
    return field._serialize


def _nested(field: fields.Nested) -> Callable[[Any], Any]:
    schema = field.schema
    return Writer(schema) if writes_plainly(schema) else schema.dump


def _all_of(getter: Callable[..., Callable[[Any], Any]], names: Sequence[Any]) -> Read:
    if not names:
        return lambda _: ()
    if len(names) > 1:
        return getter(*names)
    one = getter(names[0])
    return lambda found: (one(found),)


def _out_of_the_ordinary(_found: Any) -> NoReturn:
    """What has items of its own is read as marshmallow does: an item first, and else an attribute."""
    raise KeyError
