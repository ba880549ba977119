"""Law of one's own: a folder in the shape of the library's, with every mistake told at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import nksanctions as nk
from nksanctions.errors import MalformedDataError, RuleError
from nksanctions.models.period import Period
from nksanctions.regimes.folder import read_folder

HEAD = """
symbol = "Act 12 of 2018"
kind = "act"
adopted = 2018-03-01
title = "Work permits"
verified = "official-text"
sources = ["gazette"]
"""

ROW = """
[[provision]]
id = "ACT-12-S3"
pinpoint = "section 3"
bound = ["national-authorities"]
kind = "prohibition"
binding = true
subject = "labour"
measure = "overseas-labour"
summary = "No work permit is renewed."
effects = [{ kind = "extends", target = "UNSCR-2375-OP17a" }]
points = ["A-02"]
verified = "official-text"
sources = ["gazette"]
"""

SOURCES = """
[gazette]
title = "Official gazette, no. 12"
url = "https://gazette.example/12"
used_for = "the whole act"
"""


def folder(place: Path, **files: str) -> Path:
    instruments = place / "instruments"
    instruments.mkdir(exist_ok=True)
    for name, text in files.items():
        home = place if name in ("sources", "points") else instruments
        (home / f"{name.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
    return place


def test_a_national_act_names_what_it_carries_out(tmp_path: Path) -> None:
    own = nk.Regime.read(
        folder(tmp_path, act_12=HEAD + ROW, sources=SOURCES), id="xx", beside=[nk.un]
    )
    assert own.provision("Act 12 of 2018 section 3").id == "ACT-12-S3"
    both = nk.un.merged(own)
    assert "ACT-12-S3" in both.history("UNSCR-2375-OP17").ids
    assert both.in_force("ACT-12-S3") == Period(date(2018, 3, 1))
    assert both.rules == nk.un.rules
    assert "ACT-12-S3" not in nk.un.provisions


def test_a_merged_regime_judges_as_before(tmp_path: Path) -> None:
    own = nk.Regime.read(
        folder(tmp_path, act_12=HEAD + ROW, sources=SOURCES), id="xx", beside=[nk.un]
    )
    record = nk.WorkAuthorization(
        host="PL", nationalities=("KP",), granted_on=date(2017, 10, 15), contract_in_writing=False
    )
    as_of = date(2017, 11, 1)
    alone = nk.check(record, as_of=as_of)
    merged = nk.check(record, as_of=as_of, regimes=[nk.un.merged(own)])
    assert str(merged) == str(alone)


def test_regimes_that_share_an_id_are_not_merged(tmp_path: Path) -> None:
    own = nk.Regime.read(
        folder(tmp_path, act_12=HEAD + ROW, sources=SOURCES), id="xx", beside=[nk.un]
    )
    with pytest.raises(RuleError, match="xx and xx both hold ACT-12-S3, Act 12 of 2018"):
        own.merged(own)


def test_a_reference_needs_the_regime_beside_it(tmp_path: Path) -> None:
    with pytest.raises(MalformedDataError) as caught:
        read_folder(folder(tmp_path, act_12=HEAD + ROW, sources=SOURCES))
    told = str(caught.value)
    assert "extends UNSCR-2375-OP17a, which is not held @ $.provision[0].effects[0].target" in told
    assert "names point A-02, which does not bear on it @ $.provision[0].points[0]" in told


def test_ten_mistakes_are_told_at_once_with_file_table_and_key(tmp_path: Path) -> None:
    second = ROW.replace("ACT-12-S3", "ACT-12-S4").replace("section 3", "section 4")
    bad_day = HEAD.replace("Act 12 of 2018", "Act 9 of 2019").replace("2018-03-01", "2019-01-01")
    files = {
        "act_12": HEAD
        + ROW.replace("UNSCR-2375-OP17a", "UNSCR-2375-OP99")  # 1: no such target
        + second.replace('kind = "prohibition"', 'kind = "prohibiton"')  # 2: no such kind
        + ROW.replace("ACT-12-S3", "ACT-12-S5")
        .replace("section 3", "section 5")
        .replace('"A-02"', '"A-77"')  # 3: no such point
        .replace('sources = ["gazette"]', 'sources = ["hearsay"]'),  # 4: no such source
        "act_9": bad_day
        + ROW.replace("section 3", "section 1")  # 5: an id that stands in another file
        + ROW.replace("ACT-12-S3", "ACT-9-S2")
        .replace("section 3", "section 2")
        .replace("binding = true", 'binding = "yes"')  # 6: a text for true or false
        + ROW.replace("ACT-12-S3", "ACT-9-S3").replace("points", "pionts"),  # 7: a misspelt key
        "act_7": HEAD.replace("2018-03-01", '"in March"'),  # 8: no day
        "broken": "symbol = ",  # 9: no TOML
        "points": '[[point]]\nid = "X-1"\nbears_on = ["ACT-12-S3"]\nverified = "memory"\n'
        'question = "Is it?"\nreading = [{ name = "yes", says = "It is.", held_by = "One." }]\n',
        # 10: a point with one reading
        "sources": SOURCES,
    }
    with pytest.raises(MalformedDataError) as caught:
        nk.Regime.read(folder(tmp_path, **files), id="xx", beside=[nk.un])
    lines = str(caught.value).splitlines()
    expected = {
        "act-12.toml: ACT-12-S3 extends UNSCR-2375-OP99, which is not held"
        " @ $.provision[0].effects[0].target",
        "act-12.toml: 'prohibiton' is none of",
        "act-12.toml: ACT-12-S5 names point A-77, which does not bear on it"
        " @ $.provision[2].points[0]",
        "act-12.toml: ACT-12-S5 names source 'hearsay', which is not held"
        " @ $.provision[2].sources[0]",
        "act-9.toml: ACT-12-S3 stands in act-12.toml too @ $.provision[0].id",
        "act-9.toml: expected true or false, not 'yes' @ $.provision[1].binding",
        "act-9.toml: unknown key 'pionts', did you mean 'points'? @ $.provision[2]",
        "act-7.toml: expected a day such as 2017-09-11, not 'in March' @ $.adopted",
        "broken.toml: no TOML: ",
        "points.toml: X-1: a point has two or more readings with names of their own @ $.point[0]",
    }
    for one in expected:
        assert sum(line.startswith(one) for line in lines) == 1, one
    assert len(lines) == len(expected), "\n".join(lines)


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param({}, "there is no instruments/*.toml in this folder", id="empty"),
        pytest.param({"sources": SOURCES}, "there is no instruments/*.toml", id="sources alone"),
    ],
)
def test_a_folder_without_instruments_is_refused(
    tmp_path: Path, files: dict[str, str], told: str
) -> None:
    with pytest.raises(MalformedDataError) as caught:
        read_folder(folder(tmp_path, **files))
    assert told in str(caught.value)


def test_a_file_of_another_encoding_is_told_with_its_name(tmp_path: Path) -> None:
    place = folder(tmp_path, act_12=HEAD, sources=SOURCES)
    (place / "instruments" / "act-13.toml").write_bytes("title = 'ä'".encode("latin-1"))
    (place / "sources.toml").write_bytes("title = 'ä'".encode("latin-1"))
    with pytest.raises(MalformedDataError) as caught:
        read_folder(place)
    files = [line.partition(":")[0] for line in str(caught.value).splitlines()]
    assert files[:2] == ["act-13.toml", "sources.toml"]
