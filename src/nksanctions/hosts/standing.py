"""Where each duty of a host stands on a day: what the rules say on each claim, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from nksanctions.hosts import half, repatriation, reporting
from nksanctions.hosts.authorizations import ban_grounds, ceiling_grounds
from nksanctions.hosts.judged import Ground, Standing, finding
from nksanctions.law.findings import DutyFinding
from nksanctions.law.outcome import DutyStatus, Outcome
from nksanctions.law.policy import Policy
from nksanctions.law.words import listed
from nksanctions.models.period import in_words
from nksanctions.models.provision import Citation
from nksanctions.regimes import UN

if TYPE_CHECKING:
    from nksanctions.hosts.country import HostCountry

__all__ = ["HostDuty", "duties_of"]


@frozen(kw_only=True)
class HostDuty:
    """A duty of a host on a day: its last day, where it stands, and on which claims.

    *statuses* is every status that the claims leave possible; `INDETERMINATE` stands for several.
    Of a prohibition (the ceiling of 2371, the ban of 2375) *last_day* is `None`, and *status* says
    what the rule makes of the acts that are claimed: an `Outcome`, or `None` where none is.
    *binding* false: the paragraph only calls on States.

    .. versionadded:: 26.1.0
    """

    rule: str
    title: str
    citation: Citation
    binding: bool
    bound: str
    last_day: date | None
    status: Standing | None
    statuses: frozenset[Standing]
    grounds: tuple[Ground, ...]
    subject_to: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The status as it is printed."""
        return "NO ACT FOUND" if self.status is None else self.status.words

    @property
    def possible(self) -> tuple[str, ...]:
        """The statuses that are possible, as they are printed, the mildest first."""
        return tuple(one.words for one in sorted(self.statuses, key=lambda one: one.gravity))

    @property
    def contested(self) -> tuple[str, ...]:
        """The contested points of law that bear on it."""
        return tuple(dict.fromkeys(point for one in self.grounds for point in one.contested))

    @property
    def why(self) -> str:
        """The status, and each claim that it rests on."""
        parts = []
        for one in self.grounds:
            words = listed(
                [status.words.lower() for status in sorted(one.statuses, key=lambda s: s.gravity)],
                "or",
            )
            if not words:
                parts.append(one.says)
            elif one.says.startswith("on the "):
                parts.append(f"{words} {one.says}")
            else:
                parts.append(f"{words}: {one.says}")
        return "; and ".join(parts)

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the facts that it rests on."""
        return tuple(dict.fromkeys(fact for one in self.grounds for fact in one.facts))


_Asked = Callable[..., Iterable[Ground]]

_ASKED: Final[dict[str, _Asked]] = {
    "un.labour.ceiling": ceiling_grounds,
    "un.labour.no-new-authorizations": ban_grounds,
    reporting.NOTIFY: reporting.notification,
    repatriation.RULE: repatriation.grounds,
    reporting.MIDTERM: reporting.midterm,
    half.EXPLAIN: reporting.explanation,
    reporting.FINAL: reporting.final,
}
"""The rules that bear on a host, and how the claims on each are gathered."""


def duties_of(host: HostCountry, as_of: date, policy: Policy | None = None) -> tuple[HostDuty, ...]:
    """Each duty in the order of adoption; reports on what was done under a resolution last."""
    every = [(rule, tuple(asked(host, as_of, policy))) for rule, asked in _ASKED.items()]
    every += [
        reporting.implementation(host, paragraph, as_of, policy)
        for paragraph in reporting.implementation_provisions()
    ]
    return tuple(_put_together(rule, grounds, host, as_of) for rule, grounds in every)


def _plainly(
    grounds: tuple[Ground, ...], adopted: date, host: HostCountry, as_of: date
) -> tuple[Ground, ...]:
    """Where no claim can matter, the one reason in place of the claims."""
    if as_of < adopted:
        says = f"the paragraph was adopted only on {in_words(adopted)}"
    elif not host.is_un_member(as_of):
        says = f"{host.name} is no Member State; what it does is its own policy"
    else:
        return grounds
    statuses = frozenset().union(*(one.statuses for one in grounds))
    if statuses - {DutyStatus.NOT_OWED, Outcome.NOT_COVERED}:
        return grounds  # the rules see something in the claims all the same
    return (evolve(grounds[0], says=says, facts=(), contested=(), statuses=statuses),)


def _put_together(
    rule: str, grounds: tuple[Ground, ...], host: HostCountry, as_of: date
) -> HostDuty:
    said = finding(grounds[0].judgement, rule)
    grounds = _plainly(grounds, UN.provision(said.citation.id).adopted, host, as_of)
    statuses: frozenset[Standing] = frozenset().union(*(one.statuses for one in grounds))
    is_duty = isinstance(said, DutyFinding)
    status: Standing | None
    if len(statuses) == 1:
        (status,) = statuses
    elif statuses:
        status = DutyStatus.INDETERMINATE if is_duty else Outcome.INDETERMINATE
    else:
        status = None
    last_day: date | None = None
    subject_to: tuple[str, ...] = ()
    if isinstance(said, DutyFinding):
        last_day = said.last_day
        every = [finding(one.judgement, rule) for one in grounds]
        subject_to = tuple(
            dict.fromkeys(
                sentence
                for one in every
                if isinstance(one, DutyFinding)
                for sentence in one.subject_to
            )
        )
    return HostDuty(
        rule=rule,
        title=said.title,
        citation=said.citation,
        binding=UN.provision(said.citation.id).binding,
        bound=said.bound,
        last_day=last_day,
        status=status,
        statuses=statuses,
        grounds=grounds,
        subject_to=subject_to,
    )
