"""What of the law is checked: nothing that binds is without a rule or a reason."""

from __future__ import annotations

import pytest

from nksanctions import MalformedDataError, un
from nksanctions.law.rules import record_of
from nksanctions.regimes.coverage import UncoveredKind, read_reasons

COVERAGE = un.coverage()
BY_ID = {one.provision.id: one for one in COVERAGE}
GOODS = ("arms", "luxury", "petroleum", "proliferation", "trade")


def test_every_provision_stands_there_once() -> None:
    assert [one.provision.id for one in COVERAGE] == list(un.provisions)


def test_nothing_that_binds_is_without_a_rule_or_a_reason() -> None:
    assert [str(one) for one in COVERAGE.unaccounted] == []


@pytest.mark.parametrize("subject", GOODS)
def test_no_rule_on_goods_is_left_for_later(subject: str) -> None:
    later = COVERAGE.of(UncoveredKind.LATER)
    assert [str(one) for one in later if one.provision.subject == subject] == []
    assert COVERAGE.counts()[subject][2] == 0


def test_each_rule_is_under_the_provision_that_it_reads() -> None:
    for rule in un.rules:
        entry = BY_ID[rule.cites.id]
        assert rule.id in entry.rules
        assert record_of(rule).__name__ in entry.records


def test_a_provision_with_rules_has_no_reason_and_the_other_way_round() -> None:
    assert all((one.reason is None) is one.is_covered for one in COVERAGE if one.provision.binding)


def test_no_reason_on_file_is_idle() -> None:
    """A reason for a provision that has rules by now would say what is no longer so."""
    used = {one.reason.says for one in COVERAGE if one.reason is not None}
    assert [says.says for says in un.catalogue.uncovered.values() if says.says not in used] == []


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("UNSCR-2321-OP34", None),
        ("UNSCR-1718-OP12", "addressed-elsewhere"),
        ("UNSCR-2356-OP3", "designation"),
        ("UNSCR-2397-OP18", "not-binding"),
        ("UNSCR-1718-OP5", "addressed-to-dprk"),
        ("UNSCR-2397-OP11", "later"),
        ("UNSCR-2397-OP16", "read-with-another"),
    ],
)
def test_the_reason_is_of_the_right_kind(id: str, kind: str | None) -> None:
    reason = BY_ID[id].reason
    assert (None if reason is None else reason.kind.value) == kind


def test_a_text_that_only_opens_a_way_out_is_named_by_the_rules_that_take_it() -> None:
    power = BY_ID["UNSCR-2397-OP25"]
    assert power.rules == ()
    assert {"un.trade.imports", "un.labour.ceiling"} <= set(power.named_by)


def test_printed_it_counts_each_subject() -> None:
    lines = str(COVERAGE).splitlines()
    assert lines[0].split() == ["subject", "binding", "with", "rules", "none", "yet"]
    assert lines[-1] == "binding, with neither rule nor reason: 0"
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[subject.a]\nkind = "later"', "needs kind and says ('says') @ $.subject.a"),
        ('[provision.B]\nkind = "soon"\nsays = "x"', "'soon' is not a valid UncoveredKind"),
        ("[subject", "is no TOML"),
        ('[measure.c]\nkind = "later"\nsays = "x"', "unknown table @ $.measure"),
    ],
)
def test_a_file_of_another_shape_is_refused(text: str, says: str) -> None:
    with pytest.raises(MalformedDataError) as error:
        read_reasons(text, source="coverage.toml")
    assert says in str(error.value)
