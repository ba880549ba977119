"""Words for goods, and the HS codes under which customs file them.

The resolutions give codes only in S/RES/2397 (2017) OP 6 and OP 7, by chapter; what they leave to
words, `goods.toml` maps as an aid that is no law. A code may be too short or too wide to tell:

>>> words_of("6205.20"), words_of("2701"), words_of("9503")
(('textiles',), ('coal',), ('other',))
>>> words_of("27")
('coal', 'petroleum', 'other')
>>> words_of("9703")
('statues', 'monuments', 'other')
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import frozen

from nksanctions.identifiers import hs_code

__all__ = ["GoodsWord", "compact", "is_valid", "validate", "word", "words", "words_of"]

OTHER: Final = "other"


@frozen(kw_only=True)
class GoodsWord:
    """A word for goods: what it says, and the HS codes that it covers wholly or in part.

    *sources* are keys of the sources in which codes were seen; without, they are from memory.

    >>> word("coal").codes
    ('2701', '2702')

    .. versionadded:: 26.1.0
    """

    word: str
    says: str
    codes: tuple[str, ...]
    within: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def compact(text: str) -> str:
    """Put a word in small letters, with hyphens.

    >>> compact(" Iron ore ")
    'iron-ore'

    .. versionadded:: 26.1.0
    """
    return "-".join(text.casefold().replace("_", " ").replace("-", " ").split())


def validate(text: str) -> str:
    """Return the word as it stands in the table.

    Raises:
        ValueError: If there is no such word; the message names all of them.

    .. versionadded:: 26.1.0
    """
    if (found := compact(text)) not in words():
        raise ValueError(f"{text!r} is no word for goods; there are {', '.join(words())}")
    return found


def is_valid(text: str) -> bool:
    """Whether *text* is such a word.

    >>> is_valid("coal"), is_valid("charcoal")
    (True, False)

    .. versionadded:: 26.1.0
    """
    return compact(text) in words()


def word(text: str, *, table: str = "goods") -> GoodsWord:
    """A word with its codes.

    Raises:
        KeyError: If the table has no such word.

    .. versionadded:: 26.1.0
    """
    return _tables()[table][compact(text)]


def words(*, table: str = "goods") -> tuple[str, ...]:
    """All words of a table: ``goods``, or ``petroleum`` for its products.

    >>> words(table="petroleum")[:2]
    ('crude-oil', 'condensates')

    .. versionadded:: 26.1.0
    """
    return tuple(_tables()[table])


def words_of(code: str, *, table: str = "goods") -> tuple[str, ...]:
    """The words that goods of an HS code may have; one alone where the code tells.

    >>> words_of("2709", table="petroleum"), words_of("2701", table="petroleum")
    (('crude-oil', 'condensates'), ())

    Raises:
        InvalidHSCodeError: If it is no code.

    .. versionadded:: 26.1.0
    """
    return _words_of(hs_code.validate(code), table)


@cache
def _words_of(code: str, table: str) -> tuple[str, ...]:
    whole = {
        prefix: one.word
        for one in _tables()[table].values()
        for prefix in one.codes
        if code.startswith(prefix) or prefix.startswith(code)
    }
    nearest = max((one for one in whole if code.startswith(one)), key=len, default=None)
    found = {name for prefix, name in whole.items() if len(prefix) > len(code)}
    if nearest is not None:
        found.add(whole[nearest])
    for one in _tables()[table].values():
        if any(code.startswith(each) or each.startswith(code) for each in one.within):
            found.add(one.word)
    if table == "goods" and nearest is None:  # what no word covers
        found.add(OTHER)
    return tuple(name for name in _tables()[table] if name in found)


@cache
def _tables() -> dict[str, dict[str, GoodsWord]]:
    text = files("nksanctions.identifiers").joinpath("goods.toml").read_text("utf-8")
    return {
        table: {
            row["word"]: GoodsWord(
                word=row["word"],
                says=row["says"],
                codes=tuple(row["codes"]),
                within=tuple(row.get("within", ())),
                sources=tuple(row.get("sources", ())),
            )
            for row in rows
        }
        for table, rows in tomllib.loads(text).items()
    }
