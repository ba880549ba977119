"""A folder of facts of one's own, for tests; the places and persons are invented."""

from __future__ import annotations

from pathlib import Path

SOURCES = """\
[gazette]
title = "Iceland's gazette"
published = "2019-12-31"

[observer]
title = "An observer"
published = "2019-06-30"
"""

COMMON = """\
claimant = "Icelandic government"
claimant_kind = "host"
sources = ["gazette"]
verified = "secondary"
confidence = "high"
"""


def folder(place: Path, *tables: str, code: str = "IS", file: str | None = None) -> Path:
    """Write a folder with the file of one country; each table lacks only what `COMMON` has."""
    place.mkdir(parents=True, exist_ok=True)
    (place / "sources.toml").write_text(SOURCES, encoding="utf-8")
    text = "\n".join([f'code = "{code}"', *(f"{table}\n{COMMON}" for table in tables)])
    (place / (file or f"{code.lower()}.toml")).write_text(text, encoding="utf-8")
    return place


def count(id: str, number: str, as_of: str, more: str = "") -> str:
    """A head count of workers."""
    return (
        f'[[headcount]]\nid = "{id}"\npopulation = "workers"\n{number}\nas_of = "{as_of}"\n{more}'
    )


def report(id: str, kind: str, submitted: str, more: str = "") -> str:
    """A report under 2397."""
    return (
        f'[[report]]\nid = "{id}"\nreport = "{kind}"\nresolution = "S/RES/2397 (2017)"\n'
        f'submitted = "{submitted}"\n{more}'
    )
