"""The law of one authority, read from its TOML files: instruments, contested points, sources.

A regime is a package folder with `instruments/*.toml`, `points.toml` and `sources.toml`. `load`
reads one, on the first call and not before. `problems` checks that its parts agree.

>>> un = load("nksanctions.regimes.un")
>>> print(un.provision("S/RES/2397 (2017) OP 8").deadline("repatriation").last_day)
2019-12-22
>>> problems(un)
()

.. versionadded:: 26.1.0
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Protocol, TypeVar, get_args, get_origin

import attrs
from attrs import field, frozen
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError, transform_error
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn
from cattrs.v import format_exception

from nksanctions.errors import MalformedDataError, UnknownProvisionError
from nksanctions.law.policy import Point, Reading
from nksanctions.models.approval import Authority
from nksanctions.models.period import Period
from nksanctions.models.provision import (
    Citation,
    Deadline,
    Effect,
    ExemptionPower,
    Obligation,
    Provision,
    ProvisionKind,
    Verification,
)

__all__ = [
    "Catalogue",
    "Caveat",
    "ContestedLaw",
    "Instrument",
    "InstrumentKind",
    "Source",
    "load",
    "problems",
    "read_instrument",
    "read_points",
    "read_sources",
]

T = TypeVar("T")

# What a catalogue holds.


class InstrumentKind(StrEnum):
    """What sort of text an instrument is."""

    RESOLUTION = "resolution"
    GUIDANCE = "guidance"
    """Of a committee: it explains the texts and does not amend them."""


@frozen(kw_only=True)
class Instrument:
    """A legal text: its symbol, the day of its adoption, the provisions that we hold of it.

    *title* is in our own words.

    .. versionadded:: 26.1.0
    """

    symbol: str
    kind: InstrumentKind
    adopted: date
    title: str
    provisions: tuple[Provision, ...]

    def __str__(self) -> str:
        return self.symbol


@frozen(kw_only=True)
class Source:
    """Where a fact of law was seen, and what it was used for.

    .. versionadded:: 26.1.0
    """

    key: str
    title: str
    url: str
    used_for: str


@frozen(kw_only=True)
class Caveat:
    """Something to be said of provisions that no reading of theirs decides.

    .. versionadded:: 26.1.0
    """

    id: str
    says: str
    bears_on: tuple[str, ...]
    sources: tuple[str, ...]


def _unchanging(value: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(value))


@frozen(kw_only=True, eq=False)
class ContestedLaw:
    """The contested points of a regime by id, the provisions each bears on, and the caveats."""

    points: Mapping[str, Point] = field(converter=_unchanging)
    bears_on: Mapping[str, tuple[str, ...]] = field(converter=_unchanging)
    caveats: Mapping[str, Caveat] = field(converter=_unchanging)


@frozen(kw_only=True, eq=False, repr=False)
class Catalogue:
    """The law of one authority: everything by its key, in the order of adoption.

    Provisions and points are enough for rules of your own.

    >>> un = load("nksanctions.regimes.un")
    >>> un
    <Catalogue: ... provisions, ... points>
    >>> un.points["A-03"].strict
    'strictly_before'
    >>> un.bears_on["A-03"]
    ('UNSCR-2375-OP17c',)

    .. versionadded:: 26.1.0
    """

    provisions: Mapping[str, Provision] = field(converter=_unchanging)
    points: Mapping[str, Point] = field(converter=_unchanging)
    bears_on: Mapping[str, tuple[str, ...]] = field(factory=dict, converter=_unchanging)
    """Point by point, the provisions that it bears on."""
    caveats: Mapping[str, Caveat] = field(factory=dict, converter=_unchanging)
    sources: Mapping[str, Source] = field(factory=dict, converter=_unchanging)
    instruments: Mapping[str, Instrument] = field(factory=dict, converter=_unchanging)
    _named: Mapping[str, Provision] = field(init=False)

    @_named.default
    def _names_of_provisions(self) -> dict[str, Provision]:
        named: dict[str, Provision] = {}
        for provision in self.provisions.values():
            printed, part = str(provision.citation), provision.citation.part
            for name in (provision.id, provision.id.removesuffix(part), printed, printed + part):
                named.setdefault(_key(name), provision)
        return named

    def __repr__(self) -> str:
        return f"<Catalogue: {len(self.provisions)} provisions, {len(self.points)} points>"

    def provision(self, citation: str) -> Provision:
        """The provision with this stable id, or cited as it is printed.

        A paragraph that we split into parts answers to its own number with its first part, which
        states the main rule.

        >>> un = load("nksanctions.regimes.un")
        >>> un.provision("UNSCR-2375-OP17").id, un.provision("S/RES/2375(2017) OP 17c").id
        ('UNSCR-2375-OP17a', 'UNSCR-2375-OP17c')

        Raises:
            UnknownProvisionError: If none is held; the message says which come near.
        """
        found = self.provisions.get(citation) or self._named.get(_key(citation))
        if found is None:
            near = difflib.get_close_matches(_key(citation), self._named, n=6)
            ids = dict.fromkeys(self._named[name].id for name in near)
            held = self.instruments or self.provisions
            raise UnknownProvisionError(_unknown("provision", citation, ids, held))
        return found

    def instrument(self, symbol: str) -> Instrument:
        """The instrument with this symbol.

        >>> load("nksanctions.regimes.un").instrument("S/RES/2371(2017)").adopted
        datetime.date(2017, 8, 5)

        Raises:
            UnknownProvisionError: If it is not held; the message says which come near.
        """
        named = {_key(held): instrument for held, instrument in self.instruments.items()}
        found = named.get(_key(symbol))
        if found is None:
            near = difflib.get_close_matches(_key(symbol), named, n=2)
            symbols = [named[name].symbol for name in near]
            raise UnknownProvisionError(_unknown("instrument", symbol, symbols, self.instruments))
        return found


def _key(name: str) -> str:
    """Reduce an id or a citation to what tells it from others."""
    return re.sub(r"[\s()\-,.]", "", name).casefold()


def _unknown(what: str, name: str, near: Iterable[str], held: Iterable[str]) -> str:
    likely = list(near)[:3]
    advice = f"did you mean {' or '.join(likely)}?" if likely else f"held: {', '.join(held) or '-'}"
    return f"no {what} {name!r} is held; {advice}"


# The shape of the files, where it is not the model's own. A row has the file's words; what it makes
# has the law's.


class _Bound(StrEnum):
    """Who is bound, or who is given a power."""

    MEMBER_STATES = "member-states"
    DPRK = "dprk"
    COMMITTEE_1718 = "committee-1718"
    COMMITTEE_SECRETARY = "committee-secretary"
    SECRETARY_GENERAL = "secretary-general"
    PANEL_OF_EXPERTS = "panel-of-experts"
    SECURITY_COUNCIL = "security-council"


@frozen(kw_only=True)
class _ExemptionRow:
    by: Authority
    in_advance: bool
    case_by_case: bool


@frozen(kw_only=True)
class _DeadlineRow:
    duty: str
    what: str
    bound: _Bound | None = None
    months: int | None = None
    days: int | None = None
    fixed: date | None = None

    def __attrs_post_init__(self) -> None:
        given = [term for term in (self.months, self.days, self.fixed) if term is not None]
        if len(given) != 1:
            raise ValueError("a deadline has one of months, days and fixed")

    def obligation(self, bound: _Bound, adopted: date) -> Obligation:
        deadline = Deadline(
            name=self.duty,
            what=self.what,
            trigger=adopted,
            months=self.months or 0,
            days=self.days or 0,
            fixed=self.fixed,
        )
        return Obligation(duty=self.duty, bound=(self.bound or bound).value, deadline=deadline)


@frozen(kw_only=True)
class _ProvisionRow:
    id: str
    pinpoint: str
    part: str = ""
    bound: _Bound
    kind: ProvisionKind
    binding: bool
    subject: str
    summary: str
    effects: tuple[Effect, ...] = ()
    in_force_from: date | None = None
    in_force_until: date | None = None
    parameters: dict[str, Any] = field(factory=dict)
    deadlines: tuple[_DeadlineRow, ...] = ()
    exemptions: tuple[_ExemptionRow, ...] = ()
    points: tuple[str, ...] = ()
    verified: Verification
    verification_note: str = ""
    sources: tuple[str, ...]

    def provision(self, symbol: str, adopted: date) -> Provision:
        return Provision(
            citation=Citation(
                id=self.id, instrument=symbol, pinpoint=self.pinpoint, part=self.part
            ),
            bound=self.bound.value,
            kind=self.kind,
            binding=self.binding,
            subject=self.subject,
            summary=self.summary,
            adopted=adopted,
            in_force=Period(self.in_force_from or adopted, self.in_force_until),
            effects=self.effects,
            obligations=tuple(row.obligation(self.bound, adopted) for row in self.deadlines),
            exemptions=tuple(
                ExemptionPower(
                    by=row.by.value, in_advance=row.in_advance, case_by_case=row.case_by_case
                )
                for row in self.exemptions
            ),
            parameters={name: _fixed(value) for name, value in self.parameters.items()},
            points=self.points,
            verified=self.verified,
            verification_note=self.verification_note,
            sources=self.sources,
        )


@frozen(kw_only=True)
class _InstrumentFile:
    symbol: str
    adopted: date
    kind: InstrumentKind
    title: str
    provision: tuple[_ProvisionRow, ...] = ()


@frozen(kw_only=True)
class _PointRow:
    id: str
    question: str
    prevailing: str | None = None
    strict: str | None = None
    literal: str | None = None
    note: str = ""
    bears_on: tuple[str, ...]
    verified: Verification
    reading: tuple[Reading, ...]

    def __attrs_post_init__(self) -> None:
        self.point()  # so that what is wrong with it is told with the rest of the file

    def point(self) -> Point:
        return Point(
            id=self.id,
            question=self.question,
            readings=self.reading,
            prevailing=self.prevailing,
            strict=self.strict,
            literal=self.literal,
            note=self.note,
            verified=self.verified,
        )


@frozen(kw_only=True)
class _PointsFile:
    point: tuple[_PointRow, ...] = ()
    caveat: tuple[Caveat, ...] = ()


@frozen(kw_only=True)
class _SourceRow:
    title: str
    url: str
    used_for: str


def _fixed(value: object) -> object:
    """The same value with tuples for lists, so that a provision cannot be changed."""
    return tuple(map(_fixed, value)) if isinstance(value, list) else value


# The converter: a value is what it is written as, and nothing is turned into something else.


def _text(value: object, _type: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"expected a text, not {value!r}")
    return value


def _whole_number(value: object, _type: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"expected a whole number, not {value!r}")
    return value


def _yes_or_no(value: object, _type: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"expected true or false, not {value!r}")  # noqa: TRY004
    return value


def _day(value: object, _type: object) -> date:
    if type(value) is not date:
        raise ValueError(f"expected a day such as 2017-09-11, not {value!r}")
    return value


def _word(value: object, words: type[StrEnum]) -> StrEnum:
    if not isinstance(value, str) or value not in tuple(words):
        raise ValueError(f"{value!r} is none of {', '.join(words)}")
    return words(value)


_Hook = Callable[[Any, Any], Any]


def _table(cls: Any, converter: Converter) -> _Hook:
    from_table: _Hook = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)

    def structure(value: object, type_: object) -> object:
        if not isinstance(value, dict):
            raise ValueError(f"expected a table, not {value!r}")  # noqa: TRY004
        return from_table(value, type_)

    return structure


def _array(cls: Any, converter: Converter) -> _Hook:
    from_list: _Hook = list_structure_factory(cls, converter)

    def structure(value: object, type_: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise ValueError(f"expected an array, not {value!r}")  # noqa: TRY004
        return tuple(from_list(value, type_))

    return structure


def _is_array(cls: object) -> bool:
    return get_origin(cls) is tuple and get_args(cls)[1:] == (...,)


def _make_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(int, _whole_number)
    converter.register_structure_hook(bool, _yes_or_no)
    converter.register_structure_hook(date, _day)
    converter.register_structure_hook(StrEnum, _word)  # stands before str: the nearer class wins
    converter.register_structure_hook_factory(attrs.has, _table)
    converter.register_structure_hook_factory(_is_array, _array)
    return converter


_converter: Final = _make_converter()


def _describe(error: BaseException, type_: type | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        keys = [attribute.name for attribute in attrs.fields(error.cl)]
        unknown = []
        for key in sorted(error.extra_fields):
            near = difflib.get_close_matches(key, keys, n=1)
            unknown.append(f"{key!r}, did you mean {near[0]!r}?" if near else repr(key))
        return f"unknown key {'; '.join(unknown)}"
    if isinstance(error, ValueError):
        return str(error)
    return format_exception(error, type_)


def _structured(text: str, shape: type[T], *, source: str) -> T:
    try:
        return _converter.structure(tomllib.loads(text), shape)
    except tomllib.TOMLDecodeError as error:
        raise MalformedDataError(source, [f"no TOML: {error}"]) from error
    except BaseValidationError as error:
        found = transform_error(error, format_exception=_describe)
        raise MalformedDataError(source, found) from error


# Reading.


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_Identified)


def _by_id(rows: Iterable[Row], path: str, *, source: str) -> dict[str, Row]:
    found: dict[str, Row] = {}
    twice = []
    for number, row in enumerate(rows):
        if row.id in found:
            twice.append(f"{row.id} stands twice @ {path}[{number}]")
        found[row.id] = row
    if twice:
        raise MalformedDataError(source, twice)
    return found


def read_instrument(text: str, *, source: str) -> Instrument:
    """Read one instrument with its provisions from TOML.

    Args:
        text: The content of the file.
        source: The name of the file, for messages.

    Raises:
        MalformedDataError: One line per problem, with its path, so all can be mended at once.

    .. versionadded:: 26.1.0
    """
    file = _structured(text, _InstrumentFile, source=source)
    rows = _by_id(file.provision, "$.provision", source=source)
    provisions, wrong = [], []
    for number, row in enumerate(rows.values()):
        try:
            provisions.append(row.provision(file.symbol, file.adopted))
        except ValueError as error:
            wrong.append(f"{error} @ $.provision[{number}]")
    if wrong:
        raise MalformedDataError(source, wrong)
    return Instrument(
        symbol=file.symbol,
        kind=file.kind,
        adopted=file.adopted,
        title=file.title,
        provisions=tuple(provisions),
    )


def read_points(text: str, *, source: str) -> ContestedLaw:
    """Read the contested points and the caveats of a regime from TOML.

    Args:
        text: The content of the file.
        source: The name of the file, for messages.

    Raises:
        MalformedDataError: One line per problem, with its path, so all can be mended at once.

    .. versionadded:: 26.1.0
    """
    file = _structured(text, _PointsFile, source=source)
    points = _by_id(file.point, "$.point", source=source)
    return ContestedLaw(
        points={id_: row.point() for id_, row in points.items()},
        bears_on={id_: row.bears_on for id_, row in points.items()},
        caveats=_by_id(file.caveat, "$.caveat", source=source),
    )


def read_sources(text: str, *, source: str) -> Mapping[str, Source]:
    """Read the sources of a regime from TOML, by their keys.

    Args:
        text: The content of the file.
        source: The name of the file, for messages.

    Raises:
        MalformedDataError: One line per problem, with its path, so all can be mended at once.

    .. versionadded:: 26.1.0
    """
    rows = _structured(text, dict[str, _SourceRow], source=source)
    return {key: Source(key=key, **attrs.asdict(row)) for key, row in rows.items()}


@cache
def load(package: str) -> Catalogue:
    """Read the regime in this package folder, once; later calls give the same catalogue.

    Args:
        package: The folder's dotted name, such as ``nksanctions.regimes.un``.

    Raises:
        MalformedDataError: If a file does not match its schema, or two provisions have one id.

    .. versionadded:: 26.1.0
    """
    folder = files(package)
    instruments = [
        read_instrument(file.read_text(encoding="utf-8"), source=file.name)
        for file in sorted(folder.joinpath("instruments").iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    ]
    instruments.sort(key=lambda instrument: instrument.adopted)
    provisions = [provision for instrument in instruments for provision in instrument.provisions]
    contested = read_points(
        folder.joinpath("points.toml").read_text(encoding="utf-8"), source="points.toml"
    )
    return Catalogue(
        provisions=_by_id(provisions, "$", source=package),
        points=contested.points,
        bears_on=contested.bears_on,
        caveats=contested.caveats,
        sources=read_sources(
            folder.joinpath("sources.toml").read_text(encoding="utf-8"), source="sources.toml"
        ),
        instruments={held.symbol: held for held in instruments},
    )


# Checking that the parts agree.

_RESOLUTION: Final = re.compile(r"S/RES/(?P<number>\d+) \((?P<year>\d{4})\)")
_PARAGRAPH: Final = re.compile(r"OP (?P<number>\d+)(?P<letters>(?:\([a-z]+\))*)")


def problems(catalogue: Catalogue) -> tuple[str, ...]:
    """What does not agree in a catalogue, one sentence each; empty when all does.

    Ids follow from symbol, paragraph and part. Each effect, point and source that is named is
    held, no effect reaches a later text, points and provisions name each other, and the first part
    of a split paragraph states its main rule.

    .. versionadded:: 26.1.0
    """
    return (
        *_problems_of_instruments(catalogue),
        *_problems_of_provisions(catalogue),
        *_problems_of_points(catalogue),
    )


def _expected_id(citation: Citation) -> str | None:
    """The stable id that a citation of a resolution leads to.

    >>> _expected_id(Citation(id="", instrument="S/RES/1718 (2006)", pinpoint="OP 8(a)(i)"))
    'UNSCR-1718-OP8a-i'
    """
    resolution = _RESOLUTION.fullmatch(citation.instrument)
    paragraph = _PARAGRAPH.fullmatch(citation.pinpoint)
    if resolution is None or paragraph is None or re.fullmatch("[a-z]?", citation.part) is None:
        return None
    letters = "-".join(re.findall("[a-z]+", paragraph["letters"]))
    return f"UNSCR-{resolution['number']}-OP{paragraph['number']}{letters}{citation.part}"


def _problems_of_instruments(catalogue: Catalogue) -> Iterator[str]:
    for symbol, instrument in catalogue.instruments.items():
        if instrument.kind is not InstrumentKind.RESOLUTION:
            continue
        resolution = _RESOLUTION.fullmatch(symbol)
        if resolution is None:
            yield f"{symbol} is not written as S/RES/2375 (2017)"
        elif int(resolution["year"]) != instrument.adopted.year:
            yield f"{symbol} was adopted on {instrument.adopted}, in another year"


def _problems_of_provisions(catalogue: Catalogue) -> Iterator[str]:
    parts: dict[str, list[Provision]] = {}
    for provision in catalogue.provisions.values():
        parts.setdefault(str(provision.citation), []).append(provision)
        yield from _problems_of_provision(provision, catalogue)
    for citation, split in parts.items():
        letters = [provision.citation.part for provision in split]
        if letters not in ([""], list("abcdefghijklmnopqrstuvwxyz"[: len(letters)])):
            yield f"{citation} is split into {letters}, not into a, b, c and so on"
        if len(split) > 1 and split[0].kind in _NEVER_FIRST:
            yield f"{split[0].id} is its paragraph's first part and states an {split[0].kind}"


_NEVER_FIRST: Final = (ProvisionKind.EXEMPTION, ProvisionKind.EXCEPTION)


def _problems_of_provision(provision: Provision, catalogue: Catalogue) -> Iterator[str]:
    instrument = catalogue.instruments.get(provision.citation.instrument)
    if instrument is None or instrument.adopted != provision.adopted:
        yield f"{provision.id} does not have its instrument's day of adoption"
    elif instrument.kind is InstrumentKind.RESOLUTION:
        expected = _expected_id(provision.citation)
        if provision.id != expected:
            yield f"{provision.id} stands at a place that leads to {expected}"
    if provision.in_force.start < provision.adopted:
        yield f"{provision.id} is in force before its adoption"
    for effect in provision.effects:
        target = catalogue.provisions.get(effect.target)
        if target is None:
            yield f"{provision.id} {effect.kind} {effect.target}, which is not held"
        elif target.adopted >= provision.adopted:
            yield f"{provision.id} {effect.kind} {effect.target}, which is no earlier"
    for obligation in provision.obligations:
        if obligation.deadline is not None and obligation.deadline.last_day <= provision.adopted:
            yield f"{provision.id} has a {obligation.duty} due by its adoption"
    for point in provision.points:
        if provision.id not in catalogue.bears_on.get(point, ()):
            yield f"{provision.id} names point {point}, which does not bear on it"
    yield from _not_held(provision.id, "source", provision.sources, catalogue.sources)


def _problems_of_points(catalogue: Catalogue) -> Iterator[str]:
    for point in catalogue.points.values():
        provisions = catalogue.bears_on.get(point.id, ())
        yield from _not_held(point.id, "provision", provisions, catalogue.provisions)
        for id_ in provisions:
            held = catalogue.provisions.get(id_)
            if held is not None and point.id not in held.points:
                yield f"{point.id} bears on {id_}, which does not name it"
        for reading in point.readings:
            name = f"{point.id} {reading.name}"
            yield from _not_held(name, "source", reading.sources, catalogue.sources)
    for caveat in catalogue.caveats.values():
        yield from _not_held(caveat.id, "provision", caveat.bears_on, catalogue.provisions)
        yield from _not_held(caveat.id, "source", caveat.sources, catalogue.sources)


def _not_held(owner: str, what: str, names: Iterable[str], held: Iterable[str]) -> Iterator[str]:
    known = frozenset(held)
    yield from (
        f"{owner} names {what} {name!r}, which is not held" for name in names if name not in known
    )
