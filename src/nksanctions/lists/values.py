"""Values as lists write them: dates in words, countries, papers."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from nksanctions.identifiers import country
from nksanctions.models import DatePrecision, DocumentKind, UncertainDate

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        1,
    )
    for name in names
}
_ABOUT: Final = re.compile(r"^(?:circa|ca?\.|approximately|about)\s+", re.IGNORECASE)
_DATE: Final = re.compile(r"(?:(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?,?\s+)?(\d{4})")
_RANGE: Final = re.compile(
    r"(?:between\s+)?(.+?)(?:\s+(?:to|and|-)\s+|(?<=\d{4})-(?=\d{4}))(.+)", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def find_country(text: str) -> str | None:
    """The code of the country of that name; `None` if it names none."""
    return country.find(text) if text else None


@lru_cache(maxsize=4096)
def country_at_end(text: str) -> tuple[str | None, str]:
    """The country with which a place in one piece ends: its code, and the words for it.

    >>> country_at_end("Haeju, Korea, North"), country_at_end("Haeju")
    (('KP', 'Korea, North'), (None, ''))
    """
    parts = text.split(",")
    for start in range(max(len(parts) - 3, 0), len(parts)):
        words = ",".join(parts[start:]).strip()
        if (code := find_country(words)) is not None:
            return code, words
    return None, ""


@lru_cache(maxsize=4096)
def date_in_words(text: str) -> UncertainDate | None:
    """A date in English words, with its uncertainty; `None` if it is none.

    >>> print(date_in_words("16 Jul. 2009"))
    16 July 2009
    >>> print(date_in_words("circa 1944 to 1945"))
    about between 1944 and 1945
    >>> date_in_words("31 Feb 1960") is None
    True
    """
    plain = " ".join(text.split())
    about = _ABOUT.match(plain)
    if about is not None:
        plain = plain[about.end() :]
    try:
        found = _one(plain) or _between(plain)
    except ValueError:  # no such day
        return None
    if found is None or about is None:
        return found
    return UncertainDate(
        earliest=found.earliest, latest=found.latest, precision=found.precision, about=True
    )


def _one(text: str) -> UncertainDate | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    day, month, year = found.groups()
    if month is None:
        return UncertainDate.year(int(year))
    number = _MONTHS.get(month.lower())
    if number is None:
        return None
    if day is None:
        return UncertainDate.month(int(year), number)
    return UncertainDate.exact(date(int(year), number, int(day)))


def _between(text: str) -> UncertainDate | None:
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    first, last = _one(found[1]), _one(found[2])
    if first is None or last is None:
        return None
    return UncertainDate.between(first.earliest, last.latest)


def kept(text: str, *, about: bool = False) -> UncertainDate:
    """The date that a text says, or else the text."""
    return date_in_words(text) or UncertainDate(
        precision=DatePrecision.TEXT, text=text, about=about
    )


_PAPERS: Final = (
    ("passport", DocumentKind.PASSPORT),
    ("passeport", DocumentKind.PASSPORT),
    ("pasaporte", DocumentKind.PASSPORT),
    ("birth certificate", DocumentKind.BIRTH_CERTIFICATE),
    ("driver", DocumentKind.DRIVING_LICENCE),
    ("driving", DocumentKind.DRIVING_LICENCE),
    ("seafarer", DocumentKind.SEAFARER),
    ("seaman", DocumentKind.SEAFARER),
    ("visa", DocumentKind.VISA),
    ("residen", DocumentKind.RESIDENCE),
    ("national i", DocumentKind.NATIONAL_ID),
    ("national number", DocumentKind.NATIONAL_ID),
    ("identity", DocumentKind.NATIONAL_ID),
    ("identification", DocumentKind.NATIONAL_ID),
    ("cedula", DocumentKind.NATIONAL_ID),
    ("tazkira", DocumentKind.NATIONAL_ID),
    ("citizen", DocumentKind.NATIONAL_ID),
)


@lru_cache(maxsize=1024)
def document_kind(label: str) -> DocumentKind:
    """The kind of paper that a list's word stands for.

    >>> print(document_kind("Número de pasaporte"), document_kind("Ration card no."))
    passport other
    """
    words = " ".join(label.lower().split())
    return next((kind for word, kind in _PAPERS if word in words), DocumentKind.OTHER)


_SCRIPTS: Final = (
    ("\uac00", "\ud7a3", "Hang"),
    ("\u1100", "\u11ff", "Hang"),
    ("\u3040", "\u30ff", "Jpan"),
    ("\u4e00", "\u9fff", "Hani"),
    ("\u3400", "\u4dbf", "Hani"),
    ("\u0400", "\u052f", "Cyrl"),
    ("\u0600", "\u06ff", "Arab"),
    ("\u0750", "\u077f", "Arab"),
    ("\ufb50", "\ufdff", "Arab"),
    ("\ufe70", "\ufeff", "Arab"),
    ("\u0370", "\u03ff", "Grek"),
    ("\u0590", "\u05ff", "Hebr"),
    ("\u0530", "\u058f", "Armn"),
    ("\u10a0", "\u10ff", "Geor"),
    ("\u0e00", "\u0e7f", "Thai"),
    ("\u0900", "\u097f", "Deva"),
    ("\u0980", "\u09ff", "Beng"),
    ("\u1000", "\u109f", "Mymr"),
    ("\u1780", "\u17ff", "Khmr"),
)


@lru_cache(maxsize=65536)
def _script_of_letter(letter: str) -> str:
    return next((code for low, high, code in _SCRIPTS if low <= letter <= high), "Latn")


def script_of(text: str) -> str:
    """The ISO 15924 code of the script of most letters of a text; empty if it has none.

    >>> script_of("CH'OE"), script_of("최룡해"), script_of("崔龍海"), script_of("7")
    ('Latn', 'Hang', 'Hani', '')
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    letters = [_script_of_letter(letter) for letter in text if letter.isalpha()]
    return max(letters, key=letters.count) if letters else ""
