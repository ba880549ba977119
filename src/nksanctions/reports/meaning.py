"""What a listing means, and who is reached through ownership, as text and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from nksanctions.consequences import Asker, Consequence, LawText, Meaning, OwnershipFinding
from nksanctions.law.text import WIDTH, wrapped
from nksanctions.models.period import in_words

Paint = Callable[[str], str]

GROUPS: Final = {
    "us-persons": "persons and firms of the United States",
    "foreign-banks": "banks outside the United States",
    "foreign-persons": "persons and firms outside the United States",
    "eu-persons": "persons and firms of the European Union",
    "eu-states": "Member States of the European Union",
    "gb-persons": "persons and firms of the United Kingdom",
    "un-states": "Member States of the United Nations",
    "un-persons": "persons and firms in Member States of the United Nations",
}
"""The groups of `Consequence.whom`, in words."""


def as_text(found: Meaning, askers: Sequence[Asker] = (), paint: Paint = str) -> list[str]:
    """A meaning in lines of 80 columns: for each asker, or without one for each group.

    .. versionadded:: 26.1.0
    """
    one = found.designation
    lines = [paint(f"{one.name} [{one.source.list} {one.reference}]")]
    lines += wrapped([f"listed: {_listed(found)}"], "  ", WIDTH)
    for tag, laws in found.programmes.items():
        if not laws:
            lines += wrapped([f"{tag}: the act behind this tag is not held"], "  ", WIDTH)
        for law in laws:
            head = f"{tag}: {law}, in effect {in_words(law.starts)}. {law.summary}"
            lines += wrapped([f"{head} {_verified(law)}"], "  ", WIDTH)
    if found.stands is False:
        return [*lines, f"  On {in_words(found.on)} it did not stand, and nothing follows from it."]
    if askers:
        groups = [(f"For {asker}", found.for_(asker.country, asker.kind)) for asker in askers]
    else:
        groups = [
            (f"For {words}", tuple(each for each in found.consequences if each.whom == whom))
            for whom, words in GROUPS.items()
        ]
        groups = [group for group in groups if group[1]]
    for title, consequences in groups:
        lines += ["", f"  {paint(title)}, on {in_words(found.on)}:"]
        if not consequences:
            lines += wrapped(["nothing that is held here follows from this listing"], "    ", WIDTH)
        for each in consequences:
            lines += _consequence(each)
    return lines


def _listed(found: Meaning) -> str:
    if found.listed is None:
        return "the list gives no day, and no action that is held made this entry"
    ended = found.designation.delisted
    end = f"; delisted {in_words(ended)}" if ended is not None else ""
    return f"{in_words(found.listed)}, by {found.listed_by}{end}"


def _verified(law: LawText) -> str:
    return f"[{law.id}, {law.verified}]"


def _consequence(one: Consequence) -> list[str]:
    force = one.force.value.replace("-", " ").upper()
    since = f", since {in_words(one.since)}" if one.since is not None else ""
    head = f"{force}: {one.measure.replace('-', ' ')}{since}"
    lines = list(wrapped([head], "    ", WIDTH))
    lines += wrapped([one.says], "      ", WIDTH)
    if one.laws:
        laws = "; ".join(f"{law} {_verified(law)}" for law in one.laws)
        lines += wrapped([f"Source: {laws}."], "      ", WIDTH)
    return lines


def as_plain(found: Meaning, askers: Iterable[Asker] = ()) -> dict[str, Any]:
    """A meaning as plain data for JSON, the law with how it was verified.

    .. versionadded:: 26.1.0
    """
    one = found.designation
    return {
        "name": one.name,
        "list": one.source.list,
        "reference": one.reference,
        "on": found.on.isoformat(),
        "listed": None if found.listed is None else found.listed.isoformat(),
        "listed_by": found.listed_by,
        "stands": found.stands,
        "programmes": {tag: list(map(_law, laws)) for tag, laws in found.programmes.items()},
        "consequences": list(map(_plain, found.consequences)),
        "for": {
            str(asker): [each.id for each in found.for_(asker.country, asker.kind)]
            for asker in askers
        },
    }


def _plain(one: Consequence) -> dict[str, Any]:
    return {
        "id": one.id,
        "measure": one.measure,
        "whom": one.whom,
        "force": one.force.value,
        "since": None if one.since is None else one.since.isoformat(),
        "says": one.says,
        "laws": list(map(_law, one.laws)),
    }


def _law(law: LawText) -> dict[str, Any]:
    return {
        "id": law.id,
        "citation": law.citation,
        "verified": law.verified.value,
        "note": law.note,
        "sources": [source.title for source in law.sources],
    }


def ownership_as_plain(found: OwnershipFinding) -> dict[str, Any]:
    """An answer on ownership as plain data; shares are numbers in percent.

    .. versionadded:: 26.1.0
    """
    return {
        "entity": found.entity,
        "under": found.rule.under,
        "law": found.rule.law,
        "verified": found.rule.verified.value,
        "reached": found.reached,
        "at_least": float(found.at_least),
        "at_most": float(found.at_most),
        "steps": [str(step) for step in found.steps],
        "missing": list(found.missing),
    }
