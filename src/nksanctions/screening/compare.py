"""Two names beside each other: points for what agrees, against what does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from nksanctions.screening.entries import Words
from nksanctions.screening.korean import KoreanName, meanings, pair
from nksanctions.screening.scores import TOP, Part

__all__ = ["Weighed", "korean_parts", "korean_points", "ruled_out", "word_parts", "word_points"]

SURNAME_SHARE: Final = {2: 0.32, 3: 0.25, 4: 0.22}
SURNAME_CONFLICT: Final = -0.15
GIVEN_CONFLICT: Final = -0.12
MIXED_SYSTEMS: Final = -0.06
MANDARIN: Final = -0.06
SHORT: Final = -0.04
OTHER_ORDER: Final = -0.01
LEFT_OVER: Final = 0.50
"""How much of the score the words of the listed name weigh that the query has not."""
LEFT_OVER_PERSON: Final = 0.25
"""The same for a person two of whose words agree: patronymics and middle names are left out."""

RULED_OUT: Final = -0.18

MIDDLE_NAME: Final = 0.35
"""How much of a word counts that the list leaves out, where two rare words of a person agree."""
COMMON_WORDS: Final = -0.08
MIDDLE_REASON: Final = "not in the listed name, which may leave out a middle name"
SOLID: Final = 0.35
"""From this weight on a word names someone, and is not what many names have."""

_ALL_SYSTEMS: Final = (1 << 49) - 1


def _shares(count: int) -> tuple[float, float]:
    surname = SURNAME_SHARE.get(count, 0.22)
    return surname, (1 - surname) / (count - 1)


def ruled_out(query: KoreanName, known: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """The syllables of a query that the listed person's other spellings rule out."""
    return tuple(
        at
        for at, (key, hangul) in enumerate(zip(query.keys, known, strict=True))
        if hangul and not any(each in hangul and r[0] >= 0.6 for each, r in meanings(key).items())
    )


def korean_points(
    query: KoreanName, listed: KoreanName, known: Sequence[frozenset[str]] = ()
) -> float:
    """What `korean_parts` adds up to, without the parts."""
    keys, others = query.keys, listed.keys
    count = len(keys)
    if count != len(others):
        return 0.0
    surname, given = _shares(count)
    alike, systems = pair(keys[0], others[0])
    points = TOP * surname * alike if alike else SURNAME_CONFLICT
    is_same = alike == 1.0
    for one, other in zip(keys[1:], others[1:], strict=True):
        alike, both = pair(one, other)
        if not alike:
            points += GIVEN_CONFLICT
        else:
            points += TOP * given * alike
        systems &= both
        is_same = is_same and alike == 1.0
    if not is_same:
        if not systems:
            points += MIXED_SYSTEMS
        if count == 2:
            points += SHORT
    if query.is_mandarin:
        points += MANDARIN
    if query.surname_last != listed.surname_last:
        points += OTHER_ORDER
    if known and not is_same and points > 0.5:
        points += RULED_OUT * len(ruled_out(query, known))
    return points


def korean_parts(
    query: KoreanName,
    listed: KoreanName,
    text: str,
    listed_text: str,
    known: Sequence[frozenset[str]] = (),
) -> tuple[Part, ...]:
    """The parts of a comparison of two Korean names of as many syllables."""
    surname, given = _shares(len(query.keys))
    systems, is_same = _ALL_SYSTEMS, True
    found = []
    for at, (one, other) in enumerate(zip(query.keys, listed.keys, strict=True)):
        alike, both = pair(one, other)
        systems &= both
        is_same = is_same and alike == 1.0
        written = text[slice(*query.spans[at])]
        in_list = listed_text[slice(*listed.spans[at])]
        conflict = GIVEN_CONFLICT if at else SURNAME_CONFLICT
        points = TOP * (given if at else surname) * alike if alike else conflict
        found.append(
            Part(
                query=written,
                listed=in_list,
                role="given name" if at else "surname",
                points=round(points, 4),
                reason=_why(alike, is_mandarin="%" in one + other),
            )
        )
    if not is_same and not systems:
        found.append(
            Part(
                role="spelling",
                points=MIXED_SYSTEMS,
                reason="no one system of romanization spells both so",
            )
        )
    if not is_same and len(query.keys) == 2:
        found.append(
            Part(role="length", points=SHORT, reason="a name of two syllables says little")
        )
    if query.is_mandarin:
        found.append(
            Part(
                role="spelling", points=MANDARIN, reason="a Mandarin reading fits many Korean names"
            )
        )
    if query.surname_last != listed.surname_last:
        found.append(
            Part(role="order", points=OTHER_ORDER, reason="the surname stands at the other end")
        )
    if known and not is_same and sum(part.points for part in found) > 0.5:
        found += [
            Part(
                query="",
                listed="".join(sorted(known[at])),
                role="other spellings",
                points=RULED_OUT,
                reason="the list's other spellings read the syllable so",
            )
            for at in ruled_out(query, known)
        ]
    return tuple(found)


def _why(alike: float, *, is_mandarin: bool) -> str:
    if alike == 1.0:
        return "the same"
    if not alike:
        return "another syllable"
    if is_mandarin:
        return "a Mandarin reading of it"
    if alike == 0.4:
        return "another vowel, near"
    if alike < 0.8:
        return "the same syllable in a rare spelling"
    return "the same syllable"


