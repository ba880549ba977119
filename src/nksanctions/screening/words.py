"""Words of the names of bodies: which weigh little, which abbreviate or translate others.

A name of a body is brought to words in one form: ``CORP.`` is *corporation*, ``TRDG`` *trading*,
``unhaeng``, ``은행`` and ``銀行`` are *bank*, *Choson* is *Korea*. Legal forms and words that many
bodies share weigh little, so that the word which names the body decides.

Source: the lists' own usage; dictionary meanings.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from nksanctions.screening import hanja
from nksanctions.screening.hangul import is_hangul

__all__ = ["CANONICAL", "factor", "hangul_words", "in_words"]

_SAME: Final = {
    "corporation": "corp corpn corporations corporacion",
    "company": "co coy comp companies compania cia hoesa hoisa sangsa",
    "limited": "ltd ltda lmtd limitada",
    "general": "gen genl gnl",
    "trading": "trdg trd trade tradings muyok muyeok mooyeok",
    "shipping": "shpg shippg haeun haewun",
    "international": "intl int'l internat kukje gukje internacional",
    "industry": "inds indus industrial industries kongop gongop",
    "development": "dev devt dvlpt developing kaebal gaebal",
    "technology": "tech techn technologies technological technical kisul gisul",
    "economic": "econ kyongje gyeongje economy economics",
    "management": "mgmt mgt managing kwalli gwalli",
    "department": "dept dep",
    "ministry": "minist",
    "bureau": "bur",
    "group": "grp gp",
    "bank": "bk unhaeng eunhaeng unhaengk banking banks banco",
    "construction": "constr konsol geonseol",
    "cooperation": "coop cooperative hyopryok",
    "association": "assoc assn hyophoe",
    "committee": "cttee comm commission wiwonhoe",
    "enterprise": "ent entp enterprises kiop",
    "export": "exp exports exporting",
    "import": "imp imports importing",
    "external": "taeoe daeoe foreign",
    "korea": "korean choson chosun joseon koreas dprk dprkn korean's",
    "koryo": "goryeo",
    "agency": "agcy agencies",
    "research": "rsch yonguso",
    "institute": "inst institution",
    "academy": "acad",
    "national": "natl nat'l",
    "engineering": "engg engr eng",
    "machinery": "mach machine machines kigye",
    "equipment": "equip eqpt",
    "electronics": "elec electronic",
    "chemical": "chem chemicals",
    "transport": "transp transportation",
    "maritime": "marit haesang",
    "fisheries": "fishery susan",
    "mining": "kwangop gwangeop",
    "coal": "soktan",
    "steel": "kangchol",
    "center": "centre ctr",
    "and": "&",
    "people": "peoples people's",
    "armed": "army",
    "defence": "defense",
    "labour": "labor",
    "joint": "jt",
    "venture": "ventures",
    "holding": "holdings",
    "service": "services svc",
    "product": "products",
    "investment": "invest investments",
    "insurance": "pohom",
    "private": "pvt pte pty",
    "organization": "org organisation orgn",
    "first": "1st",
    "second": "2nd",
    "third": "3rd",
    "mohammed": "mohd md",
}
CANONICAL: Final = {
    short.replace("'", ""): word for word, text in _SAME.items() for short in text.split(" ")
}

_FORMS: Final = frozenset(
    [
        "ao",
        "bsc",
        "eu",
        "aktiengesellschaft",
        "complex",
        "corporation",
        "company",
        "limited",
        "private",
        "llc",
        "gmbh",
        "sa",
        "sas",
        "srl",
        "sl",
        "spa",
        "ag",
        "nv",
        "bv",
        "cc",
        "inc",
        "plc",
        "jsc",
        "pjsc",
        "ojsc",
        "oao",
        "ooo",
        "zao",
        "pao",
        "sarl",
        "sal",
        "fze",
        "fzco",
        "fzc",
        "llp",
        "lp",
        "kg",
        "sdn",
        "bhd",
        "kk",
        "oy",
        "ab",
        "as",
        "kft",
        "doo",
        "dd",
        "cv",
        "de",
        "sac",
        "spc",
        "wll",
        "est",
        "pjs",
        "joint",
        "stock",
    ]
)
"""Legal forms."""

_COMMON: Final = frozenset(
    [
        "trading",
        "general",
        "bureau",
        "korea",
        "koryo",
        "international",
        "industry",
        "development",
        "technology",
        "shipping",
        "bank",
        "group",
        "economic",
        "management",
        "department",
        "ministry",
        "construction",
        "cooperation",
        "association",
        "committee",
        "enterprise",
        "export",
        "import",
        "external",
        "agency",
        "research",
        "institute",
        "academy",
        "national",
        "engineering",
        "machinery",
        "equipment",
        "electronics",
        "chemical",
        "transport",
        "maritime",
        "center",
        "joint",
        "venture",
        "holding",
        "service",
        "product",
        "investment",
        "state",
        "foundation",
        "organization",
        "union",
        "office",
        "credit",
        "commercial",
        "marine",
        "logistics",
        "global",
        "star",
        "north",
        "democratic",
        "republic",
        "china",
        "hong",
        "kong",
        "pyongyang",
        "dalian",
        "dandong",
        "university",
        "mining",
        "science",
        "sciences",
        "coal",
        "steel",
        "metal",
        "oil",
        "computer",
        "consultancy",
        "finance",
        "financial",
        "exchange",
        "supply",
        "new",
        "first",
        "second",
    ]
)
"""Words that many bodies have in their names."""

_SMALL: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "for",
        "de",
        "la",
        "el",
        "al",
        "y",
        "e",
        "in",
        "on",
        "le",
        "les",
        "du",
        "des",
        "to",
        "bin",
        "ibn",
        "ben",
        "abd",
        "abdul",
        "abdel",
        "haji",
        "hajji",
        "haj",
        "hajj",
        "shaykh",
        "sheikh",
        "sheik",
        "mullah",
        "maulavi",
        "maulana",
        "hafiz",
        "syed",
        "sayyid",
        "sayed",
        "no",
    ]
)

_HANGUL: Final = {
    "총회사": "general corporation", "무역회사": "trading company", "회사": "company", "상사": "trading company",
    "은행": "bank", "무역": "trading", "해운": "shipping", "국제": "international", "공업": "industry", "산업": "industry",
    "개발": "development", "기술": "technology", "경제": "economic", "관리": "management", "건설": "construction",
    "대외": "external", "조선": "korea", "고려": "koryo", "협회": "association", "위원회": "committee", "기업": "enterprise",
    "총국": "general bureau", "광업": "mining", "석탄": "coal", "연구소": "research institute", "민족": "national",
    "련합": "united", "연합": "united", "합영": "joint venture", "투자": "investment", "보험": "insurance", "상업": "commercial",
    "신용": "credit", "선박": "ship", "대리": "agency", "수산": "fisheries", "기계": "machinery", "전자": "electronics",
    "금융": "finance", "유한공사": "company limited", "유한회사": "company limited", "집단": "group", "그룹": "group",
    "국방": "national defence", "인민": "people", "과학원": "academy science", "원자력": "atomic energy", "로동": "labour",
    "노동": "labour", "해외": "overseas", "항공": "air", "창작사": "art studio", "물류": "logistics", "과학": "science",
    "공사": "company", "유한": "limited", "총": "general", "성": "ministry", "국": "bureau",
}  # fmt: skip
_READ_APART: Final = {"銀行": "은행", "银行": "은행", "銀": "은", "银": "은"}
"""Words whose characters have another first reading by themselves."""
_HANGUL_WORD: Final = re.compile("|".join(sorted(_HANGUL, key=len, reverse=True)))
_TAIL_ONLY: Final = frozenset({"성", "국", "총"})
_NUMBERED: Final = re.compile(r"\b([a-z]{2,})(\d+)\b")
_SERVANT: Final = re.compile(r"\b(?:abd[aeu]?[lr])(?=[a-z]{4})")
"""Abdulrahman is Abd al-Rahman; the article weighs next to nothing."""
_INITIALS: Final = re.compile(r"\b[a-z](?: [a-z])+\b")


def factor(word: str) -> float:
    """What a word of that kind weighs beside the word that names a body.

    >>> factor("limited"), factor("trading"), factor("ryonbong")
    (0.08, 0.35, 1.0)

    .. versionadded:: 26.1.0
    """
    if word in _FORMS or word in _SMALL:
        return 0.08
    return 0.35 if word in _COMMON else 1.0


@lru_cache(maxsize=4096)
def hangul_words(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a body's name in Hangul or Chinese characters, those known in English.

    >>> hangul_words("조선련봉총회사")
    (('조선', 'korea'), ('련봉', '련봉'), ('총회사', 'general'), ('', 'corporation'))
    >>> [word for _, word in hangul_words("朝鮮蓮峰總會社")]
    ['korea', '련봉', 'general', 'corporation']

    .. versionadded:: 26.1.0
    """
    read = text
    for characters, word in _READ_APART.items():
        read = read.replace(characters, word)  # one syllable for each character
    read = "".join(
        (hanja.korean(each) or (each,))[0] if hanja.is_hanja(each) else each for each in read
    )
    found: list[tuple[str, str]] = []
    at = 0
    for match in _HANGUL_WORD.finditer(read):
        if match[0] in _TAIL_ONLY and match.end() != len(read):
            continue
        first, *others = _HANGUL[match[0]].split(" ")
        found.append((text[at : match.start()], read[at : match.start()]))
        found.append((text[match.start() : match.end()], first))
        found += [("", other) for other in others]
        at = match.end()
    found.append((text[at:], read[at:]))
    return tuple(each for each in found if each[1])


@lru_cache(maxsize=8192)
def in_words(plain: str) -> tuple[tuple[str, str], ...]:
    """The words of a bare text: each as written, and in the form that is compared.

    >>> in_words("korea ryonbong gen corp")[-1], in_words("minerales s a de c v")[1]
    (('corp', 'corporation'), ('s a', 'sa'))

    .. versionadded:: 26.1.0
    """
    plain = _NUMBERED.sub(r"\1 \2", plain)
    plain = _SERVANT.sub("abd ", plain)
    found: list[tuple[str, str]] = []
    if not plain.isascii():
        for word in plain.split():
            if any(is_hangul(each) or hanja.is_hanja(each) for each in word):
                found += hangul_words(word)
            else:
                found.append((word, CANONICAL.get(word, word)))
        return tuple(found)
    at = 0
    for match in _INITIALS.finditer(plain):
        found += [(word, CANONICAL.get(word, word)) for word in plain[at : match.start()].split()]
        found.append((match[0], match[0].replace(" ", "")))
        at = match.end()
    found += [(word, CANONICAL.get(word, word)) for word in plain[at:].split()]
    return tuple(found)
