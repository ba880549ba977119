"""A rule as a picture: questions from top to bottom, an answer beside or below each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from attrs import field, frozen

WIDTH = 720
BOX = 500
EXIT = 590
LINE = 19
PAD = 14
GAP = 40
INSET = PAD + 14
"""Where the sentences of a box begin."""
BADGE = 7.3
"""About the width of a letter in a badge."""

_WIDTHS = {3.4: "fijlt.,:;'()[]| ", 4.9: "r-/", 11.6: "mwMW"}
_WIDTH = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
"""How wide the letters of a sentence are that are not as wide as the others."""


@frozen
class Row:
    """One sentence of a question, with the contested points it goes through."""

    sentence: str
    points: tuple[str, ...] = ()


@frozen(kw_only=True)
class Question:
    """A box: what is asked, and where one of its answers leads."""

    title: str
    rows: tuple[Row, ...] = field(converter=tuple)
    leaves: str
    """The answer that leaves to the side."""
    answers: tuple[str, ...]
    """Where that leads: an outcome, or several, one below another."""
    goes_on: str
    """The answer that leads further down."""


def draw(title: str, questions: Sequence[Question], last: Sequence[tuple[str, str]]) -> str:
    """The picture; *last* names the answers at the bottom, each with what leads there."""
    parts: list[str] = []
    y = 1
    for question in questions:
        height = _height(question)
        parts += _box(question, y, height)
        parts += _down(y + height, question.goes_on)
        y += height + GAP
    x = 0
    for answer, when in last:
        parts += _pill(answer, x, y)
        if when:
            parts.append(_text(when, x, y + 46, "nk-note"))
        x += 250
    height = y + (56 if any(when for _, when in last) else 36)
    body = "\n".join(parts)
    return (
        f'<svg class="nk-rule" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-label="{escape(title)}">\n{body}\n</svg>'
    )


def _measure(words: str) -> float:
    """About how wide a sentence is; a little too much rather than too little."""
    return sum(_WIDTH.get(letter, 9.2 if letter.isupper() else 7.6) for letter in words)


def _lines(row: Row) -> list[tuple[str, tuple[str, ...]]]:
    """The lines of a sentence; badges stand after the last, or below it."""
    room = BOX - INSET - PAD
    lines = [""]
    for word in row.sentence.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if _measure(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    badges = sum(_badge(point) + 6 for point in row.points)
    if badges and _measure(lines[-1]) + 8 + badges > room:
        lines.append("")
    return [*((line, ()) for line in lines[:-1]), (lines[-1], row.points)]


def _badge(point: str) -> float:
    return len(point) * BADGE + 10


def _height(question: Question) -> int:
    lines = 1 + sum(len(_lines(row)) for row in question.rows)
    own = lines * LINE + len(question.rows) * 3 + 2 * PAD - 4
    return max(own, 36 * len(question.answers) + 8)


def _box(question: Question, y: int, height: int) -> Iterator[str]:
    yield f'<rect class="nk-box" x="1" y="{y}" width="{BOX}" height="{height}" rx="8"/>'
    at = y + PAD + 11
    yield _text(question.title, PAD, at, "nk-title")
    for row in question.rows:
        at += 3
        for number, (line, points) in enumerate(_lines(row)):
            at += LINE
            if number == 0:
                yield f'<circle class="nk-dot" cx="{PAD + 4}" cy="{at - 4}" r="2"/>'
            if line:
                yield _text(line, INSET, at, "nk-row")
            x = INSET + (_measure(line) + 8 if line else 0)
            for point in points:
                width = _badge(point)
                yield (
                    f'<rect class="nk-badge" x="{x:.0f}" y="{at - 12}" width="{width:.0f}"'
                    f' height="16" rx="8"/>'
                )
                yield _text(point, x + width / 2, at, "nk-point")
                x += width + 6
    middle = y + height / 2
    first = middle - 18 * len(question.answers) + 2
    yield (
        f'<path class="nk-line" d="M {BOX + 1} {middle:.0f} H {EXIT - 8}"/>'
        f'<path class="nk-head" d="M {EXIT - 1} {middle:.0f} l -9 -5 v 10 z"/>'
    )
    yield _text(question.leaves, (BOX + EXIT) / 2 - 4, middle - 7, "nk-note nk-middle")
    for number, answer in enumerate(question.answers):
        yield from _pill(answer, EXIT, first + 36 * number)


def _down(y: int, words: str) -> Iterator[str]:
    yield (
        f'<path class="nk-line" d="M 40 {y} V {y + GAP - 8}"/>'
        f'<path class="nk-head" d="M 40 {y + GAP - 1} l -5 -9 h 10 z"/>'
    )
    yield _text(words, 52, y + GAP / 2 + 4, "nk-note")


def _pill(answer: str, x: float, y: float) -> Iterator[str]:
    width = 129
    kind = re.sub(r"\W+", "-", answer.lower())
    yield (
        f'<rect class="nk-pill nk-{kind}" x="{x}" y="{y:.0f}" width="{width}" height="32" rx="16"/>'
    )
    yield _text(answer, x + width / 2, y + 20, f"nk-answer nk-{kind}")


def _text(words: str, x: float, y: float, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.0f}" y="{y:.0f}">{escape(words)}</text>'
