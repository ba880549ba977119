"""For your own tests: strategies for records and designations, and the rule test kit.

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
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

from nksanctions.errors import MissingExtraError
from nksanctions.identifiers import country
from nksanctions.law.kit import (
    Bench,
    Example,
    Mutant,
    Survivor,
    boundary_days,
    mutants,
    question_mutants,
)
from nksanctions.models import DatePrecision, Designation, Name, UncertainDate
from nksanctions.models.facts import Domain, FactInfo, FactKind, info

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = [
    "Bench",
    "Example",
    "Mutant",
    "Survivor",
    "boundary_days",
    "designations",
    "mutants",
    "question_mutants",
    "records",
]

R = TypeVar("R")

_EARLIEST, _FIRST, _LAST = date(1930, 1, 1), date(2015, 1, 1), date(2024, 12, 31)
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


def designations(*, text: SearchStrategy[str] | None = None) -> SearchStrategy[Designation]:
    """Designations of every kind, with any field that a list may fill; texts are drawn from *text*.

    Persons and bodies are invented, and their words make no sense.

    >>> from hypothesis import given
    >>> from nksanctions.testing import designations
    >>> @given(designations())
    ... def test_my_screen_shows_any_designation(designation):
    ...     assert designation.name
    >>> test_my_screen_shows_any_designation()

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

    words = text or st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from("김최ÖÇ'’-, "), max_size=12
    )
    days = st.dates(_EARLIEST, _LAST)

    simple: dict[Any, SearchStrategy[Any]] = {
        str: words,
        date: days,
        bool: st.booleans(),
        int: st.integers(0, 10**9),
        type(None): st.none(),
        UncertainDate: _uncertain(words, days),
    }

    def of(hint: Any) -> SearchStrategy[Any]:
        if hint not in simple:
            simple[hint] = made(hint)
        return simple[hint]

    def made(hint: Any) -> SearchStrategy[Any]:
        if attrs.has(hint):
            return whole(hint)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return st.sampled_from(list(hint))
        held = get_args(hint)
        if get_origin(hint) is tuple:
            if held[-1] is Ellipsis:
                return st.lists(of(held[0]), min_size=1, max_size=2).map(tuple)
            return st.tuples(*map(of, held))
        return st.one_of(*map(of, held))

    def whole(owner: Any) -> SearchStrategy[Any]:
        hints = get_type_hints(owner)
        needed = [each for each in attrs.fields(owner) if each.default is attrs.NOTHING]
        others = [each for each in attrs.fields(owner) if each.default is not attrs.NOTHING]
        always = {each.name: of(hints[each.name]) for each in needed}
        sometimes = {each.name: of(hints[each.name]) for each in others}
        if owner is Designation:
            always["reference"] = words.map(lambda said: said or "X-1")
        if owner is Name:
            always["text"] = words.map(lambda said: said or "HONG KIL TONG")
        some = st.sets(st.sampled_from(sorted(sometimes)), max_size=5) if sometimes else st.just(())

        @st.composite
        def drawn(draw: Any) -> Any:
            given = {name: draw(strategy) for name, strategy in always.items()}
            given |= {name: draw(sometimes[name]) for name in sorted(draw(some))}
            if given.get("delisted") is not None:
                given.pop("listed", None)  # so that neither precedes the other
            return owner(**given)

        return drawn()

    return whole(Designation)


def _uncertain(
    words: SearchStrategy[str], days: SearchStrategy[date]
) -> SearchStrategy[UncertainDate]:
    """Dates of every precision."""
    from hypothesis import strategies as st

    @st.composite
    def dates(draw: Any) -> UncertainDate:
        about, said = draw(st.booleans()), draw(words)
        first, last = sorted((draw(days), draw(days)))
        match draw(st.sampled_from(list(DatePrecision))):
            case DatePrecision.DAY:
                return UncertainDate.exact(first, about=about, text=said)
            case DatePrecision.MONTH:
                return UncertainDate.month(first.year, first.month, about=about, text=said)
            case DatePrecision.YEAR:
                return UncertainDate.year(first.year, about=about, text=said)
            case DatePrecision.RANGE:
                ends = draw(st.sampled_from([(first, last), (first, None), (None, last)]))
                return UncertainDate.between(*ends, about=about, text=said)
        return UncertainDate(precision=DatePrecision.TEXT, text=said or "?", about=about)

    return dates()


def _made(owner: type[Any], given: dict[str, Any]) -> Any:
    """The record of these values; where two contradict each other, the later one gives way."""
    while True:
        try:
            return owner(**given)
        except ValueError as error:
            name = str(error).partition(":")[0]
            given[name] = None
