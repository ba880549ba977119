"""The catalogue of a regime: it is read when it is asked for, and finds law by its name."""

import subprocess
import sys

import pytest

from nksanctions.errors import UnknownProvisionError
from nksanctions.regimes.catalogue import load

UN = load("nksanctions.regimes.un")


def test_a_catalogue_is_read_once_and_cannot_be_changed() -> None:
    assert load("nksanctions.regimes.un") is UN
    with pytest.raises(TypeError):
        UN.provisions["UNSCR-2375-OP17a"] = UN.provision("UNSCR-2397-OP8a")  # type: ignore[index]


def test_importing_reads_no_file_of_a_regime_and_no_reader_of_one() -> None:
    watch = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import nksanctions.regimes
data = [name for name in opened if "regimes" in name and name.endswith(".toml")]
data += sys.modules.keys() & {"cattrs", "nksanctions.datafiles.strict_toml"}
sys.exit(", ".join(data) or None)
"""
    subprocess.run([sys.executable, "-c", watch], check=True)


@pytest.mark.parametrize(
    ("citation", "id_"),
    [
        ("UNSCR-2375-OP17a", "UNSCR-2375-OP17a"),
        ("UNSCR-2375-OP17c", "UNSCR-2375-OP17c"),
        ("UNSCR-2375-OP17", "UNSCR-2375-OP17a"),
        ("UNSCR-2397-OP8", "UNSCR-2397-OP8a"),
        ("S/RES/2375 (2017) OP 17", "UNSCR-2375-OP17a"),
        ("S/RES/2375(2017) OP17", "UNSCR-2375-OP17a"),
        ("S/RES/2375 (2017), OP 17d", "UNSCR-2375-OP17d"),
        ("s/res/2397 (2017) op 25", "UNSCR-2397-OP25"),
        (" UNSCR-2321-OP34 ", "UNSCR-2321-OP34"),
    ],
)
def test_ids_and_printed_citations_are_understood(citation: str, id_: str) -> None:
    assert UN.provision(citation).id == id_


def test_what_is_printed_is_understood() -> None:
    for provision in UN.provisions.values():
        printed = UN.provision(str(provision.citation))
        assert str(printed.citation) == str(provision.citation)


@pytest.mark.parametrize(
    ("citation", "suggestion"),
    [
        ("UNSCR-2375-OP17z", "did you mean UNSCR-2375-OP17"),
        ("UNSCR-2379-OP8a", "did you mean UNSCR-2397-OP8a"),
        ("S/RES/2375 (2016) OP 26", "did you mean UNSCR-2375-OP26"),
        ("Magna Carta", "held: S/RES/825 (1993), S/RES/1540 (2004), S/RES/1695 (2006)"),
    ],
)
def test_an_unknown_citation_is_refused_with_near_matches(citation: str, suggestion: str) -> None:
    with pytest.raises(UnknownProvisionError) as caught:
        UN.provision(citation)
    message = str(caught.value)
    assert message.startswith(f"no provision {citation!r} is held; ")
    assert suggestion in message


def test_an_unknown_symbol_is_refused_with_near_matches() -> None:
    with pytest.raises(KeyError, match=r"did you mean S/RES/2397 \(2017\)"):
        UN.instrument("S/RES/2379 (2017)")
    with pytest.raises(KeyError, match=r"did you mean .*S/RES/1540 \(2004\)"):
        UN.instrument("1541")


@pytest.mark.parametrize("symbol", ["S/RES/2397(2017)", "s/res/2397 (2017)", "2397"])
def test_an_instrument_answers_to_its_symbol_and_a_resolution_to_its_number(symbol: str) -> None:
    assert UN.instrument(symbol).symbol == "S/RES/2397 (2017)"
