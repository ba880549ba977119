"""Something asked of a record by itself: it is so, it is not so, or it is open.

A rule speaks of an act or a duty, in the time of a provision. A question does neither: it has a
sentence and a predicate, binds nobody and forbids nothing.
"""

from __future__ import annotations

from attrs import field, frozen

from nksanctions.errors import RuleError
from nksanctions.law.tree import Label


@frozen(kw_only=True)
class Question:
    """A predicate with a name of its own, to be asked of records. Made by `question`.

    .. versionadded:: 26.1.0
    """

    id: str
    when: Label = field()

    @when.validator
    def _has_a_sentence(self, _attribute: object, when: object) -> None:
        if not isinstance(when, Label):
            raise RuleError(f"{self.id}: a question needs a label, got {when!r}")

    @property
    def sentence(self) -> str:
        """What is asked, in the words of its label."""
        return self.when.sentence


def question(id: str, when: Label) -> Question:
    """Ask of records whether *when* is so. An `Inquiry` puts it to them.

    >>> from nksanctions.law import Facts, label
    >>> from nksanctions.models import WorkerPresence
    >>> f = Facts(WorkerPresence)
    >>> question("earns", label("the person earns income", f.earning_income)).sentence
    'the person earns income'

    Raises:
        RuleError: If *when* has no label: its sentence is the explanation.

    .. versionadded:: 26.1.0
    """
    return Question(id=id, when=when)
