"""Indicators of forced labour and red flags, from their data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import nksanctions as nk
from nkdocs.law import VERIFIED
from nkdocs.text import code, in_words, slug, table
from nkdocs.words import bullets
from nksanctions.indicators import sources as sign_sources

_SET_BY = {
    "ilo-convention": "an ILO convention on something else",
    "other-law": "other law",
    "company-code": "codes of conduct of companies",
    "library": "this library",
    "caller": "the caller",
}


def indicators(_: str) -> Iterator[str]:
    """Each indicator: what it says, what it asks of the facts, where it is from."""
    asked = {one.id: one for one in nk.forced_labour.questions()}
    for text in nk.forced_labour.indicators():
        yield f"({slug('indicator', text.name.id)})="
        yield f"## {text.name.id} {text.title}"
        yield ""
        yield text.says
        yield ""
        yield "Met where:"
        yield ""
        yield from bullets(asked[text.name.value].when.child)
        yield ""
        if text.alone:
            yield f":Not by itself: {text.alone}"
        if text.ours:
            yield f":Ours: {text.ours}"
        yield f":Name: {code(text.name.value)}"
        yield f":Verified: {VERIFIED[text.verified]}"
        yield f":Sources: {_links(text.sources)}"
        yield ""


def thresholds(_: str) -> Iterator[str]:
    """Each number, whose it is and why it was taken."""
    yield from table(
        ("Threshold", "Counted where", "Taken from", "Why", "Sources"),
        (
            (code(one.id), one.sentence, _SET_BY[one.set_by], one.reason, _links(one.sources))
            for one in nk.forced_labour.thresholds().values()
        ),
    )


def statements(name: str) -> Iterator[str]:
    """What must be read with each answer: of ``forced-labour`` or ``red-flags``."""
    room = nk.forced_labour if name == "forced-labour" else nk.red_flags
    for one in room.statements():
        yield f"- {one.says} ({_links(one.sources)})"
    yield ""


def red_flags(_: str) -> Iterator[str]:
    """Each advisory with its flags."""
    for advisory in nk.red_flags.advisories():
        yield f"({slug('advisory', advisory.id)})="
        yield f"## {in_words(advisory.issued)}: {advisory.title}"
        yield ""
        yield f"By {advisory.by}. Id {code(advisory.id)}. Sources: {_links(advisory.sources)}."
        yield ""
        yield from table(
            ("Flag", "Under", "What it says", "Raised by", "Verified"),
            (
                (
                    code(one.id),
                    one.heading,
                    one.says,
                    ", ".join(map(code, one.raised_by)),
                    f"{VERIFIED[one.verified]}: {_links(one.sources)}",
                )
                for one in nk.red_flags.flags(advisory=advisory.id)
            ),
        )


def sources(_: str) -> Iterator[str]:
    """Each source with its address and what it was used for."""
    for key, source in sign_sources().items():
        yield f"({slug('sign-source', key)})="
        yield f"{code(key)}"
        yield f": {source.title}. Used for: {source.used_for}. <{source.url}>"
        yield ""


def _links(keys: Iterable[str]) -> str:
    return ", ".join(f"[{key}](#{slug('sign-source', key)})" for key in keys) or "none"
