"""What an authority did: approvals, determinations, filings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve

from nksanctions import (
    Approval,
    ApprovalStatus,
    Authority,
    Determination,
    DeterminationStatus,
    Filing,
    FilingStatus,
    Purpose,
)

DAY = date(2017, 9, 15)


def test_each_way_to_say_it_has_its_status() -> None:
    assert Approval.none().status is ApprovalStatus.NONE
    assert Approval.pending().status is ApprovalStatus.PENDING
    assert Approval.refused(DAY).status is ApprovalStatus.REFUSED
    assert Approval.granted(DAY).status is ApprovalStatus.GRANTED
    assert Determination.none().status is DeterminationStatus.NONE
    assert Determination.national(DAY).status is DeterminationStatus.NATIONAL
    prohibited = Determination.repatriation_prohibited(DAY)
    assert prohibited.status is DeterminationStatus.REPATRIATION_PROHIBITED
    not_prohibited = Determination.repatriation_not_prohibited(DAY)
    assert not_prohibited.status is DeterminationStatus.REPATRIATION_NOT_PROHIBITED
    assert Filing.none().status is FilingStatus.NONE
    assert Filing.sent(DAY).status is FilingStatus.SENT


@pytest.mark.parametrize(
    "dated",
    [
        Approval.refused,
        Approval.granted,
        Determination.national,
        Determination.repatriation_prohibited,
        Determination.repatriation_not_prohibited,
        Filing.sent,
    ],
)
def test_a_day_left_out_is_not_known(dated: Any) -> None:
    assert dated().date is None
    assert dated(DAY).date == DAY
    assert dated(DAY) == dated(DAY) != dated()


def test_an_approval_is_the_named_authoritys_under_the_provision_in_question() -> None:
    plain = Approval.granted(DAY)
    assert (plain.authority, plain.provision, plain.purpose) == (Authority.COMPETENT, "", None)
    full = Approval.granted(
        DAY,
        by=Authority.SECURITY_COUNCIL,
        purpose=Purpose.HUMANITARIAN,
        under="UNSCR-2375-OP17b",
    )
    assert full.authority is Authority.SECURITY_COUNCIL
    assert full.purpose is Purpose.HUMANITARIAN
    assert full.provision == "UNSCR-2375-OP17b"
    assert Approval.refused(DAY, under="UNSCR-2375-OP17b").provision == "UNSCR-2375-OP17b"


def test_an_approval_of_which_nothing_is_said_is_not_known() -> None:
    unknown = Approval()
    assert unknown.status is None
    assert unknown != Approval.none()
    assert Determination().status is None
    assert Filing().status is None


@pytest.mark.parametrize("status", [ApprovalStatus.NONE, ApprovalStatus.PENDING, "pending"])
def test_what_is_not_decided_has_no_day_of_decision(status: Any) -> None:
    with pytest.raises(ValueError, match="has no day of decision"):
        Approval(status=status, date=DAY)
    assert Approval(date=DAY).date == DAY
    with pytest.raises(ValueError, match="has no day of decision"):
        evolve(Approval.granted(DAY), status=status)


def test_text_of_an_enum_is_taken_as_its_member() -> None:
    taken: Any = {"status": "granted", "authority": "member-state", "purpose": "humanitarian"}
    found = Approval(**taken)
    assert found.status is ApprovalStatus.GRANTED
    assert found.authority is Authority.MEMBER_STATE
    assert found.purpose is Purpose.HUMANITARIAN


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Approval(status="allowed"), "status: expected one of none, pending, refused"),  # type: ignore[arg-type]
        (lambda: Approval(status=True), "status: expected one of none, pending, refused"),  # type: ignore[arg-type]
        (lambda: Approval(authority="UN"), "authority: expected one of competent, committee-1718"),  # type: ignore[arg-type]
        (lambda: Approval(purpose="profit"), "purpose: expected one of humanitarian"),  # type: ignore[arg-type]
        (lambda: Approval(provision=17), "provision: expected text, got 17"),  # type: ignore[arg-type]
        (lambda: Approval.granted("2017-09-15"), "date: expected a date, got '2017-09-15'"),  # type: ignore[arg-type]
        (
            lambda: Approval.granted(datetime(2017, 9, 15)),  # noqa: DTZ001
            "date: expected a date, got datetime",
        ),
        (lambda: Filing(status="posted"), "status: expected one of none, sent"),  # type: ignore[arg-type]
        (lambda: Filing.sent(20190308), "date: expected a date, got 20190308"),  # type: ignore[arg-type]
        (lambda: Determination(status="refugee"), "status: expected one of none, national"),  # type: ignore[arg-type]
        (
            lambda: Determination.national(datetime(2018, 3, 1)),  # noqa: DTZ001
            "date: expected a date, got datetime",
        ),
    ],
)
def test_a_wrong_value_is_refused_with_the_field_and_what_was_expected(
    make: Any, says: str
) -> None:
    with pytest.raises(ValueError, match=f"^{says}"):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Filing(status="none", date=DAY),  # type: ignore[arg-type]
        lambda: Determination(status="none", date=DAY),  # type: ignore[arg-type]
    ],
    ids=["filing", "determination"],
)
def test_what_was_not_done_has_no_day(make: Any) -> None:
    with pytest.raises(ValueError, match=r"^date: "):
        make()
