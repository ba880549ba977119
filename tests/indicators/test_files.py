"""The data of the indicators and red flags: complete, sourced, and in its own words."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from typing import Any

import attrs
import pytest

import nksanctions as nk
from nksanctions.indicators.files import (
    ForcedLabourIndicator,
    forced_labour_file,
    red_flag_file,
    sources,
)
from nksanctions.models.facts import info

SOURCED: list[Any] = [
    *forced_labour_file().indicator,
    *forced_labour_file().threshold,
    *forced_labour_file().statement,
    *red_flag_file().advisory,
    *red_flag_file().flag,
    *red_flag_file().statement,
]


def test_the_eleven_are_in_the_ilos_order_under_its_names() -> None:
    assert [one.title for one in nk.forced_labour.indicators()] == [
        "Abuse of vulnerability",
        "Deception",
        "Restriction of movement",
        "Isolation",
        "Physical and sexual violence",
        "Intimidation and threats",
        "Retention of identity documents",
        "Withholding of wages",
        "Debt bondage",
        "Abusive working and living conditions",
        "Excessive overtime",
    ]
    assert [one.name for one in nk.forced_labour.indicators()] == list(ForcedLabourIndicator)
    assert [one.id for one in ForcedLabourIndicator] == [f"FL{n:02}" for n in range(1, 12)]


@pytest.mark.parametrize("one", SOURCED, ids=repr)
def test_each_fact_has_a_source_that_resolves(one: Any) -> None:
    assert one.sources
    assert set(one.sources) <= set(sources())


def test_each_source_is_used_and_has_an_address() -> None:
    used = {key for one in SOURCED for key in one.sources}
    assert set(sources()) == used
    assert all(one.url.startswith(("http://", "https://")) for one in sources().values())


def test_no_two_things_share_an_id() -> None:
    for group in (
        [one.id for one in red_flag_file().flag],
        [one.id for one in red_flag_file().advisory],
        [one.id for one in forced_labour_file().threshold],
        [one.id for one in (*forced_labour_file().statement, *red_flag_file().statement)],
    ):
        assert [id for id, times in Counter(group).items() if times > 1] == []


def test_each_flag_names_an_advisory_and_facts_of_one_observation() -> None:
    known = {one.id for one in nk.red_flags.advisories()}
    assert {one.advisory for one in nk.red_flags.flags()} == known
    of_suppliers = nk.red_flags.flags(record=nk.SupplierObservation)
    of_workers = nk.red_flags.flags(record=nk.ITWorkerObservation)
    assert set(nk.red_flags.flags()) == {*of_suppliers, *of_workers}
    assert not {*of_suppliers} & {*of_workers}


@pytest.mark.parametrize("record", [nk.SupplierObservation, nk.ITWorkerObservation])
def test_each_fact_of_an_observation_raises_a_flag(record: type) -> None:
    facts = {one.name for one in attrs.fields(record) if info(one) is not None}
    raising = {name for one in nk.red_flags.flags(record=record) for name in one.raised_by}
    assert facts == raising


def test_advisories_stand_in_the_order_of_their_days() -> None:
    days = [one.issued for one in nk.red_flags.advisories()]
    assert days == sorted(days)


@pytest.mark.parametrize("one", nk.forced_labour.thresholds().values(), ids=lambda one: one.id)
def test_a_threshold_says_its_number_and_whose_it_is(one: nk.forced_labour.Threshold) -> None:
    assert str(one.value) in one.sentence
    assert "{" not in one.sentence
    assert one.reason
    assert one.set_by is not nk.forced_labour.SetBy.CALLER


def test_importing_reads_no_file() -> None:
    watch = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import nksanctions as nk
nk.forced_labour, nk.red_flags
sys.exit(", ".join(name for name in opened if name.endswith(".toml")) or None)
"""
    subprocess.run([sys.executable, "-c", watch], check=True)
