"""The report on how a list was read, and the date and place words that readers share."""

from __future__ import annotations

from datetime import date

import pytest

from nksanctions.lists import ParseReport, SubjectKind
from nksanctions.lists.values import date_in_words, document_kind, script_of


def test_the_report_reads_as_a_page() -> None:
    report = ParseReport(name="list.xml", format="un-xml", generated=date(2026, 2, 27), published=3)
    report.counts[SubjectKind.ENTITY] = 1
    report.counts[SubjectKind.INDIVIDUAL] = 1
    report.skip("line 7, KPi.901", "has no name", "names")
    report.unread("A/B", "x" * 500, why="never seen")
    assert str(report) == (
        "list.xml (un-xml, generated 2026-02-27): 2 designations: 1 entity, 1 individual\n"
        "the file says that it has 3\n"
        "skipped: 1\n"
        "problems: 1\n"
        "  list.xml line 7, KPi.901, names: has no name\n"
        "not understood:\n"
        f"  A/B: 1, such as '{'x' * 120}' (never seen)"
    )


def test_leftovers_come_with_the_most_frequent_first() -> None:
    report = ParseReport()
    for path in ("b", "a", "c", "c"):
        report.unread(path)
    assert [(each.path, each.count) for each in report.left_over] == [("c", 2), ("a", 1), ("b", 1)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("16 Jul. 2009", "16 July 2009"),
        ("16 July 2009", "16 July 2009"),
        ("1 Sept 1960", "1 September 1960"),
        ("Jun 1975", "June 1975"),
        ("June, 1975", "June 1975"),
        ("1975", "1975"),
        ("circa 1975", "about 1975"),
        ("c. 1975", "about 1975"),
        ("approximately Jun 1975", "about June 1975"),
        ("1944 to 1945", "between 1944 and 1945"),
        ("1979-1982", "between 1979 and 1982"),
        ("Between 1979 and 1982", "between 1979 and 1982"),
        ("circa 1979-1982", "about between 1979 and 1982"),
        ("01 Jan 1961 to 31 Dec 1963", "between 1961 and 1963"),
        ("02 Jan 1961 to 31 Dec 1963", "between 2 January 1961 and 31 December 1963"),
        ("29 Feb 1960", "29 February 1960"),
        ("29 Feb 1961", None),
        ("31 Feb 1960", None),
        ("0 Jan 1960", None),
        ("12 Foo 1960", None),
        ("1982-1979", None),
        ("0000", None),
        ("", None),
        ("yesterday", None),
        ("24/06/1402 (Hijri Calendar)", None),
    ],
)
def test_dates_in_words(text: str, meant: str | None) -> None:
    found = date_in_words(text)
    assert (None if found is None else str(found)) == meant


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("CH'OE", "Latn"),
        ("Çelebi", "Latn"),
        ("김철수", "Hang"),
        ("金哲洙", "Hani"),
        ("Ким Чен Ын", "Cyrl"),
        ("キム", "Jpan"),
        ("القاعدة", "Arab"),
        ("Kim (김)", "Latn"),
        ("123", ""),
        ("'’", ""),
        ("", ""),
    ],
)
def test_scripts(text: str, script: str) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Numéro de passeport ", "passport"),
        ("National Identification\n   Number", "national-id"),
        ("Driver's Permit", "driving-licence"),
        ("Birth Certificate", "birth-certificate"),
        ("Residential card number", "residence"),
        ("Ration card no.", "other"),
        ("", "other"),
    ],
)
def test_kinds_of_papers(label: str, kind: str) -> None:
    assert document_kind(label).value == kind
