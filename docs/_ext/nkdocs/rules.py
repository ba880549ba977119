"""The rules, each with its drawing, ways out, boundary days and contested points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

import nksanctions as nk
from nkdocs.drawing import Question, Row, draw
from nkdocs.links import point_link, provision_link, rule_link
from nkdocs.text import code, in_words, listed, slug, table
from nkdocs.words import Boundary, boundaries, boundary, bullets, facts, flat, points, resolved
from nksanctions.law.rules import (
    Caution,
    Duty,
    ExceptionClause,
    Exemption,
    Prohibition,
    Rule,
    record_of,
    roots,
)
from nksanctions.law.symbols import DaySymbol, ProvisionRef
from nksanctions.law.tree import AllOf, Label, Node, walk

_BY = {
    nk.Authority.COMMITTEE_1718: "the 1718 Committee",
    nk.Authority.SECURITY_COUNCIL: "the Security Council",
    nk.Authority.MEMBER_STATE: "the Member State",
    nk.Authority.COMPETENT: "the competent authority",
    nk.Authority.OTHER: "another authority",
}


def rule_list(_: str) -> Iterator[str]:
    """Every rule, with what it judges and the paragraph it reads."""
    yield from table(
        ("Rule", "Kind", "Judges a", "Reads"),
        (
            (
                rule_link(rule.id),
                type(rule).__name__.lower(),
                code(record_of(rule).__name__),
                provision_link(rule.cites.id),
            )
            for rule in nk.un.rules
        ),
    )


def provisions_read() -> dict[str, list[str]]:
    """Provision by provision, the rules that read it."""
    found: dict[str, list[str]] = {}
    for rule in nk.un.rules:
        for id in _cited(rule):
            found.setdefault(id, []).append(rule.id)
    return found


def _cited(rule: Rule) -> Iterable[str]:
    refs: list[ProvisionRef | None] = [rule.cites]
    if isinstance(rule, Prohibition):
        refs += [way.cites for way in rule.unless]
    if isinstance(rule, Duty):
        refs += [subject.cites for subject in rule.subject_to]
    refs += [node.cites for root in roots(rule) for node in walk(root) if isinstance(node, Label)]
    return dict.fromkeys(ref.id for ref in refs if ref is not None)


def rules(record: str) -> Iterator[str]:
    """The rules on one record."""
    for rule in nk.un.rules_of(getattr(nk, record)):
        yield f"({slug('rule', rule.id)})="
        yield f"## {_title(rule)}"
        yield ""
        match rule:
            case Prohibition():
                yield from _prohibition(rule)
            case Duty():
                yield from _duty(rule)
            case Caution():
                yield from _caution(rule)
        if contested := list(dict.fromkeys(p for root in roots(rule) for p in points(root))):
            yield from _rubric("Contested points")
            yield from table(
                ("Point", "Question"),
                ((point_link(id), nk.un.points[id].question) for id in contested),
            )


def _title(rule: Rule) -> str:
    if not isinstance(rule, Caution):
        return rule.title
    return rule.id.split(".")[2].replace("-", " ").capitalize() + ", to be noted"


def _rubric(words: str) -> Iterator[str]:
    yield f":::{{rubric}} {words}"
    yield ":::"
    yield ""


def _svg(picture: str) -> Iterator[str]:
    yield "```{raw} html"
    yield picture
    yield "```"
    yield ""


def _details(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield "```{raw} html"
    yield f'<details class="nk-details"><summary>{title}</summary>'
    yield "```"
    yield ""
    yield from lines
    yield ""
    yield "```{raw} html"
    yield "</details>"
    yield "```"
    yield ""


def _links(node: Node) -> str:
    return ", ".join(map(point_link, points(node)))


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, AllOf) else (node,)


def _row(node: Node) -> Row:
    return Row(flat(node).replace("`", ""), tuple(points(node)))


def _prohibition(rule: Prohibition) -> Iterator[str]:
    provision = nk.un.provision(rule.cites.id)
    yield (
        f"{code(rule.id)} reads {provision_link(provision.id)}. It binds {rule.bound}."
        f" The act is on {code(rule.act.name)}, {rule.act.info.says}."
    )
    yield ""
    ways = [Row(_way_words(way), _way_points(way)) for way in rule.unless]
    questions = [
        Question(
            title="In time and in scope?",
            rows=(
                Row(f"{rule.act.info.says}: {_time(provision.id)}"),
                *map(_row, _parts(rule.when)),
            ),
            leaves="one is not",
            answers=("NOT COVERED",),
            goes_on="all are so",
        )
    ]
    if ways:
        questions.append(
            Question(
                title="Does a way out hold?",
                rows=tuple(ways),
                leaves="one does",
                answers=("PERMITTED",),
                goes_on="none does",
            )
        )
    if rule.exemptions:
        questions.append(
            Question(
                title="Can it still be approved?",
                rows=(
                    Row("the act is ahead of the day of the question"),
                    Row("the request has not been refused"),
                ),
                leaves="both",
                answers=("NEEDS APPROVAL",),
                goes_on="no",
            )
        )
    last = "PRESUMED" if rule.presumed else "PROHIBITED"
    yield from _svg(draw(rule.title, questions, [(last, "")]))
    yield from _rubric("Ways out")
    yield from table(
        ("Way out", "Who decides", "Facts", "Paragraph"), map(_way_row(rule), rule.unless)
    )
    yield from _details(
        "Every test, sentence by sentence",
        [
            "In scope, all of these:",
            "",
            *(line for part in _parts(rule.when) for line in bullets(part)),
            "",
            "Exceptions, one of these is enough:",
            "",
            *(line for way in rule.exceptions for line in bullets(way.node)),
        ],
    )
    yield from _days(
        [
            boundary(rule.act.name, DaySymbol(provision.id, "starts"), included=False),
            *_end(rule.act.name, provision.id),
            *boundaries(rule),
            *([boundary(rule.act.name, nk.AS_OF, included=True)] if rule.exemptions else []),
        ]
    )


def _time(id: str) -> str:
    """When a provision is in force, later law counted in."""
    period = nk.un.in_force(id)
    return "never: it was replaced before its first day" if period is None else str(period)


def _end(fact: str, id: str) -> Iterator[Boundary]:
    """The days around the end of a provision, and what ended it."""
    period = nk.un.in_force(id)
    if period is None or period.end is None:
        return
    last = period.end - timedelta(days=1)
    cut = next((one for one in nk.un.lookup.cuts(id) if one.on == period.end), None)
    by = "its own text" if cut is None else f"{nk.un.provision(cut.by).citation}"
    yield Boundary(fact, in_words(last), in_words(period.end), f"ended by {by}")


def _way_words(way: Exemption | ExceptionClause) -> str:
    return way.node.sentence if isinstance(way, ExceptionClause) else way.sentence


def _way_points(way: Exemption | ExceptionClause) -> tuple[str, ...]:
    return tuple(points(way.node if isinstance(way, ExceptionClause) else way.open_to))


def _way_row(rule: Prohibition) -> Iterable[tuple[str, ...]]:
    def row(way: Exemption | ExceptionClause) -> tuple[str, ...]:
        cites = provision_link((way.cites or rule.cites).id)
        if isinstance(way, ExceptionClause):
            read = listed(map(code, facts(way.node)))
            return (way.node.sentence, "nobody: the text lets it through", read, cites)
        name = way.approval.name
        counts = f"{code(f'{name}.status')}, of an earlier day than {code(rule.act.name)}"
        if way.under:
            under = listed([provision_link(id) for id in way.under], "or")
            counts += f"; a decision under {under} counts"
        return (way.sentence, f"{_BY[way.by]}, in advance", counts, cites)

    return row


def _duty(rule: Duty) -> Iterator[str]:
    at_once = rule.last_day.is_as_of
    term = (
        "It is to be done **at once**: the text sets no number of days, so it is due until done."
        if at_once
        else f"The last day is **{in_words(resolved(rule.last_day))}**, that day included."
    )
    yield (f"{code(rule.id)} reads {provision_link(rule.cites.id)}. It binds {rule.bound}. {term}")
    yield ""
    questions = [
        Question(
            title="Is it owed?",
            rows=tuple(map(_row, _parts(rule.when))),
            leaves="one is not",
            answers=("NOT OWED",),
            goes_on="all are so",
        )
    ]
    if rule.waived:
        questions.append(
            Question(
                title="Is it waived?",
                rows=tuple(map(_row, rule.waived)),
                leaves="one holds",
                answers=("NOT OWED",),
                goes_on="none holds",
            )
        )
    if rule.fulfilled:
        questions.append(
            Question(
                title="Is it fulfilled by the day of the question?",
                rows=tuple(_row(way.node) for way in rule.fulfilled),
                leaves="one holds",
                answers=("FULFILLED",) if at_once else ("FULFILLED", "FULFILLED LATE"),
                goes_on="not yet",
            )
        )
    last = in_words(resolved(rule.last_day))
    left = (
        [("DUE", "at once, whenever asked")]
        if at_once
        else [("DUE", f"asked on or before {last}"), ("OVERDUE", "asked later")]
    )
    yield from _svg(draw(rule.title, questions, [*_pending(rule), *left]))
    if rule.instead:
        yield from _rubric("Another last day")
        yield from table(
            ("Last day", "Where"),
            (
                (in_words(resolved(due.last_day)), f"{flat(due.when)} ({_links(due.when)})")
                for due in rule.instead
            ),
        )
    if rule.subject_to:
        yield from _rubric("Subject to")
        for subject in rule.subject_to:
            cites = f" ({provision_link(subject.cites.id)})" if subject.cites else ""
            yield f"Unless it is recorded, the duty is subject to {subject.sentence}{cites}."
            yield ""
    yield from _details(
        "Every test, sentence by sentence",
        [
            "Owed, all of these:",
            "",
            *(line for part in _parts(rule.when) for line in bullets(part)),
            *_list("Waived, one of these is enough:", rule.waived),
            *_list("Fulfilled, one of these is enough:", [way.node for way in rule.fulfilled]),
            *_list("Another last day:", [due.when for due in rule.instead]),
        ],
    )
    asked = "the day of the question"
    yield from _days(
        [
            *boundaries(rule),
            *(_asked(asked, boundary("", day, included=True)) for day in _last_days(rule)),
        ]
    )


def _list(title: str, nodes: Iterable[Node]) -> Iterator[str]:
    lines = [line for node in nodes for line in bullets(node)]
    if lines:
        yield from ("", title, "", *lines)


def _pending(rule: Duty) -> Iterator[tuple[str, str]]:
    """Where a duty opens later than it is adopted, what it is until then."""
    if rule.opens != rule.cites.adopted:
        yield "PENDING", f"asked before {in_words(resolved(rule.opens))}"


def _last_days(rule: Duty) -> list[DaySymbol]:
    days = [*(due.last_day for due in rule.instead), rule.last_day]
    return [day for day in days if not day.is_as_of]


def _asked(name: str, found: Boundary) -> Boundary:
    return Boundary(name, found.until, found.onwards, found.why)


def _caution(rule: Caution) -> Iterator[str]:
    yield f"{code(rule.id)} reads {provision_link(rule.cites.id)}. It changes no outcome. It says:"
    yield ""
    yield f"> {rule.sentence}"
    yield ""
    yield "It is said when all of these hold:"
    yield ""
    for part in _parts(rule.when):
        yield from bullets(part)
    yield ""
    if rule.remedy:
        yield f"What {rule.actor} could do about it: {rule.remedy}."
        yield ""
    yield from _days(boundaries(rule))


def _days(found: Iterable[Boundary]) -> Iterator[str]:
    rows = list(dict.fromkeys(found))
    if not rows:
        return
    yield from _rubric("Boundary days")
    yield "On one side of each pair of days a test says one thing, on the other side the other."
    yield ""
    yield from table(
        ("Fact", "up to", "from", "Threshold"),
        (
            (code(row.fact) if " " not in row.fact else row.fact, row.until, row.onwards, row.why)
            for row in rows
        ),
    )
