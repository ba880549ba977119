"""Countries: the table against what the UN published, and messages that name the code meant."""

from __future__ import annotations

import doctest
import subprocess
import sys
from datetime import date, timedelta

import pytest

from nksanctions import errors
from nksanctions.errors import InvalidCountryError, NKSanctionsError
from nksanctions.identifiers import country

DAY = timedelta(days=1)
TODAY = date(2026, 11, 23)

# What the UN counted at the end of a year, in its table "Growth in United Nations membership":
# up to 1975 after the copy at unric.org, later years from memory.
UN_TOTALS = {
    1945: 51, 1946: 55, 1947: 57, 1948: 58, 1949: 59, 1950: 60, 1955: 76, 1956: 80, 1957: 82,
    1958: 82, 1960: 99, 1961: 104, 1962: 110, 1963: 113, 1964: 115, 1965: 117, 1966: 122,
    1967: 123, 1968: 126, 1970: 127, 1971: 132, 1973: 135, 1974: 138, 1975: 144, 1976: 147,
    1977: 149, 1978: 151, 1979: 152, 1980: 154, 1981: 157, 1983: 158, 1984: 159, 1990: 159,
    1991: 166, 1992: 179, 1993: 184, 1994: 185, 1999: 188, 2000: 189, 2002: 191, 2006: 192,
    2011: 193, 2025: 193,
}  # fmt: skip

# Members that are no more: from, and up to, not including.
FORMER_MEMBERS = {
    "Czechoslovakia": (date(1945, 10, 24), date(1993, 1, 1)),
    "Yugoslavia": (date(1945, 10, 24), date(2000, 11, 1)),
    "Zanzibar": (date(1963, 12, 16), date(1964, 4, 26)),
    "Democratic Yemen": (date(1967, 12, 14), date(1990, 5, 22)),
    "German Democratic Republic": (date(1973, 9, 18), date(1990, 10, 3)),
}
# Members that were away for a time, which the table does not model.
AWAY = {
    "Syria": (date(1958, 2, 21), date(1961, 10, 13)),
    "Indonesia": (date(1965, 1, 20), date(1966, 9, 28)),
}


def message(text: str) -> str:
    with pytest.raises(InvalidCountryError) as caught:
        country.validate(text)
    return str(caught.value)


def test_there_are_249_codes_in_order() -> None:
    assert len(country.codes()) == 249
    assert list(country.codes()) == sorted(set(country.codes()))
    assert list(country._countries()) == list(country.codes()), "keep countries.toml in order"


def test_codes_are_capitals_and_unique() -> None:
    everything = [country.get(code) for code in country.codes()]
    assert all(c.alpha2.isalpha() and c.alpha2.isupper() and len(c.alpha2) == 2 for c in everything)
    assert all(c.alpha3.isalpha() and c.alpha3.isupper() and len(c.alpha3) == 3 for c in everything)
    assert len({c.alpha3 for c in everything}) == len({c.name for c in everything}) == 249


def test_the_united_nations_has_193_members_since_south_sudan() -> None:
    assert len(country.un_members(on=date(2011, 7, 13))) == 192
    assert len(country.un_members(on=date(2011, 7, 14))) == 193
    assert len(country.un_members(on=TODAY)) == 193


@pytest.mark.parametrize(("year", "total"), UN_TOTALS.items())
def test_members_of_today_and_former_members_add_up_to_what_the_un_counted(
    year: int, total: int
) -> None:
    end = date(year, 12, 31)
    former = sum(start <= end < until for start, until in FORMER_MEMBERS.values())
    away = sum(start <= end < until for start, until in AWAY.values())
    assert len(country.un_members(on=end)) + former - away == total


@pytest.mark.parametrize(
    ("code", "admitted"),
    [
        pytest.param("BE", date(1945, 12, 27), id="Belgium, the last of the original Members"),
        pytest.param("CH", date(2002, 9, 10), id="Switzerland"),
        pytest.param("CN", date(1945, 10, 24), id="China"),
        pytest.param("CZ", date(1993, 1, 19), id="Czechia"),
        pytest.param("DE", date(1973, 9, 18), id="Germany"),
        pytest.param("ID", date(1950, 9, 28), id="Indonesia"),
        pytest.param("KP", date(1991, 9, 17), id="Democratic People's Republic of Korea"),
        pytest.param("KR", date(1991, 9, 17), id="Republic of Korea"),
        pytest.param("ME", date(2006, 6, 28), id="Montenegro"),
        pytest.param("RS", date(2000, 11, 1), id="Serbia"),
        pytest.param("RU", date(1945, 10, 24), id="Russian Federation"),
        pytest.param("SK", date(1993, 1, 19), id="Slovakia"),
        pytest.param("SS", date(2011, 7, 14), id="South Sudan"),
        pytest.param("TL", date(2002, 9, 27), id="Timor-Leste"),
        pytest.param("TZ", date(1961, 12, 14), id="United Republic of Tanzania"),
        pytest.param("YE", date(1947, 9, 30), id="Yemen"),
    ],
)
def test_membership_begins_on_the_day_of_admission(code: str, admitted: date) -> None:
    assert not country.is_un_member(code, on=admitted - DAY)
    assert country.is_un_member(code, on=admitted)
    assert country.is_un_member(code, on=admitted + DAY)
    assert code not in country.un_members(on=admitted - DAY)
    assert code in country.un_members(on=admitted)


