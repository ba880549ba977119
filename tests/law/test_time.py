"""The time of a rule: its provision's own period, and what later texts leave of it."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve, frozen

from nksanctions import (
    ALWAYS,
    Citation,
    DutyStatus,
    Effect,
    EffectKind,
    Facts,
    Filing,
    Outcome,
    Period,
    Provision,
    Regime,
    caution,
    check,
    duty,
    fulfilment,
    label,
    prohibition,
    provision,
)
from nksanctions.law.rules import Rule
from nksanctions.law.symbols import Lookup
from nksanctions.models import Deadline, Obligation
from nksanctions.models.approval import FilingStatus
from nksanctions.models.facts import Actor, act_of_authority, day
from nksanctions.testing import Bench, Example

FIRST, SECOND, FROM = date(2016, 1, 1), date(2017, 8, 5), date(2017, 9, 1)
"""The old text, the new one, and the day from which the new one replaces the old."""


@frozen(kw_only=True)
class Sale:
    """A sale, and the report on it."""

    sold_on: date | None = day("the day of the sale")
    report: Filing | None = act_of_authority("the report", Filing, actor=Actor.STATE)


def _provision(id: str, adopted: date, *effects: Effect, until: date | None = None) -> Provision:
    report = Deadline(name="report", what="a report", trigger=adopted, days=365)
    return Provision(
        citation=Citation(id=id, instrument=id, pinpoint="no. 1"),
        adopted=adopted,
        in_force=Period(adopted, until),
        effects=effects,
        obligations=(Obligation(duty="report", bound=(), deadline=report),),
    )


def _law(kind: EffectKind = EffectKind.REPLACES, since: date | None = FROM) -> Regime:
    f = Facts(Sale)
    old = provision("OLD")
    sent = fulfilment(
        label("the report was sent", f.report.status.is_(FilingStatus.SENT)), on=f.report.date
    )
    sold = label("the sale has a day", f.sold_on >= FIRST)
    rules: list[Rule] = [
        prohibition("no-sale", title="None", cites=old, bound="all", act=f.sold_on, when=ALWAYS),
        duty(
            "report-a-sale",
            title="Report",
            cites=old,
            bound="all",
            when=sold,
            last_day=old.last_day("report"),
            fulfilled=[sent],
            act=f.sold_on,
        ),
        duty(
            "report",
            title="Report",
            cites=old,
            bound="all",
            when=sold,
            last_day=old.last_day("report"),
            fulfilled=[sent],
        ),
        caution("mind-a-sale", sentence="Mind.", cites=old, when=sold, act=f.sold_on),
        caution("mind", sentence="Mind.", cites=old, when=sold),
    ]
    texts = [_provision("OLD", FIRST)]
    texts.append(_provision("NEW", SECOND, Effect(kind=kind, target="OLD", since=since)))
    return Regime.of("house", rules=rules, provisions=texts)


REPLACED = _law()
EVE = date(2017, 8, 31)


@pytest.mark.parametrize(
    ("law", "sold", "as_of", "outcome"),
    [
        pytest.param(REPLACED, date(2015, 12, 31), SECOND, "not-covered", id="eve of the first"),
        pytest.param(REPLACED, FIRST, SECOND, "prohibited", id="first day"),
        pytest.param(REPLACED, EVE, SECOND, "prohibited", id="eve of the replacement"),
        pytest.param(REPLACED, FROM, SECOND, "not-covered", id="day of the replacement"),
        pytest.param(
            REPLACED, FROM, date(2017, 8, 4), "prohibited", id="the new text is not known yet"
        ),
        pytest.param(_law(EffectKind.ENDS), FROM, SECOND, "not-covered", id="ended"),
        pytest.param(_law(EffectKind.ENDS), EVE, SECOND, "prohibited", id="not ended yet"),
        pytest.param(_law(EffectKind.OVERTAKES), FROM, SECOND, "prohibited", id="overtaken"),
        pytest.param(_law(EffectKind.TIGHTENS), FROM, SECOND, "prohibited", id="tightened"),
        pytest.param(_law(since=None), SECOND, SECOND, "not-covered", id="from its adoption"),
    ],
)
def test_a_rule_stops_on_the_day_on_which_its_provision_is_replaced(
    law: Regime, sold: date, as_of: date, outcome: str
) -> None:
    assert check(Sale(sold_on=sold), as_of=as_of, regimes=[law]).outcome is Outcome(outcome)


def test_a_sale_of_an_unknown_day_may_fall_on_either_side() -> None:
    judgement = check(Sale(), as_of=date(2018, 1, 1), regimes=[REPLACED])
    assert judgement.outcomes == {Outcome.NOT_COVERED, Outcome.PROHIBITED}
    assert [str(fact) for fact in judgement.open_facts] == ["sold_on"]


def test_the_explanation_gives_the_time_that_later_law_left() -> None:
    sale = Sale(sold_on=FROM)
    before = check(sale, as_of=date(2017, 8, 4), regimes=[REPLACED]).explain()
    after = check(sale, as_of=SECOND, regimes=[REPLACED]).explain()
    assert "lies in the time of the provision, from 1 January 2016 [" in str(before)
    assert "from 1 January 2016 up to, not including, 1 September 2017" in str(after)


def _status(rule: str, sold: date, as_of: date, law: Regime = REPLACED) -> DutyStatus:
    judgement = check(Sale(sold_on=sold), as_of=as_of, regimes=[law])
    return next(one.status for one in judgement.duties if one.rule == rule)


@pytest.mark.parametrize(
    ("sold", "status"), [(EVE, DutyStatus.OVERDUE), (FROM, DutyStatus.NOT_OWED)]
)
def test_a_duty_that_follows_from_an_act_outlives_its_provision(
    sold: date, status: DutyStatus
) -> None:
    assert _status("report-a-sale", sold, date(2018, 1, 1)) is status


@pytest.mark.parametrize(
    ("since", "status"),
    [
        pytest.param(date(2016, 12, 30), DutyStatus.NOT_OWED, id="replaced before the last day"),
        pytest.param(date(2016, 12, 31), DutyStatus.NOT_OWED, id="replaced on the last day"),
        pytest.param(date(2017, 1, 1), DutyStatus.OVERDUE, id="replaced after the last day"),
    ],
)
def test_a_duty_without_an_act_lapses_unless_it_has_fallen_due(
    since: date, status: DutyStatus
) -> None:
    assert _status("report", FIRST, date(2018, 1, 1), _law(since=since)) is status


def test_a_caution_is_told_of_acts_in_time_or_else_while_the_provision_is_in_force() -> None:
    def told(sold: date, as_of: date) -> set[str]:
        judgement = check(Sale(sold_on=sold), as_of=as_of, regimes=[REPLACED])
        return {one.rule for one in judgement.cautions}

    assert told(EVE, EVE) == {"mind-a-sale", "mind"}
    assert told(EVE, FROM) == {"mind-a-sale"}
    assert told(FROM, EVE) == {"mind"}


def test_a_provision_that_another_one_cancels_never_has_a_time() -> None:
    late = _provision("OLD", FIRST)
    law = Regime.of(
        "house",
        rules=REPLACED.rules,
        provisions=[
            evolve(late, in_force=Period(date(2018, 1, 1))),
            _provision("NEW", SECOND, Effect(kind=EffectKind.REPLACES, target="OLD")),
        ],
    )
    day = date(2018, 6, 1)
    assert check(Sale(sold_on=day), as_of=SECOND, regimes=[law]).outcome is Outcome.NOT_COVERED
    known = check(Sale(sold_on=day), as_of=date(2017, 8, 4), regimes=[law])
    assert known.outcome is Outcome.PROHIBITED
    said = str(check(Sale(sold_on=day), as_of=SECOND, regimes=[law]).explain())
    assert "came into force before another text put an end to it" in said


def test_a_later_text_of_another_chosen_regime_counts() -> None:
    mine = Regime.of("old", rules=REPLACED.rules, provisions=[_provision("OLD", FIRST)])
    effect = Effect(kind=EffectKind.REPLACES, target="OLD")
    theirs = Regime.of("new", rules=[], provisions=[_provision("NEW", SECOND, effect)])
    sale = Sale(sold_on=SECOND)
    assert check(sale, as_of=SECOND, regimes=[mine]).outcome is Outcome.PROHIBITED
    assert check(sale, as_of=SECOND, regimes=[mine, theirs]).outcome is Outcome.NOT_COVERED


def test_a_lookup_without_cuts_leaves_each_provision_its_own_period() -> None:
    old = _provision("OLD", FIRST, until=FROM)
    assert Lookup({"OLD": old}.__getitem__).in_force("OLD", SECOND) == Period(FIRST, FROM)


def test_the_kit_knows_the_day_of_the_replacement() -> None:
    rule = REPLACED.rules[0]
    sales = [Example(record=Sale(sold_on=one), as_of=date(2018, 1, 1)) for one in (EVE, FROM)]
    assert not [one for one in Bench(rule, REPLACED).survivors(sales) if "act" in one.mutant]
    assert [one for one in Bench(rule, REPLACED).survivors(sales[:1]) if "act" in one.mutant]
