"""Designations from FollowTheMoney, JSON Lines: an entity a line, plain or nested.

A subject (a person, an organization, a vessel, an aircraft) with a sanction is a designation; its
`reference` is the id of the entity. Sanctions, papers, addresses, wallets and links are joined to
it, wherever in the file they stand: the file is read twice, first what belongs to others, then the
subjects. FollowTheMoney doesn't say which list a value comes from once lists have been merged; the
authority is `other` where the sanctions of an entity are of several.

| in the file | becomes |
|---|---|
| `name`, `alias`, `weakAlias`, `previousName`, `abbreviation` | `names` |
| `birthDate`, `birthPlace`, `birthCountry` | `births`, `birth_places` |
| `nationality`, `citizenship`, `gender`, `position`, `title` | the same, and roles |
| `address`, `Address` | `addresses` |
| numbers, `Passport`, `Identification`, `CryptoWallet` | `documents`, `identifiers` |
| `email`, `phone`, `website` | `contacts` |
| `Sanction` | `listed`, `amended`, `delisted`, programmes, provisions, reasons, numbers |
| `Ownership`, `Directorship`, `Family` and other links | `relations` |
| `notes`, `summary`, `description` | `comments` |
| any other property | `details`, under its own name |

Subjects without a sanction, such as owners and relatives, are counted in the report.

Source: https://followthemoney.tech/explorer/, version 4.11.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from nksanctions.lists.ftm_entities import MOST, SUBJECTS, Entity, Held, entities
from nksanctions.lists.ftm_subject import designation_of
from nksanctions.lists.noted import Notes
from nksanctions.lists.opened import Opened, bad
from nksanctions.lists.report import ParseReport
from nksanctions.lists.twice import rewindable
from nksanctions.models import Designation


def entries(opened: Opened, report: ParseReport) -> Iterator[Designation]:
    """Yield the designations of the file, in the order of their subjects.

    Raises:
        BadInputError: If a line is longer, or there are more entities, than any list has.
    """
    with rewindable(opened.file) as file:
        held = _hold(file, opened.name, report)
        file.seek(0)
        for line, entity in entities(file, opened.name):
            if isinstance(entity, Entity) and entity.schema in SUBJECTS:
                place = f"line {line}, {entity.id}"
                yield from _designation(entity, held, Notes(place=place, report=report))
        for owner, left in held.belongings.items():
            if owner not in held.subjects:
                for one in left:
                    why = "the file has no subject of this id"
                    report.unread(f"{one.schema} of no subject", owner, why=why)


def _hold(file: BinaryIO, name: str, report: ParseReport) -> Held:
    """Read what belongs to others, and what is no entity."""
    held = Held()
    for line, entity in entities(file, name):
        if isinstance(entity, str):
            report.skip(f"line {line}", entity)
        elif not held.add(entity):
            report.unread(f"entities: {entity.schema}", entity.id, why="belongs to no subject")
        if held.count > MOST:
            raise bad(name, f"more than {MOST:,} entities beside the subjects", f"line {line}")
    return held


def _designation(subject: Entity, held: Held, notes: Notes) -> Iterator[Designation]:
    belongings = held.of(subject)
    if not any(one.schema == "Sanction" for one in belongings):
        why = "related to somebody listed, and not listed"
        notes.report.unread(f"entities: {subject.schema} without a sanction", subject.id, why=why)
        return
    try:
        designation = designation_of(subject, belongings, held.names, notes)
    except ValueError as error:
        notes.report.skip(notes.place, str(error))
        return
    yield designation