@pytest.mark.parametrize("code", ["TW", "VA", "PS", "CK", "NU", "EH", "HK", "MO", "GL", "PR", "AQ"])
def test_observers_territories_and_taiwan_are_never_members(code: str) -> None:
    assert country.get(code).un_member_since is None
    assert not country.is_un_member(code, on=TODAY)


def test_every_code_validates_as_itself() -> None:
    assert all(country.validate(code) == code for code in country.codes())


@pytest.mark.parametrize("text", ["kp", " KP", "Kp\n", "\tkP "])
def test_case_and_white_space_are_forgiven(text: str) -> None:
    assert country.compact(text) == country.validate(text) == "KP"
    assert country.is_valid(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "K", "PRK", "K P", "K-P", "ZZ", "XK", "Iran", "ß", "ﬁ", "\u0131d", "\uff2b\uff30"],
)
def test_whatever_is_not_two_assigned_letters_is_rejected(text: str) -> None:
    assert not country.is_valid(text)
    assert message(text).startswith(f"{text!r} is not an ISO 3166 code")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("UK", ["GB"]), ("NK", ["KP"]), ("EL", ["GR"]), ("DPRK", ["KP"]), ("D.P.R.K.", ["KP"]),
        ("ROK", ["KR"]), ("PRK", ["KP"]), ("kor", ["KR"]), ("AND", ["AD"]), ("North Korea", ["KP"]),
        ("Korea, North", ["KP"]), ("Korea (North)", ["KP"]), ("Korea, South", ["KR"]),
        ("Korea, Democratic People's Republic of", ["KP"]),
        ("Democratic People\u2019s Republic of Korea", ["KP"]), ("Korea, Republic of", ["KR"]),
        ("Korea, Dem. People's Rep.", ["KP"]), ("korea", ["KP", "KR"]), ("USA", ["US"]),
        ("u.s.", ["US"]), ("Russia", ["RU"]), ("Vietnam", ["VN"]), ("Viet Nam", ["VN"]),
        ("Cote d\u2019Ivoire", ["CI"]), ("Turkiye", ["TR"]), ("Tanzania", ["TZ"]), ("KS", ["KR"]),
        ("SU", ["RU"]), ("YU", ["RS", "ME"]), ("DD", ["DE"]), ("ZR", ["CD"]), ("TP", ["TL"]),
        ("BU", ["MM"]), ("Noth Korea", ["KP"]), ("Mongola", ["MN"]), ("Quatar", ["QA"]),
        ("Congo, Democratic Republic of the", ["CD"]), ("Republic of the Congo", ["CG"]),
        ("Congo", ["CG", "CD"]),
    ],
)  # fmt: skip
def test_the_message_suggests_the_code_that_was_meant(text: str, meant: list[str]) -> None:
    names = " or ".join(f"{code!r} ({country.get(code).name})" for code in meant)
    assert message(text).endswith(f"; did you mean {names}?")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UK", "'UK' is not an ISO 3166 code; did you mean 'GB' (United Kingdom)?"),
        (
            "SU",
            (
                "'SU' is not an ISO 3166 code (a former code of the Soviet Union);"
                " did you mean 'RU' (Russian Federation)?"
            ),
        ),
        (
            "XK",
            "'XK' is not an ISO 3166 code (user-assigned: ISO 3166 has no code for Kosovo)",
        ),
        ("ZZ", "'ZZ' is not an ISO 3166 code; give its two letters, such as 'KP'"),
        (
            "nowhere at all",
            "'nowhere at all' is not an ISO 3166 code; give its two letters, such as 'KP'",
        ),
    ],
)
def test_a_message_names_the_text_and_the_fix(text: str, expected: str) -> None:
    assert message(text) == expected


def test_every_function_that_takes_a_code_refuses_one_that_is_none() -> None:
    with pytest.raises(InvalidCountryError, match="'GB'"):
        country.get("UK")
    with pytest.raises(InvalidCountryError, match="'GB'"):
        country.is_un_member("UK", on=TODAY)


def test_the_error_is_a_value_error_too() -> None:
    assert issubclass(InvalidCountryError, ValueError)
    assert issubclass(InvalidCountryError, NKSanctionsError)


def test_no_two_countries_share_a_spelling() -> None:
    spellings = [
        {
            country._key(s)
            for s in (a2, row["alpha3"], row["name"], row.get("common", a2), *row.get("also", ()))
        }
        for a2, row in country._file()["countries"].items()
    ]
    assert sum(map(len, spellings)) == len(set().union(*spellings))


def test_a_hint_neither_shadows_a_code_nor_points_to_one_that_is_none() -> None:
    for text, row in country._file()["not_codes"].items():
        assert text not in country.codes()
        assert set(row) <= {"codes", "note"}
        assert set(row)
        assert set(row.get("codes", ())) <= set(country.codes())


def test_the_table_knows_no_other_keys() -> None:
    assert set(country._file()) == {"countries", "not_codes"}
    known = {"alpha3", "name", "common", "also", "un_member_since"}
    assert all(set(row) <= known for row in country._file()["countries"].values())


def test_importing_the_module_reads_no_data_file() -> None:
    script = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        "from nksanctions.identifiers import country\n"
        "assert not any(name.endswith('.toml') for name in opened), opened\n"
        "country.validate('KP')\n"
        "assert sum(name.endswith('countries.toml') for name in opened) == 1, opened\n"
        "country.validate('KR')\n"
        "assert sum(name.endswith('countries.toml') for name in opened) == 1, opened\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_the_doctests_pass() -> None:
    for module in (country, errors):
        result = doctest.testmod(module)
        assert result.attempted
        assert not result.failed
