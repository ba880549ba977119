"""For your own tests: strategies for every public record, and the rule test kit.

The strategies need Hypothesis (``pip install "nksanctions[testing]"``); the kit does not.

>>> from nksanctions import WorkAuthorization
>>> from nksanctions.testing import records
>>> from hypothesis import given
>>> @given(records(WorkAuthorization))
... def test_my_service_takes_any_authorization(authorization):
...     assert authorization.granted_on is None or authorization.granted_on.year >= 2015
>>> test_my_service_takes_any_authorization()
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from nksanctions.errors import MissingExtraError
from nksanctions.identifiers import country
from nksanctions.law.kit import Bench, Example, Mutant, Survivor, boundary_days, mutants
from nksanctions.models.facts import Domain, FactInfo, FactKind, info

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = [
    "Bench",
    "Example",
    "Mutant",
    "Survivor",
    "boundary_days",
    "mutants",
    "records",
]

R = TypeVar("R")

_FIRST, _LAST = date(2015, 1, 1), date(2024, 12, 31)
_HOSTS = ("PL", "KW", "QA", "SN", "MN", "RU", "CN", "TW", "KP")


def records(
    record: type[R], *, first: date = _FIRST, last: date = _LAST, unknown: bool = True
) -> SearchStrategy[R]:
    """Valid records of a class, with days from *first* to *last*.

    With *unknown* any fact may be missing; without, each fact has a value.

    Raises:
        MissingExtraError: If Hypothesis is not installed.

    .. versionadded:: 26.1.0
    """
    try:
        from hypothesis import strategies as st
    except ImportError as error:
        raise MissingExtraError(
            'strategies need Hypothesis: pip install "nksanctions[testing]"'
        ) from error

    def value(what: FactInfo) -> SearchStrategy[Any]:
        found: SearchStrategy[Any]
        match what.domain:
            case Domain.FLAG:
                found = st.booleans()
            case Domain.DAY:
                found = st.dates(first, last)
            case Domain.COUNT:
                found = st.integers(0, 3000)
            case Domain.CHOICE:
                found = st.sampled_from(list(what.choices or ()))
            case Domain.COUNTRY:
                found = st.sampled_from(_HOSTS) | st.sampled_from(country.codes())
            case Domain.COUNTRIES:
                places = st.sampled_from(("KP", "PL", "CN", "KR"))
                found = st.lists(places, unique=True, max_size=3).map(tuple)
            case Domain.HS_CODE:
                found = st.sampled_from(("27", "2701", "6205", "7204", "8701", "0306", "9503"))
            case Domain.TEXT:
                found = st.sampled_from(("", "UNSCR-2375-OP17a", "UNSCR-2397-OP25"))
            case Domain.GROUP:
                found = whole(what.group)
        return st.none() | found if unknown else found

    @st.composite
    def whole(draw: Any, owner: Any) -> Any:
        given: dict[str, Any] = {}
        for attribute in attrs.fields(owner):
            what = info(attribute)
            if what is None:
                continue
            if what.kind is not FactKind.PLAIN and draw(st.booleans()):
                continue  # left out
            given[attribute.name] = draw(value(what))
        return _made(owner, given)

    return whole(record)


def _made(owner: type[Any], given: dict[str, Any]) -> Any:
    """The record of these values; where two contradict each other, the later one gives way."""
    while True:
        try:
            return owner(**given)
        except ValueError as error:
            name = str(error).partition(":")[0]
            given[name] = None
