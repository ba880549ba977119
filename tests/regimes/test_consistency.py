"""Whether the parts of a catalogue agree, and what is told when they do not."""

from datetime import date

import pytest
from attrs import evolve

from nksanctions.models.period import Period
from nksanctions.models.provision import Effect, EffectKind, ProvisionKind
from nksanctions.regimes.catalogue import Catalogue, load
from nksanctions.regimes.consistency import problems

UN = load("nksanctions.regimes.un")


def changed(id_: str, **changes: object) -> Catalogue:
    provision = evolve(UN.provision(id_), **changes)  # type: ignore[arg-type]
    return evolve(UN, provisions={**UN.provisions, id_: provision})


@pytest.mark.parametrize(
    ("catalogue", "problem"),
    [
        pytest.param(
            changed(
                "UNSCR-2371-OP11",
                effects=(Effect(kind=EffectKind.ENDS, target="UNSCR-2321-OP99"),),
            ),
            "UNSCR-2371-OP11 ends UNSCR-2321-OP99, which is not held",
            id="effect on a provision that is not held",
        ),
        pytest.param(
            changed(
                "UNSCR-2371-OP11",
                effects=(Effect(kind=EffectKind.ENDS, target="UNSCR-2397-OP8a"),),
            ),
            "UNSCR-2371-OP11 ends UNSCR-2397-OP8a, which is no earlier",
            id="effect on a later provision",
        ),
        pytest.param(
            changed("UNSCR-2397-OP25", points=("A-06", "A-99")),
            "UNSCR-2397-OP25 names point A-99, which does not bear on it",
            id="unknown point",
        ),
        pytest.param(
            changed("UNSCR-2397-OP25", points=()),
            "A-06 bears on UNSCR-2397-OP25, which does not name it",
            id="point not named",
        ),
        pytest.param(
            changed("UNSCR-2397-OP25", sources=("hearsay",)),
            "UNSCR-2397-OP25 names source 'hearsay', which is not held",
            id="unknown source",
        ),
        pytest.param(
            changed(
                "UNSCR-2397-OP25",
                citation=evolve(UN.provision("UNSCR-2397-OP25").citation, pinpoint="OP 26"),
            ),
            "UNSCR-2397-OP25 stands at a place that leads to UNSCR-2397-OP26",
            id="id and paragraph differ",
        ),
        pytest.param(
            changed("UNSCR-2397-OP25", adopted=date(2017, 12, 23)),
            "UNSCR-2397-OP25 does not have its instrument's day of adoption",
            id="day of adoption differs",
        ),
        pytest.param(
            changed("UNSCR-2397-OP25", in_force=Period(date(2017, 12, 21))),
            "UNSCR-2397-OP25 is in force before its adoption",
            id="in force too early",
        ),
        pytest.param(
            changed("UNSCR-2375-OP17a", kind=ProvisionKind.EXCEPTION),
            "UNSCR-2375-OP17a is its paragraph's first part and states an exception",
            id="first part without the main rule",
        ),
        pytest.param(
            evolve(
                UN,
                provisions={
                    id_: held for id_, held in UN.provisions.items() if id_ != "UNSCR-2397-OP8a"
                },
            ),
            "S/RES/2397 (2017) OP 8 is split into ['b', 'c', 'd'], not into a, b, c and so on",
            id="a part is missing",
        ),
        pytest.param(
            evolve(UN, bears_on={**UN.bears_on, "A-06": ("UNSCR-2397-OP99",)}),
            "A-06 names provision 'UNSCR-2397-OP99', which is not held",
            id="point bears on an unknown provision",
        ),
        pytest.param(
            evolve(
                UN,
                caveats={"A-10": evolve(UN.caveats["A-10"], sources=("hearsay",))},
            ),
            "A-10 names source 'hearsay', which is not held",
            id="caveat with an unknown source",
        ),
        pytest.param(
            evolve(
                UN,
                instruments={
                    **UN.instruments,
                    "S/RES/2397 (2018)": evolve(
                        UN.instrument("S/RES/2397 (2017)"), symbol="S/RES/2397 (2018)"
                    ),
                },
            ),
            "S/RES/2397 (2018) was adopted on 2017-12-22, in another year",
            id="symbol of another year",
        ),
    ],
)
def test_parts_that_do_not_agree_are_told(catalogue: Catalogue, problem: str) -> None:
    assert problem in problems(catalogue)
