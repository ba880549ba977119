from __future__ import annotations

import subprocess
import sys
from datetime import date

import pyarrow as pa
import pytest

from nksanctions import hosts
from nksanctions.errors import MissingExtraError
from nksanctions.hosts.table import COLUMNS
from nksanctions.hosts.text import short, table_markdown, table_text

DAY = date(2019, 12, 23)


@pytest.fixture(scope="module")
def table() -> hosts.StatusTable:
    return hosts.table(as_of=DAY)


def test_each_host_has_a_row_for_each_duty(table: hosts.StatusTable) -> None:
    codes = [host.code for host in hosts.dataset()]
    assert [row.code for row in table.of("repatriation")] == codes
    assert len(table) % len(codes) == 0


def test_the_arrow_table_holds_the_rows(table: hosts.StatusTable) -> None:
    arrow = table.to_arrow()
    assert tuple(arrow.column_names) == COLUMNS
    assert arrow.num_rows == len(table)
    assert arrow.schema.field("last_day").type == pa.date32()
    assert arrow["status"].to_pylist() == [
        None if row.duty.status is None else row.duty.status.value for row in table
    ]
    assert table.to_frame("pyarrow").num_rows == len(table)


def test_another_library_is_refused_by_name(table: hosts.StatusTable) -> None:
    with pytest.raises(ValueError, match="'dplyr' is none of"):
        table.to_frame("dplyr")  # type: ignore[arg-type]  # what somebody may type


def test_a_library_that_is_not_there_is_named(
    table: hosts.StatusTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match="needs narwhals and polars"):
        table.to_frame("polars")


def test_importing_reads_no_file() -> None:
    code = (
        "import nksanctions, nksanctions.hosts;"
        "from nksanctions.hosts.load import embedded;"
        "from nksanctions.regimes.catalogue import load;"
        "assert embedded.cache_info().currsize == 0;"
        "assert not hasattr(load, 'cache_info') or load.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_text_fits_80_columns_and_tells_every_host(table: hosts.StatusTable) -> None:
    lines = table_text(table).splitlines()
    assert [line for line in lines if len(line) > 80] == []
    assert sum(line[:3] == "RU " for line in lines) == 1
    assert "OVERDUE" in next(line for line in lines if line.startswith("RU "))


def test_the_markdown_has_a_line_for_each_row(table: hosts.StatusTable) -> None:
    assert len(table_markdown(table).splitlines()) == len(table) + 2


def test_nothing_found_is_a_dot_and_not_an_accusation(table: hosts.StatusTable) -> None:
    (benin,) = [row for row in table.of("repatriation") if row.code == "BJ"]
    assert len(benin.duty.statuses) > 1
    assert short(benin.duty) == "·"


def test_what_was_known_on_the_day_may_be_asked_for() -> None:
    poland = [hosts.host("PL")]
    then = hosts.table(as_of=date(2019, 11, 30), hosts=poland, known_by=date(2019, 11, 30))
    assert then.of("final-report")[0].words == "INDETERMINATE"


def test_the_world_total_is_a_spread_and_no_sum() -> None:
    world = hosts.world()
    assert world.spread("2017/2018-01") == (93_000, 147_000)
    assert hosts.world(as_of=date(2014, 1, 1)).spread() is None
    reports = [one.value for one in world.tallies if one.of.value == "reports-2397-op8"]
    assert reports == [42, 47, 48, 50, 52]
