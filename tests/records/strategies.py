"""Records of each type, drawn field by field from what the fields say of themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from nksanctions.models.facts import Domain, FactInfo
from nksanctions.records.columns import RECORD_TYPES, Column, columns

CODES = st.sampled_from(["KP", "PL", "KW", "NO", "NA", "TW"])

# A file cannot hold half characters, and its cells are stripped of surrounding blanks.
WORDS = st.text(st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.just("\n"))).map(
    str.strip
)


def facts(info: FactInfo) -> st.SearchStrategy[Any]:
    days = st.dates(date(2010, 1, 1), date(2025, 12, 31))
    known: st.SearchStrategy[Any]
    match info.domain:
        case Domain.FLAG:
            known = st.booleans()
        case Domain.DAY:
            known = days
        case Domain.COUNT:
            known = st.integers(0, 10**9)
        case Domain.CHOICE:
            known = st.sampled_from(list(info.choices or ()))
        case Domain.COUNTRY:
            known = CODES
        case Domain.COUNTRIES:
            known = st.lists(CODES, max_size=3).map(tuple)
        case Domain.HS_CODE:
            known = st.sampled_from(("27", "2701", "6205", "87019100", "9703", "9503"))
        case Domain.TEXT:
            known = WORDS.filter(lambda words: words != "?")
        case _:
            known = objects(info.group or object)
    return st.none() | known


def fields(record_type: type[Any]) -> list[Column]:
    return [column for column in columns(record_type).values() if not column.part]


@st.composite
def objects(draw: st.DrawFn, record_type: type[Any]) -> Any:
    """An object with some fields left out; days that contradict each other are made unknown."""
    values = {
        column.field: draw(facts(column.info) if column.info is not None else WORDS)
        for column in fields(record_type)
        if draw(st.booleans())
    }
    while True:
        try:
            return record_type(**values)
        except ValueError as error:
            values[str(error).partition(":")[0]] = None


records = st.sampled_from(list(RECORD_TYPES.values())).flatmap(objects)
