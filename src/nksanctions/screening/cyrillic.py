"""Cyrillic in Latin letters, as far as a comparison with Latin names needs.

Source: the letters' usual English transliteration (BGN/PCGN), marks left out.
"""

from __future__ import annotations

from typing import Final

__all__ = ["in_latin"]

_LETTERS: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "ye", "ж": "zh", "з": "z",
        "и": "i", "і": "i", "ї": "yi", "й": "y", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj",
        "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "ђ": "dj", "у": "u", "ў": "u", "ф": "f", "х": "kh",
        "ц": "ts", "ч": "ch", "џ": "dz", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    }
)  # fmt: skip


def in_latin(word: str) -> str:
    """A folded word in Latin letters.

    >>> in_latin("патрушев"), in_latin("smith")
    ('patrushev', 'smith')

    .. versionadded:: 26.1.0
    """
    return word.translate(_LETTERS)
