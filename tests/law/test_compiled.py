"""The outcome compiled to Python is the outcome of the judgement."""

from datetime import date
from typing import Any

import attrs
import pytest
from tests.random_records import AS_OF, random_records

import nksanctions as nk
from nksanctions.models import facts

POLICIES = (
    nk.Policy.prevailing(),
    nk.Policy.strict(),
    nk.Policy.literal(),
    nk.Policy.undecided(),
)


@pytest.mark.parametrize("record", [nk.WorkAuthorization, nk.ContractRenewal])
@pytest.mark.parametrize("policy", POLICIES, ids=str)
@pytest.mark.parametrize("unknown", [0.0, 0.08, 0.3])
def test_the_compiled_outcome_is_that_of_the_judgement(
    record: type[Any], policy: nk.Policy, unknown: float
) -> None:
    for as_of in AS_OF:
        checker = nk.checker(record, as_of=as_of, policy=policy)
        records = random_records(record, 300, seed=as_of.toordinal(), unknown=unknown)
        wrong = [one for one in records if checker.outcome(one) is not checker.judge(one).outcome]
        assert wrong == []


def test_records_with_no_act_have_no_outcome() -> None:
    checker = nk.checker(nk.WorkerPresence, as_of=AS_OF[-1])
    assert checker.outcome(nk.WorkerPresence(host="RU")) is None


def test_defaults_that_are_not_assumed_are_not_known() -> None:
    permit = nk.WorkAuthorization(
        host="PL",
        nationalities=("KP",),
        granted_on=date(2017, 10, 15),
        contract_in_writing=False,
        authorizations_at_adoption=10,
        authorizations_after=10,
    )
    for assume, outcome in ((True, nk.Outcome.PROHIBITED), (False, nk.Outcome.INDETERMINATE)):
        checker = nk.checker(nk.WorkAuthorization, as_of=date(2017, 11, 1), assume=assume)
        assert checker.outcome(permit) is outcome


@attrs.frozen(kw_only=True)
class Shift:
    """A record of one's own."""

    day: date | None = facts.day("the day")
    hired: date | None = facts.day("the day of hiring")
    trained: date | None = facts.day("the day of training")
    hours: int | None = facts.count("the hours")
    limit: int | None = facts.count("the limit")


def _checker(*when: nk.law.tree.Node, **question: Any) -> nk.Checker[Shift]:
    law = nk.Provision(
        citation=nk.Citation(id="HOUSE-1", instrument="House rules", pinpoint="no. 1"),
        adopted=date(2020, 1, 1),
    )
    point = nk.Point(
        id="H-1",
        question="When does training count?",
        readings=tuple(
            nk.Reading(name=name, says=name, held_by="nobody") for name in ("a", "b", "c")
        ),
    )
    rules = [
        nk.prohibition(
            f"house.{place}",
            title="No shift without training",
            cites=nk.provision(law),
            bound="all",
            act=nk.Facts(Shift).day,
            when=each,
        )
        for place, each in enumerate(when)
    ]
    regime = nk.Regime.of("house", rules=rules, provisions=[law], points=[point])
    return nk.checker(Shift, as_of=date(2021, 1, 1), regimes=(regime,), **question)


f = nk.Facts(Shift)
TRAINED = nk.reading("H-1", a=f.trained < f.hired, b=f.trained > date(2020, 6, 1), c=f.hours < 100)


@pytest.mark.parametrize(
    "when",
    [
        (f.hours > f.limit,),
        (2 * f.hours > f.limit,),
        (f.hired < f.trained, f.trained < f.day),  # three days compared in a chain
        (TRAINED,),
        (TRAINED & (f.hours > f.limit), ~TRAINED),
        (f.hours > 8, nk.ALWAYS & (f.limit > 3) & (f.hours > 8)),
    ],
    ids=str,
)
def test_rules_of_ones_own_compile_too(when: tuple[nk.law.tree.Node, ...]) -> None:
    checker = _checker(*when)
    for record in random_records(Shift, 800, seed=4, unknown=0.3):
        assert checker.outcome(record) is checker.judge(record).outcome, record
