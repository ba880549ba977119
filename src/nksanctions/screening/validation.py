"""How well an index finds names: cases made from its own lists, and innocent names.

Each kind of variation is a rule: a name rewritten in another system, order, script or abbreviation.
Two kinds are real: the names that a list gives one person, and the names that two lists give one
person. Against them stand names that differ in one part, and innocent Korean names. A quarter of
the cases, chosen by the number of the entry, is kept aside: rules are tuned on the others alone.
"""

from __future__ import annotations

import random
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from attrs import evolve, frozen

from nksanctions.models import Designation, NameQuality, SubjectKind
from nksanctions.screening import hanja, mandarin
from nksanctions.screening.entries import entries
from nksanctions.screening.fold import bare, fold
from nksanctions.screening.hangul import as_south
from nksanctions.screening.index import Index
from nksanctions.screening.korean import meanings, parse
from nksanctions.screening.romanization import KANA, KONTSEVICH, made
from nksanctions.screening.scores import FLOOR, RECOMMENDED
from nksanctions.screening.spelling import Style, spell
from nksanctions.screening.vocabulary import romanized_alike
from nksanctions.screening.words import CANONICAL, factor

__all__ = [
    "Case",
    "Row",
    "ThresholdPoint",
    "ValidationReport",
    "calibrate",
    "cases",
    "innocents",
    "validate",
]

_SURNAMES: Final = (
    "김" * 43 + "이" * 29 + "박" * 17 + "최" * 9 + "정" * 9 + "강조윤장" * 4 + "임한오서신권황안송전홍유" * 3
    + "고문양손배백허남심노하곽성차주우구민진지엄채원천방"
)  # fmt: skip
"""Surnames as often as people have them, roughly."""
_FIRST: Final = (
    "영성정재상민지동현준승종태경진용광병기인수대석명철혜은미선순희윤창남도원규우세충덕길학호형"
)
_SECOND: Final = (
    "수호진식철훈민현우준석환영희숙자미경은정아연일남길국혁섭원기욱룡성규태란옥순화선복만학관배용열"
)
_ABBREVIATED: Final = {
    "corporation": "Corp.", "company": "Co.", "limited": "Ltd", "general": "Gen.", "trading": "Trdg", "shipping": "Shpg",
    "international": "Int'l", "development": "Dev.", "technology": "Tech.", "department": "Dept.", "bureau": "Bur.",
}  # fmt: skip
_LEGAL: Final = frozenset(
    {"corporation", "company", "limited", "corp", "co", "ltd", "llc", "inc", "gmbh", "pte"}
)


@frozen(kw_only=True)
class Case:
    """A name and the designations that it means; none means an innocent name.

    .. versionadded:: 26.1.0
    """

    kind: str
    query: str
    meant: frozenset[str] = frozenset()
    about: SubjectKind = SubjectKind.INDIVIDUAL
    is_latin: bool = True
    kept_aside: bool = False


@frozen(kw_only=True)
class Row:
    """The results of one kind: how many cases, how many with a candidate that is meant, and first.

    For names that mean nobody *found* counts those that were flagged: the fewer, the better.

    .. versionadded:: 26.1.0
    """

    kind: str
    cases: int
    found: int
    first: int
    innocent: bool

    def __str__(self) -> str:
        share = self.found / self.cases if self.cases else 0.0
        first = "" if self.innocent else f"{self.first / max(self.cases, 1):8.1%}"
        return f"{self.kind:<46}{self.cases:>7,}{share:9.1%}{first}"


