"""Screening beside its peers in one run: ``python benchmarks/screening.py [LIST…]``.

Peers: rapidfuzz, every listed name by WRatio (letters alone), and nomenklatura's logic-v2 where it
is installed (it needs ICU). logic-v2 is too slow to compare with every name, so it sees the twenty
names that rapidfuzz likes best and each name that is meant, and for Hangul and Hanja the DPRK's
nationals; its speed is that of comparisons times
the number of names. A machine that is busy with other things tells little: read the ratios.
"""

from __future__ import annotations

import importlib
import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from nksanctions import lists
from nksanctions.models import Designation, SubjectKind
from nksanctions.screening import RECOMMENDED, Index
from nksanctions.screening.validation import Case, cases

DATA = Path(__file__).parents[2] / "shared" / "data"
PUBLISHED = (DATA / "un-consolidated-2026-02-27.xml", DATA / "ofac-sdn")

Found = tuple[str, float]
"""A reference and a score."""


def line(what: str, measured: float, unit: str, target: float, *, least: bool = True) -> None:
    """Print a measurement beside its target."""
    met = measured >= target if least else measured <= target
    bound = "at least" if least else "at most"
    print(f"{'PASS' if met else 'MISS'}  {what}: {measured:,.1f}{unit} ({bound} {target:,g}{unit})")


def per_second(ask: Callable[[str], Any], names: Sequence[str]) -> float:
    """Names a second on the processor's own clock."""
    began = time.process_time()
    for name in names:
        ask(name)
    return len(names) / (time.process_time() - began)


def best_f1(answers: Sequence[tuple[Case, Sequence[Found]]]) -> float:
    """The best F1 over all thresholds; a case is right if what is meant scores enough."""
    best = 0.0
    for threshold in {round(score, 3) for _, found in answers for _, score in found}:
        hits = false = 0
        for case, found in answers:
            enough = {reference for reference, score in found if score >= threshold - 0.0005}
            if case.meant & enough:
                hits += 1
            elif enough:
                false += 1
        meant = sum(bool(case.meant) for case, _ in answers)
        if hits:
            precision, recall = hits / (hits + false), hits / meant
            best = max(best, 2 * precision * recall / (precision + recall))
    return best


def right_first(answers: Sequence[tuple[Case, Sequence[Found]]]) -> float:
    """How often what is meant comes first."""
    hits = sum(bool(found) and found[0][0] in case.meant for case, found in answers)
    return hits / len(answers) if answers else 0.0


def flagged(answers: Sequence[tuple[Case, Sequence[Found]]], threshold: float) -> float:
    """How often an innocent name is flagged."""
    hits = sum(bool(found) and found[0][1] >= threshold for _, found in answers)
    return hits / len(answers) if answers else 0.0


def by_rapidfuzz(held: Sequence[Designation]) -> Callable[[str], list[Found]] | None:
    """Every listed name by WRatio."""
    try:
        from rapidfuzz import fuzz, process, utils
    except ImportError:
        return None
    names = [
        (each.reference, utils.default_process(name.text)) for each in held for name in each.names
    ]
    texts = [text for _, text in names]

    def ask(name: str) -> list[Found]:
        found = process.extract(
            utils.default_process(name), texts, scorer=fuzz.WRatio, limit=20, score_cutoff=40
        )
        return [(names[at][0], score / 100) for _, score, at in found]

    return ask


def by_logic_v2(
    held: Sequence[Designation], first_look: Callable[[str], list[Found]]
) -> Callable[[Case], list[Found]] | None:
    """Nomenklatura's logic-v2 on the names that another tool likes best."""
    try:  # by name: no stubs, and no dependency of ours
        model = importlib.import_module("followthemoney").model
        algorithm = importlib.import_module("nomenklatura.matching").get_algorithm("logic-v2")
    except ImportError:
        return None
    config = algorithm.default_config()
    schema = {SubjectKind.INDIVIDUAL: "Person", SubjectKind.VESSEL: "Vessel"}

    def entity(reference: str, names: list[str], kind: SubjectKind) -> Any:
        data = {
            "id": reference,
            "schema": schema.get(kind, "Organization"),
            "properties": {"name": names},
        }
        return model.get_proxy(data)

    listed = {
        each.reference: entity(each.reference, [n.text for n in each.names], each.kind)
        for each in held
    }
    kinds = {each.reference: each.kind for each in held}
    from_the_north = [
        each.reference
        for each in held
        if any(nationality.country == "KP" for nationality in each.nationalities)
    ]
    asked = iter(range(10**9))

    def ask(case: Case) -> list[Found]:
        question = entity(f"query-{next(asked)}", [case.query], case.about)
        if case.query.isascii():
            near = {reference for reference, _ in first_look(case.query)} | set(case.meant)
        else:
            near = set(from_the_north)  # letters alone find nothing in another script
        found = [
            (reference, algorithm.compare(question, listed[reference], config).score)
            for reference in sorted(near)
            if kinds[reference] == case.about
        ]
        return sorted(found, key=lambda each: -each[1])

    return ask


