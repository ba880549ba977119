"""Whether entities keep to FollowTheMoney's model, by the table that `make_ftm_schema.py` makes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nksanctions.identifiers import country

TABLE = json.loads(Path(__file__).with_name("ftm_schema.json").read_text(encoding="utf-8"))
SCHEMATA: dict[str, Any] = TABLE["schemata"]

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LONGEST = {"identifier": 64, "name": 384, "string": 1024, "address": 250 * 10}


def problems_of(entities: Iterable[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with entities, in words."""
    known = {entity["id"] for entity in entities}
    for entity in entities:
        schema = SCHEMATA[entity["schema"]]
        for name in schema["required"]:
            if not entity["properties"].get(name):
                yield f"{entity['id']}: {name} is missing"
        for name, values in entity["properties"].items():
            kind = schema["properties"].get(name)
            if kind is None:
                yield f"{entity['id']}: {entity['schema']} has no {name}"
                continue
            if not values or len(set(values)) != len(values):
                yield f"{entity['id']}: {name} is empty or repeats a value"
            for value in values:
                if not _fits(kind, value, known, name):
                    yield f"{entity['id']}: {name}: {value!r} is no {kind}"


def _fits(kind: str, value: str, known: set[str], name: str) -> bool:
    match kind:
        case "date":
            return _DATE.fullmatch(value) is not None
        case "country":
            return value == "eu" or (value.islower() and country.is_valid(value))
        case "gender":
            return value in ("male", "female", "other")
        case "topic":
            return value == "sanction"
        case "entity":
            return value in known or name not in ("entity", "holder", "addressEntity")
        case "number":
            return value.isdigit()
        case "phone":
            return value.startswith("+")
        case "url":
            return " " not in value
        case "email":
            return "@" in value
    return 0 < len(value) <= _LONGEST.get(kind, 65_000)