@frozen(kw_only=True)
class ValidationReport:
    """What `validate` found.

    .. versionadded:: 26.1.0
    """

    rows: tuple[Row, ...]
    best_f1: float
    best_threshold: float
    f1: float
    recall_at_precision_95: float
    organisations_f1: float
    per_second: float
    threshold: float
    aside: bool

    def __str__(self) -> str:
        part = "the part kept aside" if self.aside else "the part for tuning"
        lines = [
            f"threshold {self.threshold:.2f}, {part}",
            f"{'spellings of listed names':<46}{'cases':>7}{'found':>9}{'first':>8}",
            *(str(row) for row in self.rows if not row.innocent),
            f"{'names of others':<46}{'cases':>7}{'flagged':>9}",
            *(str(row) for row in self.rows if row.innocent),
            f"persons in Latin letters: best F1 {self.best_f1:.3f} at {self.best_threshold:.2f}, F1 {self.f1:.3f} here,",
            f"  recall {self.recall_at_precision_95:.1%} at precision 95%",
            f"organisations: best F1 {self.organisations_f1:.3f}",
            f"speed: {self.per_second:,.0f} names a second",
        ]
        return "\n".join(lines)


def _is_aside(reference: str) -> bool:
    return zlib.crc32(reference.encode()) % 4 == 0


def likely_hangul(designation: Designation) -> str | None:
    """The Hangul of a Korean person's primary name, as far as its spellings tell; `None` for others.

    >>> from nksanctions.models import ListingAuthority, ListSource, Name
    >>> likely_hangul(
    ...     Designation(
    ...         kind=SubjectKind.INDIVIDUAL,
    ...         authority=ListingAuthority.US,
    ...         source=ListSource(list="ofac-sdn", entry="0"),
    ...         reference="0",
    ...         names=(Name(text="RI, Chun Song"), Name(text="RI, Ch'un-so'ng")),
    ...     )
    ... )
    '이춘성'

    .. versionadded:: 26.1.0
    """
    for entry in entries(0, designation):
        for name, known in zip(entry.korean, entry.known, strict=True):
            found = "".join(
                max(
                    left or frozenset(meanings(key)),
                    key=lambda each, key=key: (  # type: ignore[misc]  # mypy sees no default
                        meanings(key).get(each, (0.0, 0))[0],
                        (_FIRST + _SECOND).count(each),
                        each,
                    ),
                )
                for key, left in zip(
                    name.keys, known or (frozenset(),) * len(name.keys), strict=True
                )
            )
            if 2 <= len(found) <= 4:
                return found
        return None
    return None


def _is_from_the_north(designation: Designation) -> bool:
    countries = {each.country for each in (*designation.nationalities, *designation.citizenships)}
    return "KP" in countries or any("DPRK" in tag or tag == "1718" for tag in designation.tags)


def _hanja(hangul: str, *, simplified: bool) -> str | None:
    """Some characters that are read so; in simplified forms, where they differ."""
    found = []
    for place, syllable in enumerate(hangul):
        pool = hanja.written(syllable, simplified=simplified)
        if place == 0:
            surnames = mandarin.SURNAMES.get(as_south(syllable), "")
            pool = tuple(each for each in pool if each in surnames) or pool
        if not pool:
            return None
        found.append(pool[(zlib.crc32(hangul.encode()) + place) % len(pool)])
    return "".join(found)


def _other_script(hangul: str, system: int) -> str | None:
    parts = [next(iter(made(system, each)), ("", 0.0))[0] for each in hangul]
    if not all(parts):
        return None
    if system == KANA:
        return f"{parts[0]}・{''.join(parts[1:])}"
    return " ".join(each.capitalize() for each in parts)


def _korean_cases(hangul: str) -> Iterator[tuple[str, str, bool]]:
    """The kind, the text, and whether it is in Latin letters."""
    dprk = spell(hangul, Style.DPRK)
    surname, *given = dprk.split(" ")
    for style in Style:
        yield style.value, spell(hangul, style), True
    yield "joined", surname + "".join(given).lower(), True
    yield "given name joined", f"{surname} {''.join(given).capitalize()}", True
    yield "surname last", f"{'-'.join(given).capitalize()} {surname}", True
    yield "surname last, joined", f"{''.join(given).capitalize()} {surname.upper()}", True
    yield "press, no hyphen", spell(hangul, Style.PRESS).replace("-", ""), True
    yield "Hangul", hangul, False
    if (text := _hanja(hangul, simplified=False)) is not None:
        yield "Hanja, traditional", text, False
    if (text := _hanja(hangul, simplified=True)) is not None:
        yield "Hanja, simplified", text, False
    if (text := _other_script(hangul, KONTSEVICH)) is not None:
        yield "Cyrillic", text, False
    if (text := _other_script(hangul, KANA)) is not None:
        yield "Katakana", text, False