def main() -> None:
    """Print speed and quality beside the peers."""
    paths = [Path(each) for each in sys.argv[1:]] or list(PUBLISHED)
    held = [each for path in paths for each in lists.read(path, strict=False)]
    tracemalloc.start()
    index = Index(held)
    memory = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    began = time.process_time()
    index = Index(held)
    line("the index is built in", time.process_time() - began, " s", 3, least=False)
    line("it takes", memory, " MB", 150, least=False)

    luck = random.Random(26)
    everything = list(cases(held))
    latin = [each for each in everything if each.is_latin and each.about == SubjectKind.INDIVIDUAL
             and not each.kind.startswith("other")]  # fmt: skip
    names = [each.query for each in luck.sample(everything, 4000)]
    each_alone = per_second(index.search, names)
    line("search, names never asked before", each_alone, " a second", 2000)
    stream = names + luck.sample(names, 2000)
    began = time.process_time()
    count = sum(1 for _ in index.search_many(stream))
    line("search_many", count / (time.process_time() - began), " a second", 5000)

    chosen = luck.sample(latin, 160)
    kinds = {
        "Hangul": [each for each in everything if each.kind == "Hangul"][::6],
        "Hanja": [each for each in everything if each.kind.startswith("Hanja")][::12],
    }
    bodies = luck.sample([each for each in everything if each.about == SubjectKind.ENTITY], 80)
    innocent = luck.sample(
        [e for e in everything if e.kind.startswith("innocent") and e.is_latin], 160
    )

    fuzzy = by_rapidfuzz(held)
    tools: list[tuple[str, Callable[[Case], list[Found]], float, float]] = [
        (
            "nksanctions",
            lambda case: [
                (one.designation.reference, one.score)
                for one in index.search(case.query, threshold=0.5, limit=20)
            ],
            RECOMMENDED,
            each_alone,
        )
    ]
    if fuzzy is not None:
        tools.append(
            (
                "rapidfuzz WRatio",
                lambda case: fuzzy(case.query),
                0.90,
                per_second(fuzzy, names[:40]),
            )
        )
        logic = by_logic_v2(held, fuzzy)
        if logic is not None:
            for case in chosen[:2]:
                logic(case)  # it loads its data at the first question
            taken, total = -10 / per_second(fuzzy, [case.query for case in chosen[2:12]]), 0
            began = time.process_time()
            for case in chosen[2:12]:
                total += len(logic(case))
            pairs = total / (taken + time.process_time() - began)
            tools.append(("nomenklatura logic-v2", logic, 0.70, pairs / len(held)))
    print("\n                        persons  Hangul  Hanja   bodies  innocents  names     ")
    print("                        best F1  first   first   best F1 flagged    a second  ratio")
    for tool, ask, threshold, speed in tools:
        answered = [(case, ask(case)) for case in chosen]
        scripts = [right_first([(case, ask(case)) for case in part]) for part in kinds.values()]
        of_bodies = best_f1([(case, ask(case)) for case in bodies])
        alarms = flagged([(case, ask(case)) for case in innocent], threshold)
        print(
            f"{tool:<24}{best_f1(answered):<9.3f}{scripts[0]:<8.0%}{scripts[1]:<8.0%}"
            f"{of_bodies:<8.3f}{alarms:<11.1%}{speed:<10,.1f}{each_alone / speed:,.0f}"
        )


if __name__ == "__main__":
    main()
