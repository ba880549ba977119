"""The labour records: what they refuse, and what a field left out means."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError

from nksanctions import (
    Approval,
    AuthorizationAct,
    AuthorizationKind,
    ContractKind,
    ContractRenewal,
    CountBase,
    Determination,
    Ending,
    Filing,
    Immunity,
    IncomeSource,
    StateLabourReport,
    Territory,
    WorkAuthorization,
    WorkerPresence,
)
from nksanctions.models.facts import Domain, FactKind, info

RECORDS: tuple[type[Any], ...] = (
    WorkAuthorization,
    ContractRenewal,
    WorkerPresence,
    StateLabourReport,
)
EACH_RECORD = pytest.mark.parametrize("record_type", RECORDS, ids=lambda one: one.__name__)
DAY = date(2017, 10, 15)
NOON = datetime(2017, 10, 15, 12)  # noqa: DTZ001

WRONG: dict[Domain, tuple[Any, ...]] = {
    Domain.FLAG: ("yes", 1, 0, "true", DAY),
    Domain.DAY: (NOON, "2017-10-15", 20171015, True),
    Domain.COUNT: (True, False, -1, 1.0, "3", DAY),
    Domain.CHOICE: ("gift", True, 3, ("none",)),
    Domain.COUNTRY: ("UK", "XX", "kp", "PRK", "Poland", "", 616, ("PL",)),
    Domain.COUNTRIES: ("UK", ("KP", "XX"), ("kp",), ("KP", 3), 7, ("KP", None)),
    Domain.GROUP: ("granted", True, DAY, {"status": "granted"}),
}
_EXPECTED = {
    Domain.FLAG: "expected true or false, got",
    Domain.DAY: "expected a date, got",
    Domain.COUNT: "(expected a whole number, got|-1 is below 0)",
    Domain.CHOICE: "expected one of ",
    Domain.COUNTRY: ".*ISO 3166 code",
    Domain.COUNTRIES: ".*(ISO 3166 code|country codes)",
    Domain.GROUP: "expected (Approval|Determination|Filing), got",
}


def fields(record_type: type[Any]) -> dict[str, Any]:
    """Each fact of a record class."""
    return {a.name: what for a in attrs.fields(record_type) if (what := info(a)) is not None}


@EACH_RECORD
def test_each_field_refuses_what_it_does_not_hold_and_is_named(record_type: type[Any]) -> None:
    for name, what in fields(record_type).items():
        for wrong in WRONG[what.domain]:
            with pytest.raises(ValueError, match=f"^{name}: {_EXPECTED[what.domain]}"):
                record_type(**{name: wrong})


@EACH_RECORD
def test_each_field_may_be_unknown(record_type: type[Any]) -> None:
    names = fields(record_type)
    nothing = record_type(**dict.fromkeys(names))
    assert all(getattr(nothing, name) is None for name in names)


@EACH_RECORD
def test_the_reference_is_text(record_type: type[Any]) -> None:
    assert record_type().reference == ""
    with pytest.raises(TypeError, match="reference"):
        record_type(reference=17)
    assert "reference" not in fields(record_type)


@EACH_RECORD
def test_a_record_takes_no_field_it_does_not_have_and_none_by_position(
    record_type: type[Any],
) -> None:
    with pytest.raises(TypeError, match="grantedon"):
        record_type(grantedon=DAY)
    with pytest.raises(TypeError, match="positional"):
        record_type("reference")


@EACH_RECORD
def test_a_record_is_a_value_that_nobody_changes(record_type: type[Any]) -> None:
    assert record_type() == record_type()
    assert hash(record_type()) == hash(record_type())
    with pytest.raises(FrozenInstanceError):
        record_type().reference = "other"


@EACH_RECORD
def test_a_plain_fact_left_out_is_not_known_and_the_others_have_a_value(
    record_type: type[Any],
) -> None:
    record = record_type()
    for name, what in fields(record_type).items():
        assert (getattr(record, name) is None) is (what.kind is FactKind.PLAIN), name


@pytest.mark.parametrize(
    ("record", "ordinary"),
    [
        (
            WorkAuthorization(),
            {
                "act": AuthorizationAct.GRANT,
                "kind": AuthorizationKind.WORK_PERMIT,
                "territory": Territory.UNDISPUTED,
                "nationality_disputed": False,
                "linked_to_admission": True,
                "follows_from_protection": False,
                "contract_kind": ContractKind.INDIVIDUAL,
                "contract_unexpired": True,
                "approval": Approval.none(),
                "is_additional": True,
            },
        ),
        (
            ContractRenewal(),
            {
                "kind": AuthorizationKind.WORK_PERMIT,
                "territory": Territory.UNDISPUTED,
                "nationality_disputed": False,
                "follows_from_protection": False,
                "contract_kind": ContractKind.INDIVIDUAL,
                "needs_authorization": True,
                "approval": Approval.none(),
                "is_additional": False,
            },
        ),
        (
            WorkerPresence(),
            {
                "territory": Territory.UNDISPUTED,
                "nationality_disputed": False,
                "is_attache": False,
                "income": IncomeSource.LOCAL_WAGE,
                "under_older_contract": False,
                "immunity": Immunity.NONE,
                "ended": Ending.ONGOING,
                "determination": Determination.none(),
                "approval": Approval.none(),
            },
        ),
        (
            StateLabourReport(),
            {
                "notification": Filing.none(),
                "count_base": CountBase.STOCK_AT_ADOPTION,
                "midterm_report": Filing.none(),
                "explanation": Filing.none(),
                "final_report": Filing.none(),
            },
        ),
    ],
    ids=lambda one: type(one).__name__,
)
def test_an_ordinary_circumstance_left_out_has_its_ordinary_value(
    record: Any, ordinary: dict[str, Any]
) -> None:
    found = {name: getattr(record, name) for name in fields(type(record))}
    assert {name: value for name, value in found.items() if value is not None} == ordinary


@pytest.mark.parametrize(
    ("act", "adds"),
    [
        (AuthorizationAct.GRANT, True),
        (AuthorizationAct.RENEWAL, False),
        (AuthorizationAct.EXTENSION, False),
        (AuthorizationAct.TRANSFER, False),
        ("renewal", False),
        ("grant", True),
        (None, None),
    ],
)
def test_what_the_act_is_decides_what_is_ordinary(act: Any, adds: bool | None) -> None:
    left_out = WorkAuthorization(act=act)
    assert left_out.linked_to_admission is adds
    assert left_out.is_additional is adds


@pytest.mark.parametrize("act", [*AuthorizationAct, None])
@pytest.mark.parametrize("value", [True, False, None])
def test_what_is_said_stands_whatever_the_act_is(act: Any, value: bool | None) -> None:
    given = WorkAuthorization(act=act, linked_to_admission=value, is_additional=value)
    assert given.linked_to_admission is value
    assert given.is_additional is value


def test_text_of_an_enum_is_taken_as_its_member() -> None:
    taken: dict[str, Any] = {"act": "renewal", "kind": "student-visa", "contract_kind": "framework"}
    found = WorkAuthorization(**taken)
    assert found.act is AuthorizationAct.RENEWAL
    assert found.kind is AuthorizationKind.STUDENT_VISA
    assert found.contract_kind is ContractKind.FRAMEWORK


@pytest.mark.parametrize("name", ["Renewal", "RENEWAL", "gift", " grant"])
def test_text_that_no_enum_has_is_refused_with_all_that_it_has(name: str) -> None:
    wrong: Any = name
    expected = re.escape(f"act: expected one of grant, renewal, extension, transfer, got {name!r}")
    with pytest.raises(ValueError, match=expected):
        WorkAuthorization(act=wrong)


@pytest.mark.parametrize(
    ("record_type", "start", "end", "rest"),
    [
        (WorkAuthorization, "granted_on", "valid_until", {}),
        (ContractRenewal, "first_contract_finalized_on", "first_contract_ends_on", {}),
        (ContractRenewal, "renewal_agreed_on", "renewal_runs_until", {}),
        (WorkerPresence, "earning_since", "ended_on", {"ended": Ending.STOPPED_EARNING}),
    ],
)
def test_nothing_ends_before_it_starts(
    record_type: type[Any], start: str, end: str, rest: dict[str, Any]
) -> None:
    eve = date(2017, 10, 14)
    with pytest.raises(ValueError, match=f"^{end}: 2017-10-14 is before {start} 2017-10-15$"):
        record_type(**{start: DAY, end: eve}, **rest)
    same = record_type(**{start: DAY, end: DAY}, **rest)
    assert getattr(same, end) == DAY
    for known in (start, end):
        assert getattr(record_type(**{known: eve}, **rest), known) == eve


@pytest.mark.parametrize("ended", [*Ending, None])
def test_a_stay_that_goes_on_has_no_day_of_ending(ended: Ending | None) -> None:
    if ended is Ending.ONGOING:
        with pytest.raises(ValueError, match=r"^ended_on: a stay that is ongoing has no day"):
            WorkerPresence(ended=ended, ended_on=DAY)
        with pytest.raises(ValueError, match="say how it ended"):
            WorkerPresence(ended_on=DAY)
    else:
        assert WorkerPresence(ended=ended, ended_on=DAY).ended_on == DAY


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("UK", "'UK' is not an ISO 3166 code; did you mean 'GB' (United Kingdom)?"),
        ("NK", "did you mean 'KP'"),
        ("kp", "'kp' is not an ISO 3166 code; "),
        ("PRK", "'KP'"),
    ],
)
def test_a_country_by_another_name_is_told_its_code(code: str, says: str) -> None:
    for wrong in ({"host": code}, {"nationalities": (code,)}, {"nationalities": code}):
        (name,) = wrong
        given: Any = wrong
        with pytest.raises(ValueError, match=f"^{name}: .*{re.escape(says)}"):
            WorkAuthorization(**given)


def test_all_wrong_codes_are_named_at_once() -> None:
    with pytest.raises(ValueError, match=r"'UK' .*; 'XX' is not an ISO 3166 code"):
        WorkAuthorization(nationalities=("KP", "UK", "XX"))


def test_nationalities_are_a_tuple_whatever_holds_them() -> None:
    for given in ("KP", ["KP"], ("KP",), iter(["KP"]), {"KP": 1}):
        taken: Any = given
        assert WorkAuthorization(nationalities=taken).nationalities == ("KP",)
    assert WorkAuthorization(nationalities=()).nationalities == ()
    assert WorkAuthorization().nationalities is None


def test_none_at_all_is_a_number() -> None:
    assert WorkAuthorization(authorizations_after=0).authorizations_after == 0
    assert StateLabourReport(workers_at_adoption=0).workers_at_adoption == 0
