"""A last day in a calendar: whose, of what duty, and where the duty stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, Final

from attrs import field, frozen

from nksanctions.law.outcome import DutyStatus, only
from nksanctions.law.text import WIDTH, wrapped
from nksanctions.models.period import in_words
from nksanctions.models.provision import Provision
from nksanctions.regimes.catalogue import Source

__all__ = ["PASSED", "CalendarEntry", "Convention"]

PASSED: Final = frozenset({DutyStatus.FULFILLED, DutyStatus.FULFILLED_LATE, DutyStatus.OVERDUE})
"""Where a duty may stand after its last day, when nobody told whether it was fulfilled."""


class Convention(StrEnum):
    """By which dates days are counted.

    The Council adopts in New York. East of it, often the next day has begun, and some States count
    from that one.

    .. versionadded:: 26.1.0
    """

    NEW_YORK = "New York"
    LOCAL = "local"


@frozen(kw_only=True)
class CalendarEntry:
    """The last day of a duty, or of one of its terms, as seen on a day.

    *duty* names it in its provision, *what* says it. *bound* are `Bound` values: those who owe it.
    *opens* is the first day of the duty; *last_day* is the last one by New York dates, that day
    included, and *local_last_day* the same for a State that counts from its own date. All three are
    `None` where the duty hangs on an *event* of unknown day. *counted* tells in words how the day
    is reached. *term* is the number of a term, the first being 1; `None` for what comes once.
    *statuses* has several members where nobody told whether the duty was fulfilled. *notes* say
    what the days alone don't.

    .. versionadded:: 26.1.0
    """

    provision: Provision
    duty: str
    what: str
    bound: tuple[str, ...]
    state: str | None = None
    as_of: date
    opens: date | None
    last_day: date | None
    local_last_day: date | None
    convention: Convention = Convention.NEW_YORK
    counted: str
    event: str = ""
    occurred: date | None = None
    term: int | None = None
    fulfilled_on: date | None = None
    statuses: frozenset[DutyStatus]
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = field(default=(), repr=False)

    @property
    def key(self) -> str:
        """The duty's name everywhere: the provision's id and the duty, with the term's last day.

        It is what `fulfilled` goes by; `events` leaves out the day.
        """
        days = [str(day) for day in (self.occurred, self._term_day) if day is not None]
        return "/".join([self.provision.id, self.duty, *days])

    @property
    def _term_day(self) -> date | None:
        return self.last_day if self.term is not None else None

    @property
    def day(self) -> date | None:
        """The last day by the calendar's convention."""
        return self.local_last_day if self.convention is Convention.LOCAL else self.last_day

    @property
    def binding(self) -> bool:
        """Whether the provision binds; a call does not."""
        return self.provision.binding

    @property
    def status(self) -> DutyStatus:
        """Where the duty stands; indeterminate where nobody told whether it was fulfilled."""
        return only(self.statuses, DutyStatus.INDETERMINATE)

    @property
    def words(self) -> str:
        """The status as it is printed.

        After the last day an entry reads ``PASSED`` where nobody told whether the duty was
        fulfilled: the day says nothing of that. ``UNDATED`` is what hangs on an event.
        """
        if self.last_day is None:
            return "UNDATED"
        return "PASSED" if self.statuses == PASSED else self.status.words

    def to_dict(self) -> dict[str, Any]:
        """The entry as plain data, days as ISO texts."""
        return {
            "key": self.key,
            "provision": self.provision.id,
            "citation": str(self.provision.citation),
            "subject": self.provision.subject,
            "binding": self.binding,
            "duty": self.duty,
            "what": self.what,
            "bound": list(self.bound),
            "state": self.state,
            "opens": _iso(self.opens),
            "last_day": _iso(self.last_day),
            "local_last_day": _iso(self.local_last_day),
            "counted": self.counted,
            "event": self.event,
            "occurred": _iso(self.occurred),
            "term": self.term,
            "fulfilled_on": _iso(self.fulfilled_on),
            "status": self.words.lower().replace(" ", "-"),
            "possible": sorted(self.statuses, key=lambda one: one.gravity),
            "notes": list(self.notes),
            "verified": self.provision.verified.value,
            "sources": [source.url for source in self.sources],
        }

    def lines(self, width: int = WIDTH) -> Iterator[str]:
        """The entry as text: day, status and duty, then the paragraph and how it is counted."""
        day = "----------" if self.day is None else str(self.day)
        head = f"{day}  {self.words:<14}  "
        for line in wrapped([self.what], "", width - len(head)):
            yield head + line.lstrip()
            head = " " * len(head)
        provision = self.provision
        call = "" if self.binding else "a call, not binding; "
        owed = ", ".join(shown_party(one) for one in self.bound)
        said = [
            f"{provision.citation} [{provision.id}, {provision.verified}]",
            f"{call}{self.counted}; {owed}",
            *self.notes,
        ]
        yield from wrapped(said, " " * 12, width)

    def __str__(self) -> str:
        return "\n".join(self.lines())


def shown_party(bound: str) -> str:
    """A party as it is printed.

    >>> shown_party("member-states"), shown_party("committee-1718"), shown_party("dprk")
    ('Member States', 'the 1718 Committee', 'the DPRK')
    """
    return _PARTIES.get(bound, bound.replace("-", " "))


_PARTIES: Final = {
    "member-states": "Member States",
    "flag-states": "flag States",
    "dprk": "the DPRK",
    "committee-1718": "the 1718 Committee",
    "committee-secretary": "the Secretary of the Committee",
    "secretary-general": "the Secretary-General",
    "panel-of-experts": "the Panel of Experts",
    "security-council": "the Security Council",
}


def counted_from(months: int, days: int, since: str) -> str:
    """How a day is counted, in words.

    >>> counted_from(0, 120, "22 December 2017"), counted_from(1, 0, "the freeze")
    ('120 days after 22 December 2017', '1 month after the freeze')
    """
    length = [
        f"{number} {unit}" if number == 1 else f"{number} {unit}s"
        for number, unit in ((months, "month"), (days, "day"))
        if number
    ]
    return f"{' and '.join(length)} after {since}" if length else f"on {since}"


def fixed_by_text(day: date) -> str:
    """The words for a day that the text itself names."""
    return f"{in_words(day)}, named in the text"


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
