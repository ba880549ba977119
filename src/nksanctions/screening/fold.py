"""Text as people write it, brought to one form that can be compared.

Small letters; marks taken away except the breves of Korean romanization (``ŏ``, ``ŭ``); one kind of
apostrophe and of hyphen; no control characters and marks of direction; letters of other scripts
that only look like Latin ones are read as those, in a word that mixes both.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["LONGEST", "bare", "checked", "fold"]

LONGEST: Final = 500
"""The longest name that is taken, in characters."""

_APOSTROPHES: Final = "'’‘ʼʻ`´′ʹʽ＇‛ʾʿ"
_HYPHENS: Final = "-‐‑‒–—―−－"
_LETTERS: Final = {
    "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ĸ": "k",
    "ŋ": "ng",
}  # fmt: skip
_LOOKALIKES: Final = str.maketrans(
    {
        "а": "a", "в": "b", "г": "r", "е": "e", "ё": "e", "і": "i", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p",
        "с": "c", "т": "t", "у": "y", "х": "x", "ѕ": "s", "ј": "j", "һ": "h", "ԛ": "q", "ԝ": "w", "ѵ": "v", "ӏ": "l",
        "α": "a", "β": "b", "ε": "e", "η": "n", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p", "τ": "t",
        "υ": "u", "χ": "x", "γ": "y",
    }
)  # fmt: skip
_NOT_ASCII_WORD: Final = re.compile(r"[^a-z0-9',\-]+")
_SPACES: Final = re.compile(r"\s+")
_MIXED: Final = re.compile(r"[a-zŏŭ][a-z'ŏŭ]*[\u0370-\u04ff\u0500-\u052f]|[\u0370-\u052f]+[a-z]")


def checked(text: object) -> str:
    """A text that is no longer than a name.

    Raises:
        ValueError: If it is something else.

    .. versionadded:: 26.1.0
    """
    if not isinstance(text, str):
        raise ValueError(f"a name is text, not {type(text).__name__}")  # noqa: TRY004  (bad input is one kind of error)
    if len(text) > LONGEST:
        raise ValueError(
            f"a name has at most {LONGEST} characters, this one {len(text):,}: {text[:20]!r}…"
        )
    return text


def fold(text: str) -> str:
    """Bring a name to the form that is compared.

    >>> fold("CH\u2019OE,  Ry\u014fng\u2010hae"), fold("Su\u0306ng"), fold("Jose\u0301 \u202eKim")
    ("ch'oe, ryŏng-hae", 'sŭng', 'jose kim')

    Raises:
        ValueError: If nothing is left, or the text is longer than any name.

    .. versionadded:: 26.1.0
    """
    checked(text)
    found = _ascii(text) if text.isascii() else _whole(text)
    if not any(map(str.isalnum, found)):
        raise ValueError(f"{text!r} is not a name: it has no letter")
    return found


def _ascii(text: str) -> str:
    return _NOT_ASCII_WORD.sub(" ", text.lower().replace("`", "'")).strip(" ,-'")


@lru_cache(maxsize=8192)
def _letter(character: str) -> str:
    """One character of a decomposed text, folded."""
    if character in _APOSTROPHES:
        return "'"
    if character in _HYPHENS:
        return "-"
    if character in ",，、،":
        return ","
    if character in "・·•":
        return " "
    category = unicodedata.category(character)
    if category in ("Cf", "Cc", "Cn", "Co", "Cs") and not character.isspace():
        return ""
    if category[0] == "L" or category in ("Nd", "Mc", "Lm") or character == "ー":
        return _LETTERS.get(character, character)
    if category[0] == "M":
        return ""
    return " "


def _whole(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    letters: list[str] = []
    for character in plain:
        if character.isascii() or "\uac00" <= character <= "\ud7a3":
            letters.append(character)
            continue
        if "\u3040" <= character <= "\u30ff" or "\u0400" <= character <= "\u04ff":
            # The marks of kana and of й, ё belong to the letter.
            letters.append(_letter(character))
            continue
        base, *marks = list(unicodedata.normalize("NFD", character))
        if base in "ou" and any(mark in "\u0306\u030c" for mark in marks):
            letters.append("ŏ" if base == "o" else "ŭ")
        else:
            letters.append(_letter(base))
            letters.extend(_letter(mark) for mark in marks if unicodedata.category(mark)[0] == "L")
    joined = "".join(letters)
    joined = re.sub(r"[^\w',\-]+", " ", joined).replace("_", " ")
    if _MIXED.search(joined):
        joined = " ".join(
            word.translate(_LOOKALIKES) if _MIXED.search(word) else word
            for word in _SPACES.split(joined)
        )
    return joined.strip(" ,-'")


def bare(folded: str) -> str:
    """A folded text without marks, apostrophes and hyphens: words of letters and digits.

    >>> bare("ch'oe, ryŏng-hae")
    'choe ryong hae'

    .. versionadded:: 26.1.0
    """
    plain = folded.replace("'", "").replace("ŏ", "o").replace("ŭ", "u")
    return plain.replace("-", " ").replace(",", " ").replace("  ", " ")
