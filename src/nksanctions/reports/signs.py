"""Indicators and red flags over many records, as text, JSON, CSV or Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen

from nksanctions.indicators.files import Statement
from nksanctions.indicators.forced_labour import Assessment
from nksanctions.indicators.red_flags import Checklist
from nksanctions.law import OpenFact
from nksanctions.law.text import wrapped
from nksanctions.records import Case
from nksanctions.reports.formats import WIDTH, cell, inert, printable

Painter = Callable[[str], str]
"""Colours a word; the identity where there is no terminal."""

MOST_NAMED: Final = 11
"""So many signs or missing facts are named in a line on a terminal; with the reasons, all."""


@frozen(kw_only=True)
class Row:
    """One sign of an answer: its id, its names, its state, and what stands behind it."""

    id: str
    names: tuple[str, ...]
    title: str
    status: str
    because: str
    open_facts: tuple[OpenFact, ...]

    @property
    def heading(self) -> str:
        """Its id, and its title where it has one."""
        return f"{self.id} {self.title}".rstrip()


@frozen(kw_only=True)
class SignAnswer:
    """A case with its assessment or checklist.

    *states* are the words for met and its like, in the order of printing: what is so, what is not,
    what is not decided. *difference* says how it differs from what the case expects.
    """

    case: Case
    result: Assessment | Checklist
    rows: tuple[Row, ...]
    states: tuple[str, str, str]
    difference: str | None = None

    @property
    def name(self) -> str:
        """The caller's reference, or the place where there is none."""
        return self.result.record.reference or self.case.place

    def of(self, state: str) -> list[Row]:
        """The rows in one state."""
        return [row for row in self.rows if row.status == state]


def answer(case: Case, ask: Callable[[Any], Assessment | Checklist]) -> SignAnswer:
    """Ask of a case, and compare with what it expects."""
    result = ask(case.record)
    if isinstance(result, Assessment):
        states = ("met", "not-met", "open")
        rows = [
            Row(
                id=one.indicator.id,
                names=(one.indicator.id, one.indicator.value),
                title=one.title,
                status=one.status.value,
                because="; ".join(one.because),
                open_facts=one.open_facts,
            )
            for one in result
        ]
    else:
        states = ("raised", "not-raised", "not-known")
        rows = [
            Row(
                id=one.flag.id,
                names=(one.flag.id,),
                title="",
                status=one.status.value,
                because=one.flag.says,
                open_facts=one.open_facts,
            )
            for one in result
        ]
    return SignAnswer(
        case=case,
        result=result,
        rows=tuple(rows),
        states=states,
        difference=_difference(rows, states, case.expected),
    )


def _difference(rows: Sequence[Row], states: Sequence[str], expected: str) -> str | None:
    """How rows differ from an expectation: ``FL03=met; others=open``.

    Names are those of the rows; ``others`` stands for all that are not named. An expectation that
    can't be read is a difference, never an error.
    """
    by_name = {name: row for row in rows for name in row.names}
    named: set[str] = set()
    found: list[str] = []
    parts = [part for part in (one.strip() for one in expected.split(";")) if part]
    for part in sorted(parts, key=lambda part: part.startswith("others")):
        name, _, state = (piece.strip() for piece in part.partition("="))
        if state not in states:
            found.append(f"expected {part!r}, but a state is one of {', '.join(states)}")
        elif name == "others":
            rest = [row for row in rows if row.id not in named]
            found += [_told(row, state) for row in rest if row.status != state]
        elif name not in by_name:
            found.append(f"expected {part}, but there is no {name!r}")
        else:
            named.add(by_name[name].id)
            if by_name[name].status != state:
                found.append(_told(by_name[name], state))
    return "; ".join(found) or None


def _told(row: Row, state: str) -> str:
    return f"{row.id}: expected {state}, got {row.status}"


def as_text(
    answers: Sequence[SignAnswer],
    statements: Iterable[Statement],
    *,
    explain: bool = False,
    compare: bool = False,
    paint: Painter = str,
    width: int = WIDTH,
) -> Iterator[str]:
    """Lines for a terminal: a block for each record, then how to read them."""
    for one in answers:
        yield from _block(one, explain, compare, paint, width)
        yield ""
    if compare:
        expected = [one for one in answers if one.case.expected]
        right = sum(one.difference is None for one in expected)
        yield f"{right:,} of {len(expected):,} as expected"
    yield from wrapped([one.says for one in statements], "", width)


