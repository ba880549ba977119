"""The command `nksanctions lists fetch`, as somebody types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.lists.fetching.server import Server, body, serving, status

from nksanctions.cli.app import app

LIST = (
    b"<CONSOLIDATED_LIST><INDIVIDUALS>"
    + b"<INDIVIDUAL/>" * 1003
    + b"</INDIVIDUALS></CONSOLIDATED_LIST>"
)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def run(server: Server, folder: Path, *arguments: str, name: str = "un") -> Result:
    options = ["--to", str(folder), "--url", server.url, "--tries", "1", *arguments]
    return CliRunner().invoke(app, ["lists", "fetch", name, *options])


def test_a_new_and_an_unchanged_list_are_told(tmp_path: Path) -> None:
    with serving(body(LIST, ETag='"one"'), status(304)) as server:
        first, second = run(server, tmp_path), run(server, tmp_path)
    assert (first.exit_code, second.exit_code) == (0, 0)
    path = tmp_path / "un-consolidated.xml"
    assert first.stdout == f"{path}: 1,003 entries (new), {len(LIST):,} bytes\n"
    assert second.stdout == f"{path}: 1,003 entries (unchanged), {len(LIST):,} bytes\n"


def test_a_changed_list_says_how_many_entries_there_were(tmp_path: Path) -> None:
    newer = LIST.replace(b"<INDIVIDUAL/>", b"", 3)
    with serving(body(LIST), body(newer)) as server:
        run(server, tmp_path)
        result = run(server, tmp_path)
    assert "1,000 entries (new, before 1,003)" in result.stdout


def test_quiet_says_nothing_of_success(tmp_path: Path) -> None:
    with serving(body(LIST)) as server:
        result = run(server, tmp_path, "--quiet")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize(
    ("code", "data", "exit_status", "says"),
    [
        (404, b"", 1, "un: not fetched: http://127.0.0.1"),
        (200, b"<html></html>", 3, "un: refused: un-consolidated.xml: what came is a web page"),
    ],
)
def test_the_exit_status_tells_a_failure_from_a_refusal(
    tmp_path: Path, code: int, data: bytes, exit_status: int, says: str
) -> None:
    with serving(lambda handler: handler.reply(code, data)) as server:
        result = run(server, tmp_path)
    assert result.exit_code == exit_status
    assert result.stderr.startswith(says)
    assert result.stdout == ""
    assert max(map(len, result.stderr.splitlines())) <= 80
    assert list(tmp_path.iterdir()) == []


def test_a_shrunken_list_is_taken_on_demand(tmp_path: Path) -> None:
    with serving(body(LIST), body(LIST.replace(b"<INDIVIDUAL/>", b"", 400))) as server:
        run(server, tmp_path)
        refused = run(server, tmp_path)
        taken = run(server, tmp_path, "--allow-fewer")
    assert (refused.exit_code, taken.exit_code) == (3, 0)
    told = " ".join(refused.stderr.split())
    assert "(40% fewer); if that is right, allow_fewer (--allow-fewer) takes it" in told


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("nato", (), "'nato' is not one of"),
        ("un", ("--form", "csv"), "not published as 'csv'; there are xml"),
        ("un", ("uk",), "name only that"),
        ("un", ("--tries", "0"), "0 is not in the range"),
    ],
)
def test_what_cannot_be_meant_is_explained(
    tmp_path: Path, name: str, arguments: tuple[str, ...], says: str
) -> None:
    with serving(body(LIST)) as server:
        result = run(server, tmp_path, *arguments, name=name)
    assert result.exit_code == 2
    assert says in result.stderr
    assert server.asked == []
