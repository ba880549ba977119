"""What a rule, a policy or a checker refuses, and what it says then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import pytest
from attrs import frozen

import nksanctions as nk
from nksanctions import (
    ALWAYS,
    Approval,
    Authority,
    Checker,
    Citation,
    Facts,
    Policy,
    Provision,
    Regime,
    RuleError,
    UnknownFactError,
    UnknownProvisionError,
    UnknownReadingError,
    WorkAuthorization,
    WorkerPresence,
    facts,
    label,
    prohibition,
    reading,
)
from nksanctions.law.rules import Rule
from nksanctions.law.tree import Node

AS_OF = date(2018, 1, 1)


class Kind(StrEnum):
    X = "x"


class Other(StrEnum):
    X = "x"


@frozen(kw_only=True)
class Sample:
    """A record with a fact of each kind."""

    done_on: date | None = facts.day("the day")
    number: int | None = facts.count("the number")
    more: int | None = facts.count("the other number")
    is_so: bool | None = facts.flag("it is so")
    kind: Kind | None = facts.choice("the kind", Kind)
    host: str | None = facts.country("the host")
    homes: tuple[str, ...] | None = facts.countries("the homes")
    note: str | None = facts.text("the note")
    approval: Approval | None = facts.act_of_authority(
        "the approval", Approval, actor=nk.Actor.COMMITTEE
    )


f = Facts(Sample)

LAW = Provision(
    citation=Citation(id="LAW", instrument="The law", pinpoint="no. 1"),
    adopted=date(2017, 1, 1),
    parameters={"limit": 5},
)


def rule(when: Node = ALWAYS, id: str = "rule", cites: Any = LAW) -> Rule:
    return prohibition(
        id, title="Not so", cites=nk.provision(cites), bound="all", act=f.done_on, when=when
    )


def ask(*rules: Rule, **options: Any) -> Checker[Sample]:
    regime = Regime.of("sample", rules=rules, points=options.pop("points", ()))
    return Checker(Sample, as_of=AS_OF, regimes=[regime], **options)


POINT = nk.Point(
    id="P-1",
    question="Which?",
    readings=(
        nk.Reading(name="one", says="One.", held_by="nobody"),
        nk.Reading(name="two", says="Two.", held_by="nobody"),
    ),
)


def test_the_sample_rule_itself_is_sound() -> None:
    assert ask(rule(f.is_so)).outcome(Sample(is_so=False)) is nk.Outcome.NOT_COVERED


@pytest.mark.parametrize(
    "slip",
    [
        pytest.param(lambda: f.is_so and f.number > 1, id="and"),
        pytest.param(lambda: f.is_so or f.number > 1, id="or"),
        pytest.param(lambda: not f.is_so, id="not"),
        pytest.param(lambda: 1 if f.is_so else 2, id="if"),
        pytest.param(lambda: 1 < f.number < 5, id="chain"),
        pytest.param(lambda: bool((f.is_so & f.number.equals(1)) | ~f.is_so), id="joined"),
        pytest.param(lambda: bool(label("it is so", f.is_so)), id="label"),
    ],
)
def test_a_predicate_has_no_truth_value_and_says_what_to_write(slip: Callable[[], Any]) -> None:
    with pytest.raises(RuleError, match="a predicate has no truth value") as error:
        slip()
    assert isinstance(error.value, TypeError)
    assert str(error.value).endswith("write & for and, | for or, ~ for not")


@pytest.mark.parametrize("name", ["done_on", "number", "kind", "host", "homes", "note"])
def test_a_fact_without_a_comparison_is_no_predicate(name: str) -> None:
    with pytest.raises(RuleError, match=f"{name} is no predicate yet; compare it with something"):
        bool(getattr(f, name))
    with pytest.raises(RuleError, match="expected a predicate"):
        nk.all_of(f.is_so, getattr(f, name))


@pytest.mark.parametrize("wrong", [True, None, "so", 1, lambda: True])
def test_only_predicates_are_joined(wrong: Any) -> None:
    joins: tuple[Callable[[], Any], ...] = (
        lambda: f.is_so & wrong,
        lambda: f.is_so | wrong,
        lambda: nk.all_of(wrong),
        lambda: nk.any_of(f.is_so, wrong),
        lambda: label("so", wrong),
        lambda: reading("P-1", one=f.is_so, two=wrong),
    )
    for join in joins:
        with pytest.raises(RuleError, match="expected a predicate"):
            join()


@pytest.mark.parametrize(
    ("slip", "says"),
    [
        pytest.param(
            lambda: Facts(WorkAuthorization).granted_om,
            "WorkAuthorization has no fact 'granted_om'; did you mean 'granted_on'?",
            id="near",
        ),
        pytest.param(
            lambda: f.approval.statuss,
            "Sample has no fact 'statuss'; did you mean 'status'?",
            id="inside a group",
        ),
        pytest.param(
            lambda: f.zzz,
            "Sample has no fact 'zzz'; its facts are done_on, number, more, is_so",
            id="far",
        ),
        pytest.param(
            lambda: Facts(WorkAuthorization).reference,
            "WorkAuthorization has no fact 'reference'",
            id="a label of the record is no fact",
        ),
    ],
)
def test_a_misspelt_fact_names_the_near_one(slip: Callable[[], Any], says: str) -> None:
    with pytest.raises(UnknownFactError) as error:
        slip()
    assert str(error.value).startswith(says)
    assert isinstance(error.value, AttributeError)


def test_facts_are_those_of_an_attrs_class() -> None:
    with pytest.raises(RuleError, match="is not an attrs class"):
        Facts(dict)
    assert "done_on" in dir(f)
    assert "reference" not in dir(Facts(WorkAuthorization))


@pytest.mark.parametrize(
    ("slip", "says"),
    [
        pytest.param(lambda: f.done_on < 3, "holds a day and can't be compared with 3", id="day"),
        pytest.param(lambda: f.done_on <= f.number, "holds a day and can't", id="day, number"),
        pytest.param(lambda: f.done_on > "2017-09-11", "holds a day and can't", id="day, text"),
        pytest.param(
            lambda: f.done_on < datetime(2017, 9, 11),  # noqa: DTZ001
            "holds a day and can't",
            id="day, time",
        ),
        pytest.param(lambda: f.done_on >= None, "holds a day and can't", id="day, nothing"),
        pytest.param(lambda: f.done_on.equals(5), "holds a day and can't", id="day equals"),
        pytest.param(lambda: f.done_on + 1.5, "add whole days", id="half a day"),
        pytest.param(lambda: f.done_on + True, "add whole days", id="a flag of days"),
        pytest.param(lambda: f.number < AS_OF, "holds a number and can't", id="number, day"),
        pytest.param(lambda: f.number < True, "holds a number and can't", id="number, flag"),
        pytest.param(lambda: f.number < 1.5, "holds a number and can't", id="number, half"),
        pytest.param(lambda: f.number > f.done_on, "holds a number and can't", id="number, fact"),
        pytest.param(lambda: f.number * 0, "multiply by 1, 2, 3", id="no times"),
        pytest.param(lambda: -2 * f.number, "multiply by 1, 2, 3", id="negative"),
        pytest.param(lambda: f.number * 0.5, "multiply by 1, 2, 3", id="half"),
        pytest.param(lambda: f.kind.is_("x"), "kind can't be 'x'", id="text for a member"),
        pytest.param(lambda: f.kind.is_(Other.X), "kind can't be", id="another enum"),
        pytest.param(lambda: f.kind.is_not(Other.X), "kind can't be", id="is not"),
        pytest.param(f.kind.is_in, "name what it may be", id="no member"),
        pytest.param(lambda: f.host.is_un_member(on=2017), "is no day of the law", id="member"),
        pytest.param(lambda: f.homes.contains(f.kind), "is not an ISO 3166 code", id="contains"),
        pytest.param(lambda: f.homes.contains(1), "is not an ISO 3166 code", id="contains 1"),
    ],
)
def test_an_ill_typed_test_fails_when_it_is_built(slip: Callable[[], Any], says: str) -> None:
    with pytest.raises(RuleError, match=says):
        slip()


@pytest.mark.parametrize("code", ["kp", "NKK", "Poland", "", 7])
@pytest.mark.parametrize(
    "test", [f.host.is_in, f.homes.contains, f.homes.contains_other_than], ids=["is", "has", "rest"]
)
def test_a_code_of_another_shape_fails_when_the_rule_is_built(
    test: Callable[[Any], Node], code: Any
) -> None:
    with pytest.raises(RuleError, match="is not an ISO 3166 code such as 'KP'"):
        test(code)


@pytest.mark.parametrize("code", ["XX", "UK", "NK"])
@pytest.mark.parametrize(
    "test", [f.host.is_in, f.homes.contains, f.homes.contains_other_than], ids=["is", "has", "rest"]
)
def test_a_code_that_does_not_exist_fails_when_the_checker_is_built(
    test: Callable[[Any], Node], code: str
) -> None:
    made = rule(test(code))
    with pytest.raises(RuleError, match=f"'{code}' is not an ISO 3166 code"):
        ask(made)


def test_two_rules_do_not_share_an_id() -> None:
    with pytest.raises(RuleError, match=r"regime sample: two rules are called twin$"):
        ask(rule(id="twin"), rule(f.is_so, id="twin"), rule(id="single"))


def test_two_regimes_do_not_share_the_id_of_a_rule() -> None:
    one = Regime.of("one", rules=[rule(f.is_so)])
    two = Regime.of("two", rules=[rule(~f.is_so)])
    with pytest.raises(RuleError, match="two rules are called rule"):
        Checker(Sample, as_of=AS_OF, regimes=[one, two])


def test_a_rule_reads_the_facts_of_one_record_class() -> None:
    mixed = rule(Facts(WorkerPresence).earning_income)
    with pytest.raises(RuleError, match="it reads Sample, WorkerPresence"):
        ask(mixed)


@pytest.mark.parametrize("readings", [{}, {"only": f.is_so}])
def test_a_contested_point_has_two_readings(readings: dict[str, Node]) -> None:
    with pytest.raises(RuleError, match="P-1: a contested point has two readings or more"):
        reading("P-1", **readings)


def test_an_unknown_point_fails_when_the_checker_is_built() -> None:
    made = rule(reading("P-9", one=f.is_so, two=~f.is_so))
    with pytest.raises(RuleError, match="P-9 is no contested point of the chosen regimes"):
        ask(made, points=[POINT])


@pytest.mark.parametrize(
    "readings",
    [
        pytest.param({"one": f.is_so, "three": ~f.is_so}, id="a wrong name"),
        pytest.param({"one": f.is_so, "two": ~f.is_so, "three": ALWAYS}, id="one too many"),
    ],
)
def test_a_reading_that_the_point_does_not_have_fails_when_the_checker_is_built(
    readings: dict[str, Node],
) -> None:
    made = rule(reading("P-1", **readings))
    with pytest.raises((RuleError, UnknownReadingError), match="three"):
        ask(made, points=[POINT])


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        (Policy.prevailing().reading("P-9", "one"), "the policy decides P-9; the points are P-1"),
        (Policy.prevailing().leaving_open("P-9"), "the policy decides P-9; the points are P-1"),
        (Policy.strict().reading("P-1", "three"), "P-1 has no reading 'three'; .* one, two"),
    ],
)
def test_a_policy_that_names_what_is_not_there_fails_with_the_names(
    policy: Policy, says: str
) -> None:
    made = rule(reading("P-1", one=f.is_so, two=~f.is_so))
    with pytest.raises(UnknownReadingError, match=says):
        ask(made, points=[POINT], policy=policy)


@pytest.mark.parametrize("sentence", ["", "  ", "\n"])
def test_a_label_needs_a_sentence(sentence: str) -> None:
    with pytest.raises(RuleError, match="a label needs a sentence"):
        label(sentence, f.is_so)


def test_the_parts_of_a_rule_must_fit() -> None:
    provision = nk.provision(LAW)
    slips: tuple[tuple[Callable[[], Any], str], ...] = (
        (lambda: nk.exception(f.is_so), "an exception needs a label"),
        (
            lambda: nk.exemption("approved", f.is_so, by=Authority.COMMITTEE_1718),
            "expected a fact that holds an approval",
        ),
        (
            lambda: nk.fulfilment(f.is_so, on=f.done_on),
            "needs a label and a fact that holds its day",
        ),
        (
            lambda: nk.fulfilment(label("so", f.is_so), on=f.number),
            "needs a label and a fact that holds its day",
        ),
        (
            lambda: prohibition(
                "r", title="", cites=provision, bound="", act=f.number, when=ALWAYS
            ),
            "r: act must be a fact that holds a day",
        ),
    )
    for slip, says in slips:
        with pytest.raises(RuleError, match=says):
            slip()


def test_an_unknown_provision_fails_when_the_checker_is_built() -> None:
    with pytest.raises(UnknownProvisionError, match="no provision 'UNSCR-1' in the chosen regimes"):
        ask(rule(cites="UNSCR-1"))


@pytest.mark.parametrize("symbol", ["deadline", "limit", "missing"])
def test_a_day_that_the_provision_does_not_fix_fails_when_the_checker_is_built(symbol: str) -> None:
    provision = nk.provision(LAW)
    day = provision.last_day("report") if symbol == "deadline" else provision.day(symbol)
    with pytest.raises(KeyError):
        ask(rule(f.done_on < day))


@pytest.mark.parametrize("record", [WorkerPresence(), Sample, None, {"done_on": None}])
def test_a_checker_judges_its_own_record_class_only(record: Any) -> None:
    checker = ask(rule(f.is_so))
    with pytest.raises(TypeError, match="expected a Sample, got a "):
        checker.judge(record)


@pytest.mark.parametrize("record", [WorkerPresence(host="PL"), None, {"done_on": None}])
def test_the_quick_answer_refuses_another_class_too(record: Any) -> None:
    checker = ask(rule(f.is_so))
    with pytest.raises(TypeError, match="expected a Sample, got a "):
        checker.outcome(record)


def test_a_record_class_without_rules_is_refused_with_the_names_of_the_regimes() -> None:
    with pytest.raises(RuleError, match=r"no rule of the chosen regimes \(un\) judges a Sample"):
        nk.check(Sample(), as_of=AS_OF)
    with pytest.raises(RuleError, match=r"\(none\) judges a WorkerPresence"):
        nk.check(WorkerPresence(), as_of=AS_OF, regimes=[])


@pytest.mark.parametrize(
    "day",
    [datetime(2018, 1, 1), "2018-01-01", None, 2018],  # noqa: DTZ001
    ids=["datetime", "text", "nothing", "number"],
)
def test_the_day_of_the_question_is_a_date(day: Any) -> None:
    with pytest.raises(TypeError, match="as_of: expected a date, got"):
        Checker(WorkerPresence, as_of=day)
    with pytest.raises(TypeError, match="as_of: expected a date, got"):
        nk.check(WorkerPresence(), as_of=day)


def test_a_time_of_a_day_already_asked_about_is_refused_too() -> None:
    nk.check(WorkerPresence(), as_of=AS_OF)
    with pytest.raises(TypeError, match="as_of: expected a date, got"):
        nk.check(WorkerPresence(), as_of=datetime(2018, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize("name", ["aproval", "approval.no_such"])
def test_a_name_to_assume_that_is_no_default_is_refused(name: str) -> None:
    with pytest.raises((UnknownFactError, RuleError), match=name):
        nk.check(WorkAuthorization(), as_of=AS_OF, assume=[name])