def _block(
    one: SignAnswer, explain: bool, compare: bool, paint: Painter, width: int
) -> Iterator[str]:
    place = f" ({one.case.place})" if one.name != one.case.place else ""
    yield from wrapped([printable(f"{one.name}{place}")], "", width)
    yield from wrapped([one.result.headline], "  ", width)
    so, not_so, undecided = one.states
    if rows := one.of(so):
        yield f"  {paint(_words(so))}:"
        yield from wrapped([f"{row.heading}: {row.because}" for row in rows], "    ", width)
    most = MOST_NAMED if not explain else len(one.result.open_facts) + len(one.rows)
    for state in (undecided, not_so):
        yield from _named(_words(state), [row.heading for row in one.of(state)], most, width)
    yield from _named("missing", [fact.name for fact in one.result.open_facts], most, width)
    if compare:
        said = one.difference or (
            f"as expected: {one.case.expected}" if one.case.expected else "nothing expected"
        )
        yield from wrapped([printable(said)], "  ", width)
    if explain:
        yield "  why:"
        for line in one.result.explain().render().splitlines():
            indent = len(line) - len(line.lstrip())
            yield from wrapped([line.lstrip()], " " * (4 + indent), width)
        if isinstance(one.result, Assessment) and (used := one.result.used()):
            yield "  thresholds that are not the ILO's:"
            yield from wrapped([f"{each.sentence}: {each.reason}" for each in used], "    ", width)


def _named(what: str, names: Sequence[str], most: int, width: int) -> Iterator[str]:
    if names:
        rest = f" and {len(names) - most} more" if len(names) > most else ""
        yield from wrapped([f"{what}: {', '.join(names[:most])}{rest}"], "  ", width)


def _words(state: str) -> str:
    return state.replace("-", " ")


def as_json(answers: Sequence[SignAnswer], *, explain: bool = False) -> str:
    """A list with the whole answer for each record; without *explain*, without the reasons."""
    return json.dumps([_plain(one, explain) for one in answers], indent=2, ensure_ascii=False)


def _plain(one: SignAnswer, explain: bool) -> Mapping[str, Any]:
    told = one.result.to_dict()
    for each in told.get("indicators", ()) if not explain else ():
        del each["explanation"]
    return {
        "place": one.case.place,
        "expected": one.case.expected,
        "difference": one.difference,
        **told,
    }


CSV_COLUMNS: Final = (
    "place",
    "reference",
    "record",
    "yes",
    "no",
    "open",
    "missing",
    "because",
    "read_with",
    "expected",
    "difference",
)


def as_csv(answers: Sequence[SignAnswer], statements: Iterable[Statement]) -> str:
    """A row for each record; *yes* holds what is met or raised, *read_with* how to read it."""
    said = " ".join(one.says for one in statements)
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for one in answers:
        row = (
            one.case.place,
            one.result.record.reference,
            type(one.result.record).__name__,
            *("; ".join(each.id for each in one.of(state)) for state in one.states),
            "; ".join(fact.name for fact in one.result.open_facts),
            "; ".join(f"{each.id}: {each.because}" for each in one.of(one.states[0])),
            said,
            one.case.expected,
            one.difference or "",
        )
        writer.writerow([inert(each) for each in row])
    return file.getvalue()


def as_markdown(
    answers: Sequence[SignAnswer], statements: Iterable[Statement], *, explain: bool = False
) -> str:
    """A table of the records, and how to read it; with *explain* the reasons of each."""
    states = answers[0].states if answers else ("yes", "no", "open")
    heads = [_words(states[place]) for place in (0, 2, 1)]
    lines = [f"| record | {' | '.join(heads)} | missing |", "|---|---|---|---|---|"]
    for one in answers:
        so, not_so, undecided = one.states
        cells = (
            one.name,
            "; ".join(f"{row.id} {row.title or row.because}" for row in one.of(so)),
            ", ".join(row.id for row in one.of(undecided)),
            ", ".join(row.id for row in one.of(not_so)),
            ", ".join(fact.name for fact in one.result.open_facts),
        )
        lines.append("| " + " | ".join(map(cell, cells)) + " |")
    lines += ["", *(f"- {one.says}" for one in statements), ""]
    if explain:
        for one in answers:
            lines += [f"## {cell(one.name)}", "", "```text"]
            lines += [*one.result.explain().render().splitlines(), "```", ""]
    return "\n".join(lines)
