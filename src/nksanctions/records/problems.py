"""Problems gathered while reading: the first of them in words, all of them counted."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define, field

from nksanctions.errors import BadInputError, Problem


@define
class Problems:
    """What is wrong so far.

    Past *limit* a problem is only counted; its message, which may take a search for what was meant,
    is not even put into words.

    >>> problems = Problems(limit=1)
    >>> for row in range(2, 1000):
    ...     problems.add(f"poland.csv row {row}", "too few cells")
    >>> print(BadInputError(problems.kept, problems.count))
    poland.csv row 2: too few cells
    … and 997 more
    """

    limit: int = 100
    kept: list[Problem] = field(factory=list)
    count: int = 0

    def add(self, place: str, message: str | Callable[[], str], field: str = "") -> None:
        """Note a problem; *message* may be a function that finds the words."""
        self.count += 1
        if len(self.kept) < self.limit:
            words = message if isinstance(message, str) else message()
            self.kept.append(Problem(place=place, field=field, message=words))

    def raise_any(self) -> None:
        """Stop here if anything is wrong.

        Raises:
            BadInputError: With the problems kept and the number of all.
        """
        if self.count:
            raise BadInputError(self.kept, self.count)
