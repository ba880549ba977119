"""An index of designations, and the search in it."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import Final

from attrs import evolve, frozen

from nksanctions.identifiers import imo as imo_numbers
from nksanctions.identifiers import issued_number
from nksanctions.models import Designation, IdentifierScheme, Name, SubjectKind, UncertainDate
from nksanctions.screening import evidence
from nksanctions.screening.candidate import Candidate
from nksanctions.screening.compare import (
    MIDDLE_NAME,
    Weighed,
    korean_parts,
    korean_points,
    word_parts,
    word_points,
)
from nksanctions.screening.entries import (
    Entry,
    Words,
    entries,
    forms,
)
from nksanctions.screening.fold import checked
from nksanctions.screening.korean import KoreanName, classes
from nksanctions.screening.question import Asked, Query, ask
from nksanctions.screening.scores import (
    FLOOR,
    RECOMMENDED,
    SAME_NAME,
    THIN,
    TOP,
    WEAK_CAP,
    Agreement,
    Part,
)
from nksanctions.screening.vocabulary import Vocabulary
from nksanctions.screening.words import factor

__all__ = ["Index", "Query"]

_NUMERAL_WEIGHT: Final = 0.8
_MOST_EVIDENCE: Final = 0.09
"""What birth date, nationality and a number can add to a name together."""
_NEARLY_ALL_SAME: Final = 0.58
"""Names of which one syllable differs stay below."""
_SLACK: Final = 0.001


@frozen
class _Hit:
    """The best way found to read a query as a name of one designation."""

    points: float
    entry: int
    korean: tuple[KoreanName, int] | None = None
    weighed: Weighed | None = None


class Index:
    """Designations by name. Made once; it never changes, can be pickled, and threads may share it.

    >>> from nksanctions.models import ListingAuthority, ListSource, Name
    >>> hong = Designation(
    ...     kind=SubjectKind.INDIVIDUAL,
    ...     authority=ListingAuthority.US,
    ...     source=ListSource(list="ofac-sdn", entry="0"),
    ...     reference="0",
    ...     names=(Name(text="HONG, Kil Tong"),),
    ... )
    >>> index = Index([hong])
    >>> [candidate.score for candidate in index.search("\ud64d\uae38\ub3d9")]
    [0.873]
    >>> index.search("Hong Gil-nam")
    ()

    .. versionadded:: 26.1.0
    """

    __slots__ = (
        "_by_document",
        "_by_imo",
        "_designations",
        "_entries",
        "_frequency",
        "_korean",
        "_numbers",
        "_postings",
        "_vocabulary",
        "_weights",
    )
    _designations: tuple[Designation, ...]
    _entries: tuple[Entry, ...]
    _vocabulary: Vocabulary
    _numbers: tuple[tuple[int, ...], ...]
    _weights: tuple[tuple[float, ...], ...]
    _frequency: tuple[int, ...]
    _postings: tuple[array[int], ...]
    _korean: dict[tuple[str | None, ...], tuple[tuple[int, int], ...]]
    _by_document: dict[str, tuple[int, ...]]
    _by_imo: dict[str, tuple[int, ...]]

    def __init__(self, designations: Iterable[Designation]) -> None:
        self._build(tuple(designations))

    def _build(self, designations: tuple[Designation, ...]) -> None:
        def put(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        made = tuple(
            entry
            for number, designation in enumerate(designations)
            for entry in entries(number, designation)
        )
        counts: Counter[str] = Counter()
        for entry in made:
            counts.update({compared for _, compared in entry.words})
        vocabulary = Vocabulary(tuple(counts))
        frequency = tuple(counts.values())
        put("_designations", designations)
        put("_entries", made)
        put("_vocabulary", vocabulary)
        put("_frequency", frequency)
        by_word = [_weight(word, count, len(made)) for word, count in counts.items()]
        place = {word: number for number, word in enumerate(counts)}
        numbers, weights = [], []
        postings = [array("l") for _ in counts]
        korean: defaultdict[tuple[str | None, ...], list[tuple[int, int]]] = defaultdict(list)
        for at, entry in enumerate(made):
            own = tuple(place[compared] for _, compared in entry.words)
            numbers.append(own)
            weights.append(tuple(by_word[number] for number in own))
            for number in set(own):
                postings[number].append(at)
            for which, name in enumerate(() if entry.is_joined else entry.korean):
                for key in _keys(name):
                    korean[key].append((at, which))
                    for left_out in range(len(key)):
                        korean[*key[:left_out], None, *key[left_out + 1 :]].append((at, which))
        put("_numbers", tuple(numbers))
        put("_weights", tuple(weights))
        put("_postings", tuple(postings))
        put("_korean", {key: tuple(dict.fromkeys(found)) for key, found in korean.items()})
        by_document: defaultdict[str, list[int]] = defaultdict(list)
        by_imo: defaultdict[str, list[int]] = defaultdict(list)
        for number, designation in enumerate(designations):
            for document in designation.documents:
                if compact := issued_number.compact(document.number):
                    by_document[compact].append(number)
            for identifier in designation.identifiers:
                if identifier.scheme == IdentifierScheme.IMO:
                    by_imo[imo_numbers.compact(identifier.value)].append(number)
        put("_by_document", {key: tuple(found) for key, found in by_document.items()})
        put("_by_imo", {key: tuple(found) for key, found in by_imo.items()})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an index does not change: {name} can't be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"an index does not change: {name} can't be deleted")

    def __getstate__(self) -> tuple[Designation, ...]:
        return self._designations

    def __setstate__(self, state: tuple[Designation, ...]) -> None:
        self._build(state)

    def __len__(self) -> int:
        return len(self._designations)

    def __repr__(self) -> str:
        names = sum(not entry.is_joined for entry in self._entries)
        return f"<Index of {len(self):,} designations with {names:,} names>"

    @property
    def designations(self) -> tuple[Designation, ...]:
        """The designations, in the order in which they were given."""
        return self._designations

    @property
    def left_out(self) -> tuple[tuple[Designation, Name], ...]:
        """Listed names without a letter, which nothing can find, each with its designation."""
        held = {(entry.number, entry.name) for entry in self._entries}
        return tuple(
            (one, name)
            for number, one in enumerate(self._designations)
            for name in one.names
            if (number, name) not in held
        )

    def search(
        self,
        name: str,
        *,
        born: date | UncertainDate | str | None = None,
        nationality: str | None = None,
        kind: SubjectKind | str | None = None,
        document: str | None = None,
        imo: str | None = None,
        limit: int = 10,
        threshold: float = RECOMMENDED,
        on: date | None = None,
    ) -> tuple[Candidate, ...]:
        """The designations that a name may mean, best first; at most *limit*.

        - *born*: a date, an uncertain one, or a text such as ``1959`` or ``1959-11-07``. A
          compatible date raises the score, an incompatible one caps it; where the list's date is
          uncertain, all that it allows is compatible.
        - *nationality*: an ISO 3166 code; for a vessel its flag.
        - *kind*: only designations of that kind.
        - *document*: the number of a passport or another paper. *imo*: a ship's number, which may
          also stand in the name.
        - *threshold*: candidates below are left out. The recommended one is for a name alone.
        - *on*: leave out what did not stand on that day. Where a list states no day of listing, the
          designation stays.

        Raises:
            ValueError: If the name has no letter or is too long, or an argument is none of its
                kind.

        .. versionadded:: 26.1.0
        """
        query = Query(
            name=name,
            born=born,
            nationality=nationality,
            kind=kind,
            document=document,
            imo=imo,
            on=on,
        )
        _check(limit, threshold)
        return self._answer(ask(query), limit, threshold)

    def search_many(
        self, names: Iterable[str | Query], *, limit: int = 10, threshold: float = RECOMMENDED
    ) -> Iterator[tuple[Candidate, ...]]:
        """The candidates for each name or `Query`, in order, as `search` gives them.

        A name that was asked before is not looked up again.

        Raises:
            ValueError: As `search`, when the bad name's turn comes.

        .. versionadded:: 26.1.0
        """
        _check(limit, threshold)
        known: dict[str, tuple[Candidate, ...]] = {}
        for each in names:
            if isinstance(each, Query):
                yield self._answer(ask(each), limit, threshold)
                continue
            found = known.get(checked(each))
            if found is None:
                found = self._answer(ask(Query(name=each)), limit, threshold)
                if len(known) >= 65_536:
                    known.clear()
                known[each] = found
            yield found

    def _answer(self, asked: Asked, limit: int, threshold: float) -> tuple[Candidate, ...]:
        needed = threshold - (_MOST_EVIDENCE if asked.has_evidence else 0.0) - _SLACK
        hits = self._hits(asked, needed)
        for number in self._by_number(asked):
            hits.setdefault(number, _Hit(0.0, -1))
        found = []
        for number, hit in hits.items():
            designation = self._designations[number]
            if asked.on is not None and designation.is_listed(asked.on) is False:
                continue
            candidate = self._candidate(asked, designation, hit)
            if candidate.score >= threshold:
                found.append(candidate)
        found.sort(key=_order)
        return tuple(_with_equals(found[:limit]))

    def brute_force(
        self, name: str, *, threshold: float = RECOMMENDED, limit: int = 10
    ) -> tuple[Candidate, ...]:
        """As `search` for a name alone, comparing it with every listed name: slow, for tests.

        .. versionadded:: 26.1.0
        """
        _check(limit, threshold)
        asked = ask(Query(name=name))
        hits: dict[int, _Hit] = {}
        everything = range(len(self._entries))
        pairs = ((at, which) for at in everything for which in range(len(self._entries[at].korean)))
        names = (*asked.korean, *asked.mandarin)
        self._compare_korean(names, list(pairs), hits, asked)
        for words in _forms(asked):
            weighed = self._weigh_slowly(words)
            for at in everything:
                self._compare_words(at, weighed, hits, asked, 0.0)
        found = [
            self._candidate(asked, self._designations[number], hit) for number, hit in hits.items()
        ]
        return tuple(
            _with_equals(sorted((e for e in found if e.score >= threshold), key=_order)[:limit])
        )

    def _weigh_slowly(self, words: Words) -> Weighed:
        from nksanctions.screening.vocabulary import likeness

        alike = [
            {
                number: found
                for number, word in enumerate(self._vocabulary.words)
                if (found := likeness(compared, word))
            }
            for _, compared in words
        ]
        return self._weighed(words, alike)

    def _weighed(self, words: Words, alike: list[dict[int, float]]) -> Weighed:
        weights = []
        for (_, compared), found in zip(words, alike, strict=True):
            count = sum(self._frequency[number] for number, how in found.items() if how >= 0.9)
            weights.append(_weight(compared, count, len(self._entries)))
        by_number: dict[int, list[tuple[int, float]]] = {}
        for at, found in enumerate(alike):
            for number, how in found.items():
                by_number.setdefault(number, []).append((at, how))
        return Weighed(words, tuple(weights), sum(weights), by_number)

    def _hits(self, asked: Asked, needed: float) -> dict[int, _Hit]:
        hits: dict[int, _Hit] = {}
        names = (*asked.korean, *asked.mandarin)
        for name in names:
            pairs: dict[tuple[int, int], None] = {}
            for key in _keys(name):
                pairs.update(dict.fromkeys(self._korean.get(key, ())))
                if needed < _NEARLY_ALL_SAME:
                    for at in range(len(key)):
                        left_out = (*key[:at], None, *key[at + 1 :])
                        pairs.update(dict.fromkeys(self._korean.get(left_out, ())))
            self._compare_korean((name,), list(pairs), hits, asked)
        for words in _forms(asked):
            self._by_words(words, hits, asked, needed)
        return {number: hit for number, hit in hits.items() if hit.points >= needed}

    def _compare_korean(
        self,
        names: tuple[KoreanName, ...],
        pairs: list[tuple[int, int]],
        hits: dict[int, _Hit],
        asked: Asked,
    ) -> None:
        for at, which in pairs:
            entry = self._entries[at]
            if asked.kind is not None and entry.kind is not asked.kind:
                continue
            listed = entry.korean[which]
            for name in names:
                points = _capped(korean_points(name, listed, entry.known[which]), entry)
                before = hits.get(entry.number)
                if points > 0 and (before is None or points > before.points):
                    hits[entry.number] = _Hit(points, at, korean=(name, which))

    def _by_words(self, words: Words, hits: dict[int, _Hit], asked: Asked, needed: float) -> None:
        alike = [dict(self._vocabulary.alike(compared)) for _, compared in words]
        weighed = self._weighed(words, alike)
        if not weighed.total:
            return
        # The least that must agree; beside two names of a person a third counts in part.
        part = MIDDLE_NAME if len(words) > 2 else 0.0
        least = (needed / TOP - part) / (1 - part) * weighed.total
        order = sorted(range(len(words)), key=lambda at: -weighed.weights[at])
        reached: dict[int, float] = {}
        rest = weighed.total
        for at in order:
            if rest < least:
                break
            weight = weighed.weights[at]
            rest -= weight
            seen: dict[int, float] = {}
            for number, how in alike[at].items():
                for entry in self._postings[number]:
                    if how > seen.get(entry, 0.0):
                        seen[entry] = how
            for entry, how in seen.items():
                reached[entry] = reached.get(entry, 0.0) + weight * how
        for entry, sum_ in reached.items():
            if sum_ + rest >= least - 1e-9:
                before = hits.get(self._entries[entry].number)
                reachable = sum_ + rest + part * (weighed.total - sum_ - rest)
                if before is None or before.points * weighed.total < TOP * reachable:
                    self._compare_words(entry, weighed, hits, asked, needed)

    def _compare_words(
        self, at: int, weighed: Weighed, hits: dict[int, _Hit], asked: Asked, needed: float
    ) -> None:
        entry = self._entries[at]
        if asked.kind is not None and entry.kind is not asked.kind:
            return
        if entry.korean and asked.korean:
            return  # told apart by syllables
        points = word_points(
            weighed,
            self._numbers[at],
            self._weights[at],
            is_person=entry.kind is SubjectKind.INDIVIDUAL,
            is_korean=bool(asked.korean) and entry.kind is SubjectKind.INDIVIDUAL,
        )
        points = _capped(points, entry)
        before = hits.get(entry.number)
        if points > 0 and points >= needed and (before is None or points > before.points):
            hits[entry.number] = _Hit(points, at, weighed=weighed)

    def _by_number(self, asked: Asked) -> Iterator[int]:
        found: list[int] = []
        if asked.document is not None:
            found += self._by_document.get(asked.document, ())
        if asked.imo is not None:
            found += self._by_imo.get(asked.imo, ())
        for number in found:
            if asked.kind is None or self._designations[number].kind is asked.kind:
                yield number

    def _candidate(self, asked: Asked, designation: Designation, hit: _Hit) -> Candidate:
        entry = self._entries[hit.entry] if hit.entry >= 0 else None
        parts: list[Part] = []
        if asked.title:
            parts.append(
                Part(
                    query=asked.title.strip(),
                    role="beside the name",
                    points=0.0,
                    reason="no part of it",
                )
            )
        if asked.acronym:
            parts.append(
                Part(
                    query=asked.acronym, role="acronym", points=0.0, reason="stands beside the name"
                )
            )
        if entry is None:
            if asked.rest:
                parts.append(Part(query=asked.rest, role="name", points=0.0, reason="another name"))
        elif hit.korean is not None:
            name, which = hit.korean
            parts += korean_parts(
                name, entry.korean[which], asked.rest, entry.text, entry.known[which]
            )
        elif hit.weighed is not None:
            parts += word_parts(
                hit.weighed,
                self._numbers[hit.entry],
                self._weights[hit.entry],
                entry.words,
                is_person=entry.kind is SubjectKind.INDIVIDUAL,
            )
        score = round(sum(part.points for part in parts), 4)
        if entry is not None and entry.is_weak and score > WEAK_CAP:
            parts.append(
                Part(
                    role="weak alias",
                    points=round(WEAK_CAP - score, 4),
                    reason="the list calls this alias weak: it is never enough alone",
                )
            )
            score = WEAK_CAP
        agreement = _agreement(score) if entry is not None else Agreement.NUMBER
        for part in _evidence(asked, designation, score):
            parts.append(part)
            score = round(score + part.points, 4)
        return Candidate(
            designation=designation,
            name=entry.name if entry is not None else designation.names[0],
            score=score,
            agreement=agreement,
            parts=tuple(parts),
        )


def _forms(asked: Asked) -> Iterator[Words]:
    """The ways to take the name as words; one more for a slip in a Korean name, surname last."""
    if not asked.rest:
        return
    yield from forms(asked.rest)
    if not asked.korean and asked.rest.isascii():
        *given, surname = asked.rest.replace(",", " ").split()
        if given and len(asked.rest) < 30:
            yield from list(forms(" ".join((surname, *given))))[1:]


def _evidence(asked: Asked, designation: Designation, score: float) -> Iterator[Part]:
    running = score
    if asked.nationality is not None:
        part = evidence.nationality_part(asked.nationality, designation)
        running += part.points
        yield part
    if asked.document is not None:
        part = evidence.document_part(asked.document, designation, running)
        running += part.points
        yield part
    if asked.imo is not None:
        part = evidence.imo_part(asked.imo, designation, running)
        running += part.points
        yield part
    if asked.born is not None:
        yield evidence.born_part(asked.born, designation, running)


def _agreement(score: float) -> Agreement:
    if score >= TOP - _SLACK:
        return Agreement.SAME_STRING
    if score >= SAME_NAME:
        return Agreement.SAME_NAME
    return Agreement.THIN if score >= THIN else Agreement.DIFFERENT


def _capped(points: float, entry: Entry) -> float:
    return min(points, WEAK_CAP) if entry.is_weak else points


def _order(candidate: Candidate) -> tuple[float, bool, str, str]:
    """Best first; of equals a primary name before an alias, then by list and reference."""
    one = candidate.designation
    return -candidate.score, candidate.name is not one.names[0], one.source.list, one.reference


def _with_equals(found: list[Candidate]) -> Iterator[Candidate]:
    for one in found:
        equals = tuple(
            other.designation.reference
            for other in found
            if other is not one and other.agreement == one.agreement and other.score == one.score
        )
        yield evolve(one, equals=equals) if equals else one


def _weight(word: str, count: int, of: int) -> float:
    """What a word weighs: less the more names have it, and the more bodies do."""
    if word.isdigit():
        return _NUMERAL_WEIGHT
    rarity = math.log((of + 2) / (count + 1)) / math.log(of + 2)
    return max(0.08, rarity) * factor(word)


def _keys(name: KoreanName) -> Iterator[tuple[str, ...]]:
    return product(*(classes(key) for key in name.keys))


def _check(limit: int, threshold: float) -> None:
    if limit < 1:
        raise ValueError(f"limit: {limit} is not at least 1")
    if not FLOOR <= threshold < 1:
        raise ValueError(f"threshold: {threshold} is not from {FLOOR} to below 1")
