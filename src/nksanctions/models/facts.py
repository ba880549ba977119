"""Fields of a record, each with the kind of fact that it holds.

Three kinds are told apart, because an empty field means something else in each:

- a *plain* fact: `None` means not known;
- an *ordinary circumstance*: left out, it has its ordinary value; an explicit `None` makes it
  unknown;
- an *act of authority*: left out, none is recorded; an explicit `None` makes it unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

import attrs
from attrs import frozen

from nksanctions.identifiers import country as _country
from nksanctions.identifiers import hs_code as _hs_code

KEY: Final = "nksanctions"


class FactKind(StrEnum):
    """What an empty field means."""

    PLAIN = "plain"
    ORDINARY = "ordinary circumstance"
    AUTHORITY = "act of authority"


class Domain(StrEnum):
    """What values a fact takes."""

    FLAG = "true or false"
    DAY = "date"
    COUNT = "whole number, 0 or more"
    CHOICE = "one of a list"
    COUNTRY = "ISO 3166-1 alpha-2 code"
    COUNTRIES = "ISO 3166-1 alpha-2 codes, complete"
    TEXT = "text"
    HS_CODE = "HS code"
    GROUP = "group of facts"


class Actor(StrEnum):
    """Who can establish a fact, or change it lawfully."""

    STATE = "the State"
    EMPLOYER = "the employer"
    COMMITTEE = "the Committee"
    NOBODY = "nobody"


@frozen(kw_only=True)
class FactInfo:
    """What a field of a record says, and what its absence means.

    *ordinary_by* names another field of the record on whose value the ordinary value depends.
    *derived_by* names one that says it where this one is left out; *derive* gives the values that
    are possible with a value of that one, and where there is one alone, it is so.
    *by_as_of*: a value that exists has happened by the day of the question, so that an unknown one
    is not looked for in its future.
    """

    says: str
    kind: FactKind
    domain: Domain
    choices: type[StrEnum] | None = None
    group: type[Any] | None = None
    actor: str = Actor.STATE
    by_as_of: bool = False
    ordinary_by: str = ""
    ordinary: Mapping[Any, Any] | None = None
    derived_by: str = ""
    derive: Callable[[Any], tuple[Any, ...]] | None = None

    def derived(self, value: Any) -> Any:
        """What a value of the other field alone says of this one; `None` where it does not tell."""
        if value is None or self.derive is None:
            return None
        try:
            possible = self.derive(value)
        except ValueError:
            return None  # the other field's own check says what is wrong with it
        return possible[0] if len(possible) == 1 else None


def info(attribute: attrs.Attribute[Any]) -> FactInfo | None:
    """What a field of a record class holds; `None` for a field that no rule may read."""
    found = attribute.metadata.get(KEY)
    return found if isinstance(found, FactInfo) else None


def defaults(record: type[Any]) -> frozenset[str]:
    """The fields of a record class that have a default value, and the facts inside groups that do.

    >>> from nksanctions.models import WorkAuthorization
    >>> sorted(defaults(WorkAuthorization))[:3]
    ['act', 'approval', 'approval.authority']
    """
    found: set[str] = set()
    for attribute in attrs.fields(record):
        what = info(attribute)
        if what is None:
            continue
        if what.kind is not FactKind.PLAIN:
            found.add(attribute.name)
        if what.group is not None:
            found |= {f"{attribute.name}.{name}" for name in defaults(what.group)}
    return frozenset(found)


_MISSING: Final[Any] = object()


def _field(
    info: FactInfo,
    check: Callable[[Any], str | None],
    *,
    default: Any,
    convert: Callable[[Any], Any] | None = None,
) -> Any:
    def valid(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
        if value is not None and (problem := check(value)) is not None:
            raise ValueError(f"{attribute.name}: {problem}")

    if info.ordinary_by:
        by, values = info.ordinary_by, info.ordinary or {}
        default = attrs.Factory(lambda record: values.get(getattr(record, by)), takes_self=True)
    if info.derived_by:
        told_by = info.derived_by
        default = attrs.Factory(lambda r: info.derived(getattr(r, told_by)), takes_self=True)
    return attrs.field(
        default=default,
        validator=valid,
        metadata={KEY: info},
        converter=attrs.converters.optional(convert) if convert is not None else None,
    )


def _kind(ordinary: Any) -> FactKind:
    return FactKind.PLAIN if ordinary is _MISSING else FactKind.ORDINARY


def _start(ordinary: Any) -> Any:
    return None if ordinary is _MISSING else ordinary


def flag(
    says: str,
    *,
    ordinary: Any = _MISSING,
    ordinary_by: tuple[str, Mapping[Any, bool]] = ("", {}),
    actor: str = Actor.STATE,
) -> Any:
    """A field that is true or false."""
    by, values = ordinary_by
    return _field(
        FactInfo(
            says=says,
            kind=FactKind.ORDINARY if by else _kind(ordinary),
            domain=Domain.FLAG,
            actor=actor,
            ordinary_by=by,
            ordinary=dict(values) if by else None,
        ),
        lambda value: None if isinstance(value, bool) else _expected("true or false", value),
        default=_start(ordinary),
    )


def day(says: str, *, actor: str = Actor.STATE, by_as_of: bool = False) -> Any:
    """A field that holds a day, without a time."""
    return _field(
        FactInfo(says=says, kind=FactKind.PLAIN, domain=Domain.DAY, actor=actor, by_as_of=by_as_of),
        lambda value: (
            None
            if isinstance(value, date) and not isinstance(value, datetime)
            else _expected("a date", value)
        ),
        default=None,
    )


def count(says: str, *, actor: str = Actor.STATE) -> Any:
    """A field that holds a whole number, 0 or more."""

    def check(value: Any) -> str | None:
        if isinstance(value, bool) or not isinstance(value, int):
            return _expected("a whole number", value)
        return None if value >= 0 else f"{value} is below 0"

    return _field(
        FactInfo(says=says, kind=FactKind.PLAIN, domain=Domain.COUNT, actor=actor),
        check,
        default=None,
    )


def choice(
    says: str,
    choices: type[StrEnum],
    *,
    ordinary: Any = _MISSING,
    derived_by: tuple[str, Callable[[Any], tuple[Any, ...]]] = ("", lambda _value: ()),
    actor: str = Actor.STATE,
) -> Any:
    """A field that holds one member of *choices*, or its value as text.

    *derived_by* names an earlier field, and which members are possible with a value of it.
    """
    told_by, derive = derived_by

    def convert(value: Any) -> Any:
        try:
            return choices(value)
        except ValueError:
            return value

    return _field(
        FactInfo(
            says=says,
            kind=_kind(ordinary),
            domain=Domain.CHOICE,
            choices=choices,
            actor=actor,
            derived_by=told_by,
            derive=derive if told_by else None,
        ),
        lambda value: (
            None if isinstance(value, choices) else _expected("one of " + ", ".join(choices), value)
        ),
        default=_start(ordinary),
        convert=convert,
    )


def country(says: str, *, actor: str = Actor.NOBODY) -> Any:
    """A field that holds an ISO 3166-1 alpha-2 code."""
    return _field(
        FactInfo(says=says, kind=FactKind.PLAIN, domain=Domain.COUNTRY, actor=actor),
        _country_problem,
        default=None,
    )


def countries(says: str, *, actor: str = Actor.NOBODY) -> Any:
    """A field that holds a complete set of ISO 3166-1 alpha-2 codes."""

    def convert(value: Any) -> Any:
        if isinstance(value, str):
            return (value,)
        return tuple(value) if isinstance(value, Iterable) else value

    def check(value: Any) -> str | None:
        if not isinstance(value, tuple):
            return _expected("country codes", value)
        problems = [p for p in map(_country_problem, value) if p]
        return "; ".join(problems) or None

    return _field(
        FactInfo(says=says, kind=FactKind.PLAIN, domain=Domain.COUNTRIES, actor=actor),
        check,
        default=None,
        convert=convert,
    )


def text(says: str, *, ordinary: Any = _MISSING, actor: str = Actor.STATE) -> Any:
    """A field that holds text, such as the id of a provision."""
    return _field(
        FactInfo(says=says, kind=_kind(ordinary), domain=Domain.TEXT, actor=actor),
        lambda value: None if isinstance(value, str) else _expected("text", value),
        default=_start(ordinary),
    )


def hs_code(says: str, *, actor: str = Actor.STATE) -> Any:
    """A field that holds a code of the Harmonized System, its digits alone."""

    def convert(value: Any) -> Any:
        return _hs_code.compact(value) if isinstance(value, str) else value

    def check(value: Any) -> str | None:
        if not isinstance(value, str):
            return _expected("an HS code such as '6205'", value)
        try:
            _hs_code.validate(value)
        except ValueError as error:
            return str(error)
        return None

    return _field(
        FactInfo(says=says, kind=FactKind.PLAIN, domain=Domain.HS_CODE, actor=actor),
        check,
        default=None,
        convert=convert,
    )


def act_of_authority(says: str, group: type[Any], *, actor: str) -> Any:
    """A field that holds what an authority has done; left out, nothing is recorded.

    *group* is a class of such fields with a class method ``none()``.
    """
    return _field(
        FactInfo(says=says, kind=FactKind.AUTHORITY, domain=Domain.GROUP, group=group, actor=actor),
        lambda value: None if isinstance(value, group) else _expected(group.__name__, value),
        default=group.none(),
    )


def label_of_record(says: str = "the caller's own reference; no rule reads it") -> Any:
    """A field of free text that no rule reads."""
    return attrs.field(
        default="", validator=attrs.validators.instance_of(str), metadata={"says": says}
    )


def fits_what_derives_it(record: Any, name: str) -> None:
    """Refuse a record whose field *name* holds what the field that it is derived from excludes.

    Raises:
        ValueError: Naming both fields, and what is possible.
    """
    what = info(attrs.fields_dict(type(record))[name])
    assert what is not None
    assert what.derive is not None
    value, by = getattr(record, name), getattr(record, what.derived_by)
    if value is None or by is None or value in (possible := what.derive(by)):
        return
    words = ", ".join(possible) or "nothing of this kind"
    raise ValueError(f"{name}: {value} is not what {what.derived_by} {by} holds; it holds {words}")


def ends_after_start(record: Any, start: str, end: str) -> None:
    """Refuse a record whose *end* lies before its *start*.

    Raises:
        ValueError: Naming both fields and both days.
    """
    first, last = getattr(record, start), getattr(record, end)
    if first is not None and last is not None and last < first:
        raise ValueError(f"{end}: {last} is before {start} {first}")


def _expected(what: str, value: object) -> str:
    return f"expected {what}, got {value!r}"


def _country_problem(value: object) -> str | None:
    if not isinstance(value, str):
        return _expected("an ISO 3166 code such as 'KP'", value)
    try:
        code = _country.validate(value)
    except ValueError as error:
        return str(error)
    return None if code == value else f"{value!r} is not an ISO 3166 code; write {code!r}"
