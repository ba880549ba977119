"""What can be wrong with input: one base class, few leaves, each also the built-in it resembles.

An error says that input is wrong. What the law says of right input is a finding, never an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

__all__ = [
    "BadInputError",
    "FetchError",
    "InvalidCountryError",
    "InvalidHSCodeError",
    "InvalidIdentifierError",
    "MalformedDataError",
    "MissingExtraError",
    "NKSanctionsError",
    "Problem",
    "RefusedListError",
    "RuleError",
    "UnknownFactError",
    "UnknownProvisionError",
    "UnknownReadingError",
]


class NKSanctionsError(Exception):
    """The base of every error that this library raises on purpose.

    >>> from nksanctions.identifiers import country
    >>> try:
    ...     country.validate("UK")
    ... except NKSanctionsError as error:
    ...     print(error)
    'UK' is not an ISO 3166 code; did you mean 'GB' (United Kingdom)?

    .. versionadded:: 26.1.0
    """


class InvalidCountryError(NKSanctionsError, ValueError):
    """A text is not an ISO 3166-1 alpha-2 code.

    .. versionadded:: 26.1.0
    """


class InvalidIdentifierError(NKSanctionsError, ValueError):
    """A text is not an identifier of the scheme that it is taken for.

    >>> from nksanctions.identifiers import imo
    >>> try:
    ...     imo.validate("9074728")
    ... except InvalidIdentifierError as error:
    ...     print(error)
    '9074728' is not an IMO ship number: the check digit is 9, not 8

    .. versionadded:: 26.1.0
    """


class InvalidHSCodeError(NKSanctionsError, ValueError):
    """A text is not a code of the Harmonized System.

    .. versionadded:: 26.1.0
    """


class MalformedDataError(NKSanctionsError, ValueError):
    """A data file does not match its schema.

    *source* names the file, *problems* says each thing that is wrong, with its path.

    >>> print(MalformedDataError("2397-2017.toml", ["required field missing @ $.adopted"]))
    2397-2017.toml: required field missing @ $.adopted

    .. versionadded:: 26.1.0
    """

    def __init__(self, source: str, problems: Sequence[str]) -> None:
        super().__init__(source, tuple(problems))
        self.source = source
        self.problems: tuple[str, ...] = tuple(problems)

    @classmethod
    def of(cls, errors: Iterable[MalformedDataError]) -> MalformedDataError:
        """The errors of several files as one; its *source* is empty, each problem names its own."""
        return cls("", [line for error in errors for line in str(error).splitlines()])

    def __str__(self) -> str:
        place = f"{self.source}: " if self.source else ""
        return "\n".join(f"{place}{problem}" for problem in self.problems)


class UnknownProvisionError(NKSanctionsError, KeyError):
    """No provision or instrument that is held answers to this id or citation.

    .. versionadded:: 26.1.0
    """

    def __str__(self) -> str:
        return Exception.__str__(self)  # a KeyError would put its message in quotation marks


class UnknownReadingError(NKSanctionsError, ValueError):
    """A policy names a reading, or a point of law, that is not there.

    .. versionadded:: 26.1.0
    """


class UnknownFactError(NKSanctionsError, AttributeError):
    """A rule names a fact that the record does not have.

    .. versionadded:: 26.1.0
    """


class RuleError(NKSanctionsError, TypeError):
    """A rule is built from parts that do not fit.

    .. versionadded:: 26.1.0
    """


class MissingExtraError(NKSanctionsError, ImportError):
    """A part of the library needs an optional dependency that is not installed.

    .. versionadded:: 26.1.0
    """


class FetchError(NKSanctionsError, OSError):
    """A list could not be fetched: the network, the server or the disk did not let it.

    What was there before is still there, whole.

    .. versionadded:: 26.1.0
    """


class RefusedListError(NKSanctionsError, ValueError):
    """A file is not the list that it should be, or not the whole of it.

    .. versionadded:: 26.1.0
    """


@frozen(kw_only=True)
class Problem:
    """One thing that is wrong with input: where, in which field (if in one), and what.

    >>> print(Problem(place="poland.csv row 3", field="act", message="'gift' is none of …"))
    poland.csv row 3, act: 'gift' is none of …

    .. versionadded:: 26.1.0
    """

    place: str
    field: str = ""
    message: str

    def __str__(self) -> str:
        where = ", ".join(filter(None, (self.place, self.field)))
        return f"{where}: {self.message}" if where else self.message


class BadInputError(NKSanctionsError, ValueError):
    """Records from outside do not fit; all problems are gathered first.

    *problems* holds the first of them, up to the limit of who gathered them; *count* is the true
    number. Printed, there is one problem a line, and a last line for those left out.

    >>> error = BadInputError([Problem(place="row 3", message="the row is empty")], count=9901)
    >>> print(error)
    row 3: the row is empty
    … and 9,900 more

    .. versionadded:: 26.1.0
    """

    problems: tuple[Problem, ...]
    count: int

    def __init__(self, problems: Iterable[Problem], count: int | None = None) -> None:
        self.problems = tuple(problems)
        self.count = len(self.problems) if count is None else count
        super().__init__(self.problems, self.count)

    def __str__(self) -> str:
        left_out = self.count - len(self.problems)
        lines = [str(problem) for problem in self.problems]
        if left_out > 0:
            lines.append(f"… and {left_out:,} more" if lines else f"{left_out:,} problems")
        return "\n".join(lines)
