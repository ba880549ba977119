"""A candidate: a designation that a name may mean, with the evidence."""

from __future__ import annotations

from attrs import field, frozen

from nksanctions.models import Designation, Name
from nksanctions.screening.scores import Agreement, Explanation, Part

__all__ = ["Candidate"]


@frozen(kw_only=True)
class Candidate:
    """A designation that a name may mean. It is no finding about anyone: people share names.

    *name* is the listed name that agrees best, *score* the sum of the points of *parts*, and
    *agreement* what the name alone says. *equals* are the references of other candidates whose
    names agree equally well: the same person on another list, or a namesake.

    .. versionadded:: 26.1.0
    """

    designation: Designation = field(repr=lambda one: one.reference)
    name: Name = field(repr=lambda name: repr(name.text))
    score: float
    agreement: Agreement
    parts: tuple[Part, ...] = field(repr=False)
    equals: tuple[str, ...] = ()

    @property
    def evidence_for(self) -> tuple[Part, ...]:
        """The parts that raise the score."""
        return tuple(part for part in self.parts if part.points > 0)

    @property
    def evidence_against(self) -> tuple[Part, ...]:
        """The parts that lower it, and parts of the query that nothing answers."""
        silent = ("word",)
        return tuple(
            part
            for part in self.parts
            if part.points < 0 or (part.points == 0 and part.role in silent)
        )

    def explain(self) -> Explanation:
        """The score and its parts; each part of the query is there once, and the points add up."""
        title = f"{self.name.text} [{self.designation.source.list} {self.designation.reference}]"
        return Explanation(
            title=title, score=self.score, agreement=self.agreement, parts=self.parts
        )

    def __str__(self) -> str:
        return f"{self.score:.3f} {self.designation} as {self.name.text}: {self.agreement}"
