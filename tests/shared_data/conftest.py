"""The published lists, which lie beside the project and are never copied into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nksanctions import lists
from nksanctions.lists import OfficialList

DATA = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="session")
def un() -> OfficialList:
    return lists.read(DATA / "un-consolidated-2026-02-27.xml")


@pytest.fixture(scope="session")
def ofac() -> OfficialList:
    return lists.read(DATA / "ofac-sdn")
