"""What is wrong with a value that does not fit, and what may be meant."""

from __future__ import annotations

import difflib
import re
import reprlib
from collections.abc import Iterable, Mapping
from typing import Final

from nksanctions.errors import InvalidCountryError, InvalidHSCodeError
from nksanctions.identifiers import country, hs_code
from nksanctions.models.facts import Domain
from nksanctions.records import dates
from nksanctions.records.columns import Column
from nksanctions.records.values import FLAGS, MOST_DIGITS, UNKNOWN, is_text

LONGEST: Final = 60
"""A value is shown up to so many characters."""

_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = LONGEST


def explain(column: Column, raw: object) -> str:
    """Say what is wrong with a value that `values.parse` refuses.

    >>> from nksanctions.models import WorkAuthorization
    >>> from nksanctions.records.columns import columns
    >>> of = columns(WorkAuthorization)
    >>> print(explain(of["contract_kind"], "Individually"))
    'Individually' is none of individual, framework; did you mean 'individual'?
    >>> print(explain(of["authorizations_after"], "1,250"))
    '1,250' is not a whole number; write 1250 if that is meant
    """
    domain = column.info.domain if column.info is not None else Domain.TEXT
    if raw == "" and domain is not Domain.TEXT:
        return f"is empty; leave it out, or write null or {UNKNOWN!r} for unknown"
    if domain is Domain.FLAG:
        return f"expected true or false, got {shown(raw)}{did_you_mean(raw, FLAGS)}"
    if domain is Domain.COUNT:
        return _count(raw)
    if domain in {Domain.COUNTRY, Domain.COUNTRIES}:
        return _countries(raw, several=domain is Domain.COUNTRIES)
    if domain in {Domain.CHOICE, Domain.GROUP}:
        return _choice(column, raw)
    if domain is Domain.HS_CODE:
        return _hs_code(raw)
    if domain is Domain.DAY and isinstance(raw, str):
        return dates.explain(raw)
    if isinstance(raw, str) and not is_text(raw):
        return f"{shown(raw)} holds half a character (a lone surrogate)"
    what = "a date such as 2017-10-15" if domain is Domain.DAY else "text"
    return f"expected {what}, got {shown(raw)}"


def shown(raw: object) -> str:
    """A value in quotation marks, cut where it is long.

    >>> print(shown("a" * 100), shown(True))
    'aaaaaaaaaaaaaaaaaaaaaaaaaaa...aaaaaaaaaaaaaaaaaaaaaaaaaaaa' true
    """
    if raw is None or isinstance(raw, bool):
        return {None: "null", True: "true", False: "false"}[raw]
    if isinstance(raw, Mapping):
        return "an object"
    if isinstance(raw, list | tuple):
        return "a list"
    try:
        return _REPR.repr(raw)
    except ValueError:  # an int of thousands of digits
        return "a number too large"


def did_you_mean(raw: object, choices: Iterable[str]) -> str:
    """The nearest choice as the end of a message; empty where none is near.

    >>> did_you_mean("Granted On", ["granted_on", "valid_until"])
    "; did you mean 'granted_on'?"
    """
    if not isinstance(raw, str) or len(raw) > LONGEST:
        return ""
    by_key = {_key(choice): choice for choice in choices}
    near = difflib.get_close_matches(_key(raw), by_key, n=1)
    return f"; did you mean {by_key[near[0]]!r}?" if near else ""


def _key(word: str) -> str:
    return re.sub(r"[\s_-]+", "", word.casefold())


def _choice(column: Column, raw: object) -> str:
    info = column.word.info if column.word is not None else column.info
    choices = info.choices if info is not None else None
    words = [choice.value for choice in choices] if choices is not None else [UNKNOWN]
    parts = f", or its parts ({column.name}.…)" if column.group is not None else ""
    return f"{shown(raw)} is none of {', '.join(words)}{parts}{did_you_mean(raw, words)}"


def _count(raw: object) -> str:
    text = str(raw) if isinstance(raw, str | float) else shown(raw)
    digits = re.sub(r"(?<=\d)[ ,'’_\u00a0\u202f](?=\d{3}(?!\d))", "", text)
    digits = re.sub(r"^\+|\.0*$", "", digits)
    if re.fullmatch(r"-\d+", digits, re.ASCII):
        return f"{shown(raw)} is below 0"
    if re.fullmatch(r"\d+", digits, re.ASCII) is None:
        return f"expected a whole number, 0 or more, got {shown(raw)}"
    if len(digits) > MOST_DIGITS:
        return f"{shown(raw)} is too large: at most {MOST_DIGITS} digits"
    return f"{shown(raw)} is not a whole number; write {int(digits)} if that is meant"


def _countries(raw: object, *, several: bool) -> str:
    each: list[object] = [raw]
    if several and isinstance(raw, str):
        each = list(raw.split(";"))
    elif several and isinstance(raw, list | tuple):
        each = list(raw)
    if several and raw != [] and (messages := [m for m in map(_country, each) if m]):
        # The whole may be one code, or one name, that the caller did not take apart.
        return "; ".join(dict.fromkeys(messages))
    return _country(raw)


def _hs_code(raw: object) -> str:
    if isinstance(raw, int) and not isinstance(raw, bool):
        digits = str(raw)
        zero = digits if len(digits) % 2 == 0 else f"0{digits}"
        return f"an HS code is text, for it may begin with 0: write {zero!r} for {digits}"
    if not isinstance(raw, str):
        return f"expected an HS code such as '6205', got {shown(raw)}"
    try:
        hs_code.validate(raw)
    except InvalidHSCodeError as error:
        return str(error) if len(raw) <= LONGEST else f"{shown(raw)} is no HS code"
    return ""


def _country(raw: object) -> str:
    if not isinstance(raw, str):
        return f"expected an ISO 3166 code such as 'KP', got {shown(raw)}"
    if not raw.strip():
        return "an empty place among the codes"
    try:
        country.validate(raw)
    except InvalidCountryError as error:
        return str(error) if len(raw) <= LONGEST else f"{shown(raw)} is not an ISO 3166 code"
    return ""
