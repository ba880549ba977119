"""A designation, and how a list was read, as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from nksanctions.law.text import WIDTH, wrapped
from nksanctions.models import Designation, Name, NameKind, NameQuality
from nksanctions.models.period import in_words

Paint = Callable[[str], str]

PROGRAMMES: Final = 20
"""So many programmes are counted one by one."""


def as_text(designation: Designation, paint: Paint = str) -> list[str]:
    """A designation, a field a line, as its list has it.

    .. versionadded:: 26.1.0
    """
    lines = [paint(f"{designation.name} [{designation.source.list} {designation.reference}]")]
    for label, values in _fields(designation):
        rows = [" ".join(str(value).split()) for value in values]
        for number, row in enumerate(filter(None, rows)):
            head = f"{label}: " if number == 0 else " " * (len(label) + 2)
            lines += wrapped([f"{head}{row}"], "  ", WIDTH)
    return lines


def _fields(one: Designation) -> Iterator[tuple[str, Iterable[object]]]:
    yield "kind", [one.kind]
    yield "programme", [_programme(one)]
    yield "legal basis", one.legal_bases
    yield "listed", [] if one.listed is None else [in_words(one.listed)]
    yield "amended", [in_words(day) for day in one.amended]
    yield "delisted", [] if one.delisted is None else [in_words(one.delisted)]
    yield "other names", [_name(name) for name in one.aliases]
    yield "gender", [] if one.gender is None else [one.gender]
    yield "born", one.births
    yield "born in", one.birth_places
    yield "nationality", one.nationalities
    yield "citizenship", one.citizenships
    yield "role", one.roles
    yield "address", one.addresses
    yield "paper", one.documents
    yield "number", one.identifiers
    yield "contact", one.contacts
    yield "tie", one.relations
    yield "vessel", _vessel(one)
    yield "aircraft", _aircraft(one)
    yield "measure", one.measures
    yield "reason", one.reasons
    yield "detail", one.details
    yield "comment", one.comments


def _programme(one: Designation) -> str:
    found = []
    for programme in one.programmes:
        bases = ", ".join(basis.title for basis in programme.legal_bases)
        found.append(f"{programme.tag} ({bases})" if bases else programme.tag)
    return "; ".join(found)


def _name(name: Name) -> str:
    marks = [] if name.kind == NameKind.ALIAS else [name.kind.value.replace("-", " ")]
    if name.quality == NameQuality.WEAK:
        marks.append("weak")
    return f"{name.text} ({', '.join(marks)})" if marks else name.text


def _vessel(one: Designation) -> Iterator[str]:
    facts = one.vessel
    if facts is None:
        return
    for label, value in (
        ("type", facts.type),
        ("flag", facts.flag_text),
        ("call sign", facts.call_sign),
        ("deadweight", facts.deadweight),
        ("gross tonnage", facts.gross_tonnage),
        ("length", facts.length),
        ("built", facts.built),
        ("hull", facts.hull_number),
        ("former flags", ", ".join(facts.former_flags_text)),
        ("owner", ", ".join(facts.owners)),
        ("former owner", ", ".join(facts.former_owners)),
        ("operator", ", ".join(facts.operators)),
        *facts.other,
    ):
        if value is not None and value != "":
            yield f"{label} {value:,}" if isinstance(value, int) else f"{label} {value}"


def _aircraft(one: Designation) -> Iterator[str]:
    facts = one.aircraft
    if facts is None:
        return
    for label, value in (
        ("model", facts.model),
        ("built", facts.built),
        ("serial number", facts.serial_number),
        ("construction number", facts.construction_number),
        ("tail number", facts.tail_number),
        ("mode S", facts.mode_s),
        ("operator", ", ".join(facts.operators)),
        *facts.other,
    ):
        if value is not None and value != "":
            yield f"{label} {value}"


def in_short(designation: Designation) -> str:
    """One line: reference, kind, name, when listed and under what.

    .. versionadded:: 26.1.0
    """
    listed = "" if designation.listed is None else f", listed {designation.listed}"
    tags = f" [{', '.join(designation.tags)}]" if designation.tags else ""
    name = " ".join(designation.name.split())
    return f"{designation.reference:<10} {designation.kind:<10} {name}{listed}{tags}"


def programmes(counts: Counter[str]) -> list[str]:
    """The programmes of a list with their numbers of designations, the largest first."""
    lines = [f"  {tag}: {count:,}" for tag, count in counts.most_common(PROGRAMMES)]
    if len(counts) > PROGRAMMES:
        left = len(counts) - PROGRAMMES
        lines.append(f"  … and {left:,} more; --tag shows the designations of one")
    return lines
