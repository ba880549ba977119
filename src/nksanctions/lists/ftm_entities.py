"""Entities of FollowTheMoney, one a line, and how those that belong to a subject find it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

from attrs import Factory, define

from nksanctions.lists.opened import bad

LONGEST: Final = 1 << 23
"""A line has at most so many bytes."""
MOST: Final = 2_000_000
"""So many entities beside the subjects are held; a file that has more is not read."""

SUBJECTS: Final = frozenset(
    {
        "Person",
        "Organization",
        "Company",
        "PublicBody",
        "LegalEntity",
        "Vessel",
        "Airplane",
    }
)
"""The schemata of whoever can be listed."""

LINKS: Final = {
    "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
    "Membership": ("member", "organization"),
    "Representation": ("agent", "client"),
    "Family": ("person", "relative"),
    "Associate": ("person", "associate"),
    "Succession": ("predecessor", "successor"),
    "UnknownLink": ("subject", "object"),
}
"""The schemata that link two entities, with the properties that hold them."""

_HOLDERS: Final = {
    "Sanction": "entity",
    "Passport": "holder",
    "Identification": "holder",
    "CryptoWallet": "holder",
}
"""The schemata that belong to one entity, with the property that holds it."""


@define(kw_only=True)
class Entity:
    """An entity, taken apart by whoever reads it: what is not taken is left over."""

    id: str
    schema: str
    properties: dict[str, list[str]]
    nested: list[tuple[str, Entity]] = Factory(list)
    """Entities that stand in place of their ids, each with the property that holds it."""
    beside: dict[str, str] = Factory(dict)
    line: int = 0

    def take(self, name: str) -> list[str]:
        """The values of a property, which is then gone."""
        return self.properties.pop(name, [])

    def first(self, name: str) -> str:
        """The first value of a property, or empty; the others stay."""
        held = self.properties.get(name)
        if not held:
            return ""
        value = held.pop(0)
        if not held:
            del self.properties[name]
        return value


_BESIDE: Final = ("caption", "datasets", "referents", "first_seen", "last_seen", "last_change")
_SILENT: Final = ("target",)


def entities(file: BinaryIO, name: str) -> Iterator[tuple[int, Entity | str]]:
    """The entities of a file, line by line; in place of one that is none, what is wrong with it.

    Raises:
        BadInputError: If a line is longer than any entity is.
    """
    number = 0
    while line := file.readline(LONGEST):
        number += 1
        if len(line) == LONGEST:
            raise bad(name, f"longer than {LONGEST >> 20} MB", f"line {number}")
        if not line.strip():
            continue
        try:
            data = json.loads(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
        except (ValueError, RecursionError) as error:
            yield number, f"no JSON: {error}"
            continue
        try:
            yield number, _entity(data, number)
        except (ValueError, RecursionError) as error:
            yield number, f"no entity of FollowTheMoney: {error}"


def _entity(data: Any, line: int) -> Entity:
    if not isinstance(data, dict):
        raise ValueError("it is no object")  # noqa: TRY004  (of the file, not of a call)
    id, schema, properties = data.get("id"), data.get("schema"), data.get("properties")
    if not isinstance(id, str) or not id or not isinstance(schema, str) or not schema:
        raise ValueError("it lacks an id or a schema")
    if not isinstance(properties, dict):
        raise ValueError("its properties are no object")  # noqa: TRY004
    entity = Entity(id=id, schema=schema, properties={}, line=line)
    for name, values in properties.items():
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                entity.nested.append((name, _entity(value, line)))
            elif (text := _text(value)) != "":
                entity.properties.setdefault(name, []).append(text)
    for key, value in data.items():
        if key in ("id", "schema", "properties", *_SILENT):
            continue
        text = ", ".join(map(_text, value)) if isinstance(value, list) else _text(value)
        if text:
            entity.beside[key] = text
    return entity


def _text(value: Any) -> str:
    if value is None or isinstance(value, list | dict):
        return "" if not value else json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else str(value).strip()


@define(kw_only=True)
class Held:
    """What belongs to the subjects of a file, by their ids."""

    belongings: dict[str, list[Entity]] = Factory(dict)
    addresses: dict[str, Entity] = Factory(dict)
    names: dict[str, str] = Factory(dict)
    subjects: set[str] = Factory(set)
    count: int = 0

    def add(self, entity: Entity) -> bool:
        """Hold an entity that belongs to others; whether it is one that does."""
        schema = entity.schema
        if schema in SUBJECTS:
            names = entity.properties.get("name")
            name = entity.beside.get("caption") or (names[0] if names else "")
            self.names[entity.id] = name
            self.subjects.add(entity.id)
            return True
        self.count += 1
        if schema in _HOLDERS:
            owners = entity.properties.get(_HOLDERS[schema], [])
        elif schema in LINKS:
            owners = [owner for end in LINKS[schema] for owner in entity.properties.get(end, [])]
        elif schema == "Address":
            self.addresses[entity.id] = entity
            return True
        else:
            return False
        for owner in dict.fromkeys(owners):
            self.belongings.setdefault(owner, []).append(entity)
        return bool(owners)

    def of(self, subject: Entity) -> list[Entity]:
        """What belongs to a subject: what names it, what it holds itself, and what is nested."""
        found = list(self.belongings.get(subject.id, ()))
        for id in subject.take("addressEntity"):
            address = self.addresses.get(id)
            if address is None:
                subject.properties.setdefault("addressEntity", []).append(id)
            else:
                found.append(address)
        for _, entity in subject.nested:
            if entity.schema in SUBJECTS:
                self.names.setdefault(entity.id, entity.beside.get("caption", ""))
            for end in LINKS.get(entity.schema, ()):
                inner = [one for name, one in entity.nested if name == end]
                ids = [one.id for one in inner]
                for one in inner:
                    self.names.setdefault(one.id, one.beside.get("caption", ""))
                if not entity.properties.get(end):
                    entity.properties[end] = ids or [subject.id]
            found.append(entity)
        return found


def left_over(entity: Entity, known: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Each property of an entity that nobody took, with its values."""
    for name, values in entity.properties.items():
        if name not in known:
            for value in values:
                yield name, value