@frozen
class Weighed:
    """The words of a query with weights, and what is like them.

    *alike*: for the number of a listed word the places of the query's words, with how alike they
    are.
    """

    words: Words
    weights: tuple[float, ...]
    total: float
    alike: Mapping[int, Sequence[tuple[int, float]]]


def _assign(
    query: Weighed, listed: Sequence[int], weights: Sequence[float]
) -> list[tuple[int, int, float]]:
    """Which word of the query stands for which listed one: the best pairs first, each word once."""
    pairs = []
    alike = query.alike
    for place, number in enumerate(listed):
        for at, likeness in alike.get(number, ()):
            pairs.append((likeness * weights[place], likeness, at, place))
    if len(pairs) > 1:
        pairs.sort(key=lambda each: (-each[0], each[2], each[3]))
    taken_query, taken_listed, found = 0, 0, []
    for _, likeness, at, place in pairs:
        if not (taken_query >> at & 1 or taken_listed >> place & 1):
            taken_query |= 1 << at
            taken_listed |= 1 << place
            found.append((at, place, likeness))
    return found


def word_points(
    query: Weighed,
    listed: Sequence[int],
    weights: Sequence[float],
    *,
    is_person: bool,
    is_korean: bool = False,
) -> float:
    """What `word_parts` adds up to, without the parts.

    Of a Korean name (*is_korean*) no word may be missing: each is a surname or a given name.
    """
    total = sum(weights)
    left, covered = total, 0.0
    found = _assign(query, listed, weights)
    if is_korean and len(found) < len(query.words):
        return 0.0
    for at, place, likeness in found:
        covered += query.weights[at] * likeness
        left -= weights[place]
    if is_person and len(found) < len(query.words) and _two_rare(found, weights):
        covered += MIDDLE_NAME * _unasked(query, found)
    share = _left_over_share(query, found, weights, is_person=is_person)
    points = TOP * covered / query.total - TOP * share * max(left, 0.0) / total
    return points + (COMMON_WORDS if _only_common(query, found, weights) else 0.0)


def _two_rare(found: Sequence[tuple[int, int, float]], weights: Sequence[float]) -> bool:
    """Whether two rare words agree."""
    return sum(likeness >= 0.75 and weights[place] >= SOLID for _, place, likeness in found) >= 2


def _unasked(query: Weighed, found: Sequence[tuple[int, int, float]]) -> float:
    """What the words of a query weigh that nothing listed answers."""
    return query.total - sum(query.weights[at] for at, _, _ in found)


def _only_common(
    query: Weighed, found: Sequence[tuple[int, int, float]], weights: Sequence[float]
) -> bool:
    """Whether names agree in common words alone, and differ in a word that names someone."""
    if any(weights[place] >= SOLID for _, place, _ in found):
        return False
    asked, listed = {at for at, _, _ in found}, {place for _, place, _ in found}
    return any(
        weight >= SOLID for at, weight in enumerate(query.weights) if at not in asked
    ) or any(weight >= SOLID for place, weight in enumerate(weights) if place not in listed)


def _left_over_share(
    query: Weighed,
    found: Sequence[tuple[int, int, float]],
    weights: Sequence[float],
    *,
    is_person: bool,
) -> float:
    if len(query.words) == 1 and " " in query.words[0][0]:
        return 1.0  # words joined are a whole name, or none
    solid = sum(likeness >= 0.75 and weights[place] > 0.2 for _, place, likeness in found)
    return LEFT_OVER_PERSON if is_person and solid >= 2 else LEFT_OVER


def word_parts(
    query: Weighed,
    listed: Sequence[int],
    weights: Sequence[float],
    words: Words,
    *,
    is_person: bool,
) -> tuple[Part, ...]:
    """The parts of a comparison word by word."""
    total = sum(weights)
    assigned = _assign(query, listed, weights)
    share = _left_over_share(query, assigned, weights, is_person=is_person)
    pairs = {at: (place, likeness) for at, place, likeness in assigned}
    middle = MIDDLE_NAME if is_person and _two_rare(assigned, weights) else 0.0
    found = []
    for at, (written, _) in enumerate(query.words):
        place, likeness = pairs.get(at, (-1, 0.0))
        found.append(
            Part(
                query=written,
                listed=(words[place][0] or words[place][1]) if place >= 0 else "",
                role="word",
                points=round(TOP * query.weights[at] / query.total * (likeness or middle), 4),
                reason=_why_word(likeness) if likeness or not middle else MIDDLE_REASON,
            )
        )
    if _only_common(query, assigned, weights):
        found.append(
            Part(
                role="common words",
                points=COMMON_WORDS,
                reason="only words that many names have agree",
            )
        )
    taken = {place for place, _ in pairs.values()}
    found += [
        Part(
            listed=words[place][0] or words[place][1],
            role="left over",
            points=round(-TOP * share * weight / total, 4),
            reason="the listed name has it, the query not",
        )
        for place, weight in enumerate(weights)
        if place not in taken
    ]
    return tuple(found)


def _why_word(likeness: float) -> str:
    if not likeness:
        return "not in the listed name"
    if likeness == 1.0:
        return "the same"
    return "the same word, transliterated" if likeness >= 0.9 else "a word with few other letters"
