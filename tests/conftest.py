"""What all tests share: how hard Hypothesis looks, and snapshots."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A run can be repeated exactly: the same code meets the same examples, and no clock decides.
settings.register_profile(
    "default", max_examples=60, derandomize=True, deadline=None, database=None, print_blob=True
)
settings.register_profile("ci", settings.get_profile("default"), max_examples=1_000)
settings.load_profile("default")

SNAPSHOTS = Path(__file__).parent / "snapshots"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew-snapshots",
        action="store_true",
        help="write what the tests of tests/snapshots find, instead of comparing it",
    )


@pytest.fixture
def snapshot(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with the file of that name in `tests/snapshots`, or renews the file."""

    def compare(name: str, text: str) -> None:
        file = SNAPSHOTS / name
        if request.config.getoption("--renew-snapshots"):
            file.write_text(text, encoding="utf-8")
            return
        held = file.read_text(encoding="utf-8") if file.exists() else ""
        if text != held:
            diff = difflib.unified_diff(
                held.splitlines(), text.splitlines(), f"snapshots/{name}", "now", lineterm="", n=1
            )
            pytest.fail(
                "\n".join(diff) + "\nIf the law in the data has changed as you meant it to: "
                f"pytest {request.node.nodeid} --renew-snapshots",
                pytrace=False,
            )

    return compare
