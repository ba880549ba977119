"""Countries by ISO 3166-1 alpha-2 code, with the day each became a Member of the United Nations.

ISO's maintenance agency assigns the codes; 249 stand today. A State is a Member State from the day
of its admission, so that day is kept with the code. Names are short forms in UN style, and no
statement on the status of a territory.

>>> validate("kp")
'KP'
>>> get("KP").name
"Democratic People's Republic of Korea"
>>> validate("UK")  # doctest: +NORMALIZE_WHITESPACE
Traceback (most recent call last):
    ...
nksanctions.errors.InvalidCountryError: 'UK' is not an ISO 3166 code;
did you mean 'GB' (United Kingdom)?

A valid code need not be the one that was meant: ``SK`` is Slovakia, ``KN`` Saint Kitts and Nevis
(and in FIPS 10-4 North Korea).

Source: ISO 3166-1; United Nations, list of Member States. `countries.toml` says how both were
verified.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from nksanctions.errors import InvalidCountryError

__all__ = [
    "Country",
    "codes",
    "compact",
    "find",
    "get",
    "is_un_member",
    "is_valid",
    "un_members",
    "validate",
]


@frozen(kw_only=True)
class Country:
    """A country or territory that has an ISO 3166-1 code.

    *un_member_since* is the day in the UN's list of Member States, the day of admission included;
    `None` means not a Member. *common* is the everyday name; `None` means the same as *name*.

    >>> get("KP").common, get("KP").un_member_since
    ('North Korea', datetime.date(1991, 9, 17))
    >>> get("VA").un_member_since is None
    True

    .. versionadded:: 26.1.0
    """

    alpha2: str
    alpha3: str
    name: str
    common: str | None = None
    un_member_since: dt.date | None = None

    def is_un_member(self, on: dt.date) -> bool:
        """Whether the country is a Member of the United Nations on that day.

        Takes the UN's list as it stands: Syria (1958 to 1961) and Indonesia (1965 to 1966) count
        through the years in which they were away.

        >>> swiss = get("CH")
        >>> swiss.is_un_member(dt.date(2002, 9, 9)), swiss.is_un_member(dt.date(2002, 9, 10))
        (False, True)
        """
        return self.un_member_since is not None and self.un_member_since <= on


def compact(text: str) -> str:
    """Strip white space and put a code in capitals.

    Text outside ASCII stays as it is: the capitals of ``ß`` are ``SS``, which is South Sudan.

    >>> compact(" kp ")
    'KP'

    .. versionadded:: 26.1.0
    """
    stripped = text.strip()
    return stripped.upper() if stripped.isascii() else stripped


def get(code: str) -> Country:
    """Look up the country with this alpha-2 code.

    >>> get("SS").name
    'South Sudan'

    Raises:
        InvalidCountryError: If *code* is not an alpha-2 code; the message suggests one.

    .. versionadded:: 26.1.0
    """
    countries = _countries()
    country = countries.get(code) or countries.get(compact(code))
    if country is None:
        raise InvalidCountryError(_complaint(code))
    return country


def validate(text: str) -> str:
    """Return the alpha-2 code, or say what is wrong with it.

    Names and alpha-3 codes are not accepted, but understood well enough to suggest the code.

    >>> validate("Korea, North")  # doctest: +NORMALIZE_WHITESPACE
    Traceback (most recent call last):
        ...
    nksanctions.errors.InvalidCountryError: 'Korea, North' is not an ISO 3166 code;
    did you mean 'KP' (Democratic People's Republic of Korea)?

    Raises:
        InvalidCountryError: If *text* is not an alpha-2 code.

    .. versionadded:: 26.1.0
    """
    return get(text).alpha2


def is_valid(text: str) -> bool:
    """Whether *text* is an alpha-2 code.

    >>> is_valid("RU"), is_valid("SU")
    (True, False)

    .. versionadded:: 26.1.0
    """
    countries = _countries()
    return text in countries or compact(text) in countries


def find(name: str) -> str | None:
    """Find the code of a country by its code or name; `None` if that names none, or several.

    Word order, case and accents make no difference; a name that is merely close does. Names of
    States that are no more, and codes of other systems, find nothing.

    >>> find("Korea, North"), find("Democratic People's Republic of Korea"), find("Korea")
    ('KP', 'KP', None)

    .. versionadded:: 26.1.0
    """
    return _found(name) if len(name) <= 100 else None


def is_un_member(code: str, on: dt.date) -> bool:
    """Whether the country is a Member of the United Nations on that day.

    >>> is_un_member("KP", on=dt.date(2017, 12, 22)), is_un_member("TW", on=dt.date(2017, 12, 22))
    (True, False)

    Raises:
        InvalidCountryError: If *code* is not an alpha-2 code.

    .. versionadded:: 26.1.0
    """
    return get(code).is_un_member(on)


def codes() -> tuple[str, ...]:
    """All alpha-2 codes, in alphabetical order.

    >>> len(codes()), codes()[:3]
    (249, ('AD', 'AE', 'AF'))

    .. versionadded:: 26.1.0
    """
    return tuple(sorted(_countries()))


def un_members(on: dt.date) -> frozenset[str]:
    """The codes of the Members of the United Nations on that day.

    Only States that are Members today. For a day before November 2000 the UN counted more, as far
    as States were Members that are no more: of the 51 original ones, Czechoslovakia and Yugoslavia.

    >>> len(un_members(on=dt.date(2017, 12, 22))), len(un_members(on=dt.date(1945, 12, 31)))
    (193, 49)

    .. versionadded:: 26.1.0
    """
    return frozenset(c.alpha2 for c in _countries().values() if c.is_un_member(on))


@cache
def _file() -> dict[str, dict[str, dict[str, Any]]]:
    import tomllib

    text = files("nksanctions.identifiers").joinpath("countries.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _countries() -> dict[str, Country]:
    return {
        alpha2: Country(
            alpha2=alpha2,
            alpha3=row["alpha3"],
            name=row["name"],
            common=row.get("common"),
            un_member_since=row.get("un_member_since"),
        )
        for alpha2, row in _file()["countries"].items()
    }


@frozen
class _Hint:
    """What a text that is not a code stands for: the codes meant, and a remark."""

    codes: tuple[str, ...] = ()
    note: str = ""


def _key(text: str) -> str:
    """Reduce a name to its words in alphabetical order, so that word order makes no difference.

    >>> _key("Korea, Republic of"), _key("The Republic of Korea")
    ('korea republic', 'korea republic')
    >>> _key("Côte d'Ivoire")
    'cote divoire'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = re.findall(r"\w+", re.sub("[.'`\u2019]", "", plain.casefold()))
    return " ".join(sorted(w for w in words if w not in {"and", "of", "the"}) or words)


@cache
def _hints() -> dict[str, _Hint]:
    hints: dict[str, _Hint] = {}
    for alpha2, row in _file()["countries"].items():
        known = (alpha2, row["alpha3"], row["name"], row.get("common", ""), *row.get("also", ()))
        hints |= {_key(text): _Hint((alpha2,)) for text in known if text}
    for text, row in _file()["not_codes"].items():
        hints[_key(text)] = _Hint(tuple(row.get("codes", ())), row.get("note", ""))
    return hints


@cache
def _names() -> dict[str, str | None]:
    """The code that each known name has; `None` for a name of several countries."""
    names: dict[str, str | None] = {}
    for alpha2, row in _file()["countries"].items():
        known = (alpha2, row["alpha3"], row["name"], row.get("common", ""), *row.get("also", ()))
        for key in {_key(text) for text in known if text}:
            names[key] = None if names.get(key, alpha2) != alpha2 else alpha2
    return names


@lru_cache(maxsize=4096)
def _found(name: str) -> str | None:
    return _names().get(_key(name))


@lru_cache(maxsize=256)
def _hint(text: str) -> _Hint:
    hints, key = _hints(), _key(text)
    if key in hints or len(key) <= 3:
        return hints.get(key, _Hint())
    names = [name for name in hints if len(name) > 3]
    close = difflib.get_close_matches(key, names, n=1, cutoff=0.8)
    return hints[close[0]] if close else _Hint()


def _complaint(text: str) -> str:
    hint = _hint(text)
    remark = f" ({hint.note})" if hint.note else ""
    meant = " or ".join(f"{code!r} ({_countries()[code].name})" for code in hint.codes)
    if meant:
        advice = f"; did you mean {meant}?"
    else:
        advice = "" if hint.note else "; give its two letters, such as 'KP'"
    return f"{text!r} is not an ISO 3166 code{remark}{advice}"
