"""The whole data set as plain rows: CSV, JSON Lines, a data dictionary, a data package.

A table has a column for each field of its kind of fact, after the country and before the origin.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import attrs

from nksanctions.hosts.country import name_of
from nksanctions.hosts.dataset import Dataset
from nksanctions.hosts.facts import Fact
from nksanctions.hosts.file import TABLES, WORLD
from nksanctions.hosts.when import When
from nksanctions.version import VERSION

__all__ = [
    "FILES",
    "as_csv",
    "as_json_lines",
    "columns",
    "data_package",
    "dictionary",
    "plain",
    "write",
]

FILES: Final = {
    "headcount": "headcounts",
    "document": "documents",
    "flow": "flows",
    "measure": "measures",
    "report": "reports",
    "figures": "figures",
    "statement": "statements",
    "sector": "sectors",
    "activity": "activities",
    "amount": "amounts",
    "tally": "tallies",
}
"""The file of each table, without its ending."""

_SAYS: Final = {
    "country": "ISO 3166-1 alpha-2 code of the host; WORLD for totals over all",
    "country_name": "the host's name, in UN style where there is no everyday one",
    "id": "stable id of the fact",
    "claimant": "who says so",
    "claimant_kind": "which kind of claimant",
    "sources": "keys of the sources, parted by ;",
    "verified": "how the fact was verified",
    "confidence": "how far the source carries",
    "note": "a remark of the data set, no part of the claim",
    "flaw": "what is wrong with the claim as its source words it",
    "origin": "folder and file that the fact came from",
    "value": "the number, where the claim gives one",
    "at_least": "the least, where the claim gives bounds",
    "at_most": "the most, where the claim gives bounds; of money: whether the value is a limit",
    "approximate": "the claimant says about or around",
    "population": "who was counted",
    "as_of": "when it holds: day, month, year or stretch (EDTF)",
    "as_of_first": "the earliest day that it can be of; empty for an open start",
    "as_of_last": "the latest day that it can be of; empty for an open end",
    "there_since": "those counted had been there since then at the latest, by the claim",
    "ended": "of a count of 0: how the stays ended, where the claimant says so",
    "countries": "over so many hosts, of a world total",
    "document": "which paper was counted",
    "state": "what had become of the papers",
    "flow": "which way people went",
    "during": "the stretch: day, month, year or stretch (EDTF)",
    "during_first": "the earliest day of the stretch; empty for an open start",
    "during_last": "the latest day of the stretch; empty for an open end",
    "measure": "what was done",
    "actor": "who did it",
    "actor_kind": "which kind of actor",
    "since": "from when it stands (EDTF); ../X: it stood by X",
    "since_first": "the earliest day that it can have begun; empty for an open start",
    "since_last": "the latest day that it can have begun; empty for an open end",
    "until": "until when it stands (EDTF)",
    "says": "the fact in our own words",
    "basis": "the ground that the host gives",
    "report": "which report",
    "resolution": "the resolution that it reports on",
    "covers": "further resolutions that it reports on, parted by ;",
    "submitted": "when it was sent or is dated (EDTF); of one not sent: none had come by then",
    "submitted_first": "the earliest day that it can have been sent; empty where not known",
    "submitted_last": "the latest day that it can have been sent; empty where not known",
    "sent": "false: said not to have been sent by the day in submitted",
    "nil": "the report says that there are no workers",
    "symbol": "the document symbol; empty where none was confirmed",
    "base": "the number of which a part went",
    "base_at_most": "the most that the base can be",
    "base_kind": "the stock at adoption, or another base (point A-15)",
    "base_as_of": "of when the base is (EDTF)",
    "base_of": "of what the base is a number",
    "repatriated": "the number repatriated",
    "repatriated_at_least": "the least number repatriated",
    "share": "the part that went, in words",
    "remaining": "the number left",
    "kind": "which kind of statement",
    "ground": "on what an exception is claimed",
    "count": "the number that the statement names",
    "sector": "the kind of work",
    "body": "the DPRK body",
    "currency": "ISO 4217 code",
    "of": "what was counted",
    "key": "key of the source",
    "title": "what it is",
    "url": "its address, as far as it is known",
    "published": "when it came out (EDTF)",
}

_TYPES: Final = {int: "integer", bool: "boolean"}


def plain(fact: Fact) -> dict[str, Any]:
    """A fact as plain data: words for enumerations, text for dates, lists for several values."""
    return {name: _plain(getattr(fact, name)) for name in _fields(type(fact))}


def _fields(kind: type[Any]) -> tuple[str, ...]:
    """The fields in the order of reading: the id, the claim, the claimant, how we know."""
    names = [one.name for one in attrs.fields(kind)]
    own = [name for name in names if name not in _HEAD and name not in _TAIL]
    return (*_HEAD, *own, *_TAIL)


_HEAD: Final = ("id",)
_TAIL: Final = ("claimant", "claimant_kind", "sources", "verified", "confidence", "note", "flaw")


def _plain(value: Any) -> Any:
    match value:
        case When():
            return value.text
        case StrEnum():
            return value.value
        case tuple():
            return [_plain(one) for one in value]
    return value


def _is_when(kind: type[Any], name: str) -> bool:
    hint = get_type_hints(kind)[name]
    return hint is When or When in get_args(hint)


_SPELT_OUT: Final = ("as_of", "during", "since", "submitted")
"""The dates of which the first and the last day get columns of their own."""


def columns(kind: type[Fact]) -> tuple[str, ...]:
    """The columns of a table in CSV."""
    names: list[str] = ["country", "country_name"]
    for name in _fields(kind):
        names.append(name)
        if name in _SPELT_OUT:
            names += [f"{name}_first", f"{name}_last"]
    return (*names, "origin")


def _rows(dataset: Dataset, table: str) -> Iterator[dict[str, Any]]:
    kind = TABLES[table]
    for code, facts in dataset.facts.items():
        name = "the world" if code == WORLD else name_of(code)
        for fact in facts:
            if type(fact) is kind:
                row = {"country": code, "country_name": name, **plain(fact)}
                for key in _SPELT_OUT:
                    if isinstance(when := getattr(fact, key, None), When):
                        row[f"{key}_first"], row[f"{key}_last"] = when.first, when.last
                yield row | {"origin": dataset.origin_of(fact.id)}


def as_csv(dataset: Dataset, table: str) -> str:
    """One table as CSV; several values in a cell are parted by ``;``.

    >>> from nksanctions import hosts
    >>> as_csv(hosts.dataset(), "sector").splitlines()[0][:37]
    'country,country_name,id,sector,as_of,'

    Raises:
        KeyError: If there is no such table.
    """
    file = io.StringIO()
    writer = csv.DictWriter(file, columns(TABLES[table]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {key: _cell(value) for key, value in row.items()} for row in _rows(dataset, table)
    )
    return file.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = ";".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _sources_csv(dataset: Dataset) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_SOURCE_COLUMNS)
    for source in dataset.sources.values():
        published = "" if source.published is None else source.published.text
        writer.writerow([_cell(one) for one in (source.key, source.title, source.url, published)])
    return file.getvalue()


_SOURCE_COLUMNS: Final = ("key", "title", "url", "published")


def as_json_lines(dataset: Dataset) -> str:
    """Every fact of every table, one JSON object a line, each with its table and country."""
    lines = [
        json.dumps({"table": FILES[table], **_with_text(row)}, ensure_ascii=False)
        for table in TABLES
        for row in _rows(dataset, table)
    ]
    return "\n".join(lines) + "\n"


def _with_text(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value.isoformat() if hasattr(value, "isoformat") else value
        for key, value in row.items()
    }


def _schema(names: Mapping[str, str], required: tuple[str, ...]) -> list[dict[str, Any]]:
    found = []
    for name, kind in names.items():
        row: dict[str, Any] = {"name": name, "type": kind, "description": _SAYS[name]}
        if name in required:
            row["constraints"] = {"required": True}
        found.append(row)
    return found


def dictionary(kind: type[Fact]) -> list[dict[str, Any]]:
    """The data dictionary of a table: each column, its type, what it says (Table Schema).

    >>> from nksanctions.hosts.facts import HeadCount
    >>> dictionary(HeadCount)[0]["description"]
    'ISO 3166-1 alpha-2 code of the host; WORLD for totals over all'
    """
    hints = get_type_hints(kind)
    names: dict[str, str] = {}
    words: dict[str, list[str]] = {}
    for name in columns(kind):
        if name.endswith(("_first", "_last")):
            names[name] = "date"
            continue
        hint = hints.get(name, str)
        options = [one for one in (get_args(hint) or (hint,)) if one is not type(None)]
        names[name] = _TYPES.get(options[0], "string")
        if isinstance(options[0], type) and issubclass(options[0], StrEnum):
            words[name] = [one.value for one in options[0]]
    required = tuple(one.name for one in attrs.fields(kind) if one.default is attrs.NOTHING)
    found = _schema(names, ("country", "country_name", "origin", *required))
    for row in found:
        if row["name"] in words:
            row.setdefault("constraints", {})["enum"] = words[row["name"]]
    return found


def data_package(dataset: Dataset) -> dict[str, Any]:
    """The descriptor of the exported folder, by the Data Package standard (Frictionless)."""
    resources = [
        {
            "name": FILES[table],
            "path": f"{FILES[table]}.csv",
            "title": (kind.__doc__ or "").strip().splitlines()[0],
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": dictionary(kind), "primaryKey": "id", "missingValues": [""]},
        }
        for table, kind in TABLES.items()
    ]
    resources.append(
        {
            "name": "sources",
            "path": "sources.csv",
            "title": "Where the facts were seen.",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {
                "fields": _schema(dict.fromkeys(_SOURCE_COLUMNS, "string"), ("key", "title")),
                "primaryKey": "key",
                "missingValues": [""],
            },
        }
    )
    return {
        "profile": "tabular-data-package",
        "name": "dprk-workers-host-countries",
        "title": "DPRK workers abroad: host countries, measures and reports",
        "description": "Claims on DPRK nationals at work abroad, each with its claimant, day and"
        " source. Claims that differ stand side by side.",
        "version": VERSION,
        "licenses": [
            {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}
        ],
        "contributors": [{"title": "The nksanctions authors", "role": "author"}],
        "keywords": ["DPRK", "North Korea", "sanctions", "labour", "host countries"],
        "sources": [
            {"title": one.title, **({"path": one.url} if one.url else {})}
            for one in dataset.sources.values()
        ],
        "resources": resources,
    }


def write(dataset: Dataset, folder: str | Path) -> tuple[Path, ...]:
    """Write the whole data set: CSV, JSON Lines, the dictionary, ``datapackage.json``.

    Files of these names are overwritten; the folder is made where it is not there.

    Raises:
        OSError: If it can't be written.
    """
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    texts = {f"{FILES[table]}.csv": as_csv(dataset, table) for table in TABLES}
    texts["sources.csv"] = _sources_csv(dataset)
    texts["facts.jsonl"] = as_json_lines(dataset)
    texts["data-dictionary.csv"] = _dictionary_csv()
    texts["datapackage.json"] = (
        json.dumps(data_package(dataset), indent=2, ensure_ascii=False) + "\n"
    )
    written = []
    for name, text in texts.items():
        path = place / name
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def _dictionary_csv() -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("table", "column", "type", "required", "values", "description"))
    for table, kind in TABLES.items():
        for row in dictionary(kind):
            limits = row.get("constraints", {})
            writer.writerow(
                (
                    FILES[table],
                    row["name"],
                    row["type"],
                    "true" if limits.get("required") else "false",
                    ";".join(limits.get("enum", ())),
                    row["description"],
                )
            )
    return file.getvalue()