def _differs(one: str, other: str) -> bool:
    """Whether no common system spells two names alike."""
    return all(spell(one, style) != spell(other, style) for style in Style)


def _other_person(hangul: str, luck: random.Random) -> str:
    """A name that differs in one syllable of the given name."""
    while True:
        place = luck.randrange(1, len(hangul))
        other = hangul[:place] + luck.choice(_SECOND if place > 1 else _FIRST) + hangul[place + 1 :]
        if other != hangul and _differs(hangul, other):
            return other


def innocents(count: int, seed: int, taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Korean names in Hangul, with surnames as often as people have them, none of them *taken*.

    >>> len(innocents(3, seed=1))
    3

    .. versionadded:: 26.1.0
    """
    luck, found, without = random.Random(seed), dict[str, None](), set(taken)  # noqa: S311  (no secret)
    while len(found) < count:
        first, second = luck.choice(_FIRST), luck.choice(_SECOND)
        name = luck.choice(_SURNAMES) + first + second
        if first != second and name not in without:
            found[name] = None
    return tuple(found)


def _letters(name: str) -> str:
    """The words of a name in alphabetical order; empty if it has no letter."""
    try:
        return " ".join(sorted(bare(fold(name)).split()))
    except ValueError:
        return ""


def _alike(one: str, other: str) -> bool:
    """Whether two names look like spellings of one, by their letters alone."""
    a, b = _letters(one), _letters(other)
    return bool(a and b) and SequenceMatcher(None, a, b).ratio() >= 0.75


def _body_cases(name: str) -> Iterator[tuple[str, str]]:
    """Variations of the name of a body."""
    words = name.replace(",", "").replace(".", "").split()
    plain = [CANONICAL.get(word.lower(), word.lower()) for word in words]
    if any(word in _ABBREVIATED for word in plain):
        yield (
            "body: abbreviated",
            " ".join(_ABBREVIATED.get(low, word) for low, word in zip(plain, words, strict=True)),
        )
    kept = [word for low, word in zip(plain, words, strict=True) if low not in _LEGAL]
    if len(kept) < len(words) and any(factor(word.lower()) == 1 for word in kept):
        yield "body: legal form left out", " ".join(kept)
    if len(words) > 2:
        yield "body: word order", " ".join((*words[1:], words[0]))
    if "korea" in plain:
        yield (
            "body: Korea in Korean",
            " ".join(
                "Choson" if low == "korea" else word for low, word in zip(plain, words, strict=True)
            ),
        )
    for at, low in enumerate(plain):
        if (
            factor(low) == 1
            and low.isascii()
            and len(low) > 5
            and (other := _respelt(low)) is not None
        ):
            yield (
                "body: Korean word in another system",
                " ".join(other if place == at else word for place, word in enumerate(words)),
            )
            break


def _respelt(word: str) -> str | None:
    """A Korean word in the Revised Romanization; `None` if it is none, or the same."""
    for first, other in (("ryo", "ryeo"), ("yong", "yeong"), ("kang", "gang"), ("song", "seong"), ("pong", "bong"),
                         ("tae", "dae"), ("paek", "baek"), ("chon", "cheon"), ("kum", "geum")):  # fmt: skip
        if first in word and romanized_alike(word, changed := word.replace(first, other)):
            return changed
    return None


def cases(designations: Sequence[Designation], *, seed: int = 26) -> Iterator[Case]:
    """The cases of some lists, the same for the same lists and seed.

    .. versionadded:: 26.1.0
    """
    luck = random.Random(seed)  # noqa: S311  (no secret)
    by_hangul: defaultdict[str, set[str]] = defaultdict(set)
    hangul_of: dict[int, str] = {}
    known = {
        _letters(each.name)
        for each in designations
        if each.kind == SubjectKind.INDIVIDUAL and _is_from_the_north(each)
    }
    for at, each in enumerate(designations):
        if each.kind == SubjectKind.INDIVIDUAL and _letters(each.name) in known:
            found = likely_hangul(each)
            if found is not None:
                by_hangul[found].add(each.reference)
                hangul_of[at] = found
    _join_lists(designations, hangul_of, by_hangul)
    for at, each in enumerate(designations):
        aside = _is_aside(each.reference)
        if at in hangul_of:
            yield from _persons(hangul_of[at], by_hangul, luck, aside=aside)
        elif each.kind == SubjectKind.INDIVIDUAL and at % 5 == 0:
            yield from _others(each, luck, aside=aside)
        elif each.kind == SubjectKind.ENTITY and (_is_from_the_north(each) or at % 12 == 0):
            yield from _bodies(each, luck, aside=aside)
        elif each.kind == SubjectKind.VESSEL:
            joined = "".join(each.name.split()).capitalize()
            if joined.lower() != each.name.lower():
                meant = frozenset({each.reference})
                yield Case(
                    kind="vessel: joined",
                    query=joined,
                    meant=meant,
                    about=each.kind,
                    kept_aside=aside,
                )
    for number, name in enumerate(innocents(2000, seed, by_hangul)):
        aside = number % 4 == 0
        for style in (Style.PRESS, Style.DPRK, Style.REVISED, Style.ENGLISH):
            yield Case(
                kind=f"innocent Korean, {style.value}", query=spell(name, style), kept_aside=aside
            )
        yield Case(kind="innocent Korean, Hangul", query=name, is_latin=False, kept_aside=aside)


def _join_lists(
    designations: Sequence[Designation], hangul_of: dict[int, str], by_hangul: dict[str, set[str]]
) -> None:
    """Let one person whom two lists spell otherwise be meant in both."""
    born: defaultdict[object, list[int]] = defaultdict(list)
    for at in hangul_of:
        for birth in designations[at].births:
            if birth.date.day is not None:
                born[birth.date.day].append(at)
    for same in born.values():
        for one in same:
            for other in same:
                if _alike(designations[one].name, designations[other].name):
                    by_hangul[hangul_of[one]].add(designations[other].reference)


def _persons(
    hangul: str, by_hangul: dict[str, set[str]], luck: random.Random, *, aside: bool
) -> Iterator[Case]:
    meant = frozenset(by_hangul[hangul])
    for kind, query, is_latin in _korean_cases(hangul):
        yield Case(kind=kind, query=query, meant=meant, is_latin=is_latin, kept_aside=aside)
    for style in (Style.DPRK, Style.PRESS):
        other = _other_person(hangul, luck)
        if other not in by_hangul:
            yield Case(kind="one syllable other", query=spell(other, style), kept_aside=aside)


def _others(each: Designation, luck: random.Random, *, aside: bool) -> Iterator[Case]:
    family, comma, given = each.name.partition(", ")
    if not comma or not each.name.isascii() or not _letters(given) or not _letters(family):
        return
    if parse(fold(each.name)):
        return
    meant = frozenset({each.reference})
    yield Case(kind="other: surname last", query=f"{given} {family}", meant=meant, kept_aside=aside)
    if len(family) > 5 and family.isalpha():
        place = luck.randrange(1, len(family) - 1)
        query = f"{given} {family[:place]}{family[place + 1 :]}"
        yield Case(kind="other: a letter missing", query=query, meant=meant, kept_aside=aside)


def _bodies(each: Designation, luck: random.Random, *, aside: bool) -> Iterator[Case]:
    meant = frozenset({each.reference})
    for kind, query in _body_cases(each.name):
        yield Case(kind=kind, query=query, meant=meant, about=each.kind, kept_aside=aside)
    if _is_from_the_north(each):
        words = each.name.split()
        names = [
            at
            for at, word in enumerate(words)
            if factor(CANONICAL.get(word.lower(), word.lower())) == 1
        ]
        if len(names) == 1 and len(words) > 2:
            other = spell(f"김{luck.choice(_FIRST)}{luck.choice(_SECOND)}", Style.DPRK)
            words[names[0]] = "".join(other.split(" ")[1:]).upper()
            yield Case(
                kind="another body", query=" ".join(words), about=each.kind, kept_aside=aside
            )


def real_cases(designations: Sequence[Designation]) -> Iterator[tuple[Case, str]]:
    """Spellings that lists themselves give, each with the list where it is not to be looked up.

    Of one person: another name of the same entry (the list named ``""``: the alias is to be taken
    out). Of two lists: the same birth date to the day, and names that look alike by their letters.
    """
    born: defaultdict[object, list[Designation]] = defaultdict(list)
    for each in designations:
        if each.kind != SubjectKind.INDIVIDUAL or not _is_from_the_north(each):
            continue
        for birth in each.births:
            if birth.date.day is not None:
                born[birth.date.day].append(each)
        for alias in each.aliases:
            if (
                alias.quality != NameQuality.WEAK
                and _letters(alias.text) != _letters(each.name)
                and _alike(alias.text, each.name)
            ):
                yield _real("another spelling on the list", alias.text, each), ""
    for same in born.values():
        for one in same:
            for other in same:
                if one.source.list != other.source.list and _alike(one.name, other.name):
                    for name in one.strong_names:
                        if _alike(name.text, other.name):
                            yield (
                                _real("a spelling of another list", name.text, other),
                                one.source.list,
                            )


def _real(kind: str, query: str, each: Designation) -> Case:
    return Case(
        kind=kind,
        query=query,
        meant=frozenset({each.reference}),
        kept_aside=_is_aside(each.reference),
    )


_Scored = tuple[Case, float, float, bool]
"""A case, the score of what is meant, that of the best other, and whether the meant comes first."""


def _score(case: Case, index: Index) -> tuple[float, float, bool]:
    """The score of what is meant, the score of the best other, and whether the meant comes first."""
    found = index.search(case.query, threshold=FLOOR, limit=20)
    right = [each.score for each in found if each.designation.reference in case.meant]
    wrong = [each.score for each in found if each.designation.reference not in case.meant]
    best, other = max(right, default=0.0), max(wrong, default=0.0)
    return best, other, bool(best) and best >= other


def _measured(
    held: tuple[Designation, ...], *, aside: bool, watch: Callable[[int, int], None] | None
) -> tuple[list[_Scored], float]:
    """Each case with its scores, and how many names a second were looked up."""
    index = Index(held)
    primary = Index(
        evolve(each, names=each.names[:1]) for each in held if each.kind == SubjectKind.INDIVIDUAL
    )
    without = {
        name: Index(each for each in held if each.source.list != name)
        for name in sorted({each.source.list for each in held})
    }
    todo = [(case, index) for case in cases(held)]
    todo += [
        (case, without[left_out] if left_out else primary) for case, left_out in real_cases(held)
    ]
    todo = [each for each in todo if each[0].kept_aside == aside]
    scored: list[_Scored] = []
    for number, (case, where) in enumerate(todo, 1):
        right, wrong, first = _score(case, where)
        scored.append((case, right, wrong, first))
        if watch is not None and number % 200 == 0:
            watch(number, len(todo))
    began = time.perf_counter()
    count = sum(1 for _ in index.search_many(case.query for case, _ in todo))
    taken = time.perf_counter() - began
    return scored, count / taken if taken else 0.0


def _is_latin_person(case: Case) -> bool:
    return (
        case.is_latin
        and case.about == SubjectKind.INDIVIDUAL
        and not case.kind.startswith(("other", "another spelling"))
    )


def validate(
    designations: Iterable[Designation],
    *,
    threshold: float = RECOMMENDED,
    aside: bool = False,
    watch: Callable[[int, int], None] | None = None,
) -> ValidationReport:
    """Ask an index of these designations for each case; *aside* takes the part kept aside.

    *watch* is told how many cases are done, and of how many.

    .. versionadded:: 26.1.0
    """
    scored, per_second = _measured(tuple(designations), aside=aside, watch=watch)
    persons = [each for each in scored if _is_latin_person(each[0])]
    bodies = [each for each in scored if each[0].about == SubjectKind.ENTITY]
    best, at = _best_f1(persons)
    points = [_f1(persons, percent / 100) for percent in range(50, 96)]
    return ValidationReport(
        rows=tuple(_rows(scored, threshold)),
        best_f1=best,
        best_threshold=at,
        f1=_f1(persons, threshold)[0],
        recall_at_precision_95=max(
            (recall for _, precision, recall in points if precision >= 0.95), default=0.0
        ),
        organisations_f1=_best_f1(bodies)[0],
        per_second=per_second,
        threshold=threshold,
        aside=aside,
    )


@frozen(kw_only=True)
class ThresholdPoint:
    """What a threshold does: persons in Latin letters, bodies, and innocent Korean names.

    .. versionadded:: 26.1.0
    """

    threshold: float
    precision: float
    recall: float
    f1: float
    bodies_f1: float
    flagged: float

    def __str__(self) -> str:
        return (
            f"{self.threshold:.2f}  {self.precision:9.1%}  {self.recall:6.1%}  {self.f1:.3f}"
            f"  {self.bodies_f1:9.3f}  {self.flagged:8.2%}"
        )


def calibrate(designations: Iterable[Designation]) -> tuple[ThresholdPoint, ...]:
    """Each threshold from 0.50 to 0.90 on the part for tuning, in steps of 0.02.

    .. versionadded:: 26.1.0
    """
    scored, _ = _measured(tuple(designations), aside=False, watch=None)
    persons = [each for each in scored if _is_latin_person(each[0])]
    bodies = [each for each in scored if each[0].about == SubjectKind.ENTITY]
    innocent = [wrong for case, _, wrong, _ in scored if case.kind.startswith("innocent")]
    found = []
    for percent in range(50, 91, 2):
        threshold = percent / 100
        f1, precision, recall = _f1(persons, threshold)
        found.append(
            ThresholdPoint(
                threshold=threshold,
                precision=precision,
                recall=recall,
                f1=f1,
                bodies_f1=_f1(bodies, threshold)[0],
                flagged=sum(wrong >= threshold for wrong in innocent) / max(len(innocent), 1),
            )
        )
    return tuple(found)


def _rows(scored: Sequence[_Scored], threshold: float) -> Iterator[Row]:
    by_kind: dict[tuple[bool, str], list[tuple[float, float, bool]]] = {}
    for case, right, wrong, first in scored:
        by_kind.setdefault((not case.meant, case.kind), []).append((right, wrong, first))
    for (innocent, kind), results in sorted(by_kind.items(), key=lambda each: each[0][0]):
        hits = [wrong if innocent else right for right, wrong, _ in results]
        yield Row(
            kind=kind,
            cases=len(results),
            found=sum(each >= threshold for each in hits),
            first=sum(first and right >= threshold for right, _, first in results),
            innocent=innocent,
        )


def _f1(scored: Sequence[_Scored], threshold: float) -> tuple[float, float, float]:
    """F1, precision and recall: a case is right if what is meant is found, wrong if only another is."""
    hits = sum(bool(case.meant) and right >= threshold for case, right, _, _ in scored)
    false = sum(
        wrong >= threshold and (not case.meant or right < threshold)
        for case, right, wrong, _ in scored
    )
    meant = sum(bool(case.meant) for case, *_ in scored)
    precision = hits / (hits + false) if hits + false else 1.0
    recall = hits / meant if meant else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f1, precision, recall


def _best_f1(scored: Sequence[_Scored]) -> tuple[float, float]:
    return max((_f1(scored, t / 100)[0], t / 100) for t in range(50, 96))
