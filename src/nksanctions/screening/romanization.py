"""How the systems of romanization spell Hangul syllables, and what a spelling may stand for.

Seven systems, each a bit of a mask: the DPRK's own usage, McCune-Reischauer with its marks and
without them, the Revised Romanization, the loose usage of South Korean press and passports,
Kontsevich's system with the usage of the Russian press, and Katakana.
Spellings are folded: small letters, a breve as ``ŏ`` and ``ŭ`` (also where OFAC writes ``o'`` and
``u'``), the mark of aspiration as an apostrophe.

A reading has a weight: 1 where the system says so, less where usage only knows it.

Source: McCune and Reischauer's system of 1939; the Revised Romanization (Ministry of Culture and
Tourism, Notice 2000-8, 7 July 2000); the DPRK's rules of 1992; usage as the lists of OFAC, the
United Nations and newspapers show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from nksanctions.screening import kana
from nksanctions.screening.hangul import decompose, is_hangul, spellings
from nksanctions.screening.hanja import syllables

__all__ = ["SURNAMES", "SYSTEMS", "Reading", "inventory", "made", "readings", "surname_readings"]

DPRK, MARKED, UNMARKED, REVISED, PRESS, KONTSEVICH, KANA = 1, 2, 4, 8, 16, 32, 64
SONORANT, VOWEL = "+", "~"
SYSTEMS: Final[Mapping[int, str]] = {
    DPRK: "DPRK usage",
    MARKED: "McCune-Reischauer",
    UNMARKED: "McCune-Reischauer without marks",
    REVISED: "Revised Romanization",
    PRESS: "South Korean press",
    KONTSEVICH: "Kontsevich",
    KANA: "Katakana",
}
ANY: Final = DPRK | MARKED | UNMARKED | REVISED | PRESS | KONTSEVICH | KANA

Reading = tuple[float, int]
"""The weight of a reading, and the systems that give it."""

_Spelt = Mapping[str, str]
"""For each letter of Hangul its spellings; ``o:9`` has the weight 0.9."""

_COMMON: Final[_Spelt] = {
    "ㄲ": "kk", "ㄴ": "n", "ㄸ": "tt", "ㅁ": "m", "ㅃ": "pp", "ㅅ": "s", "ㅆ": "ss", "ㅇ": "", "ㅎ": "h",
    "ㅏ": "a", "ㅐ": "ae", "ㅑ": "ya", "ㅒ": "yae", "ㅔ": "e", "ㅖ": "ye", "ㅗ": "o", "ㅘ": "wa",
    "ㅙ": "wae", "ㅚ": "oe", "ㅛ": "yo", "ㅜ": "u", "ㅞ": "we", "ㅟ": "wi", "ㅠ": "yu", "ㅣ": "i",
}  # fmt: skip
_LETTERS: Final[Mapping[int, _Spelt]] = {
    DPRK: {
        **_COMMON,
        "ㄱ": "k g", "ㄷ": "t d", "ㄹ": "r", "ㅂ": "p b", "ㅈ": "j", "ㅉ": "jj", "ㅊ": "ch",
        "ㅋ": "kh k:9", "ㅌ": "th t:9", "ㅍ": "ph p:9",
        "ㅓ": "o", "ㅕ": "yo", "ㅝ": "wo", "ㅡ": "u", "ㅢ": "ui",
    },
    MARKED: {
        **_COMMON,
        "ㄱ": "k g", "ㄷ": "t d", "ㄹ": "r", "ㅂ": "p b", "ㅈ": "ch j", "ㅉ": "tch", "ㅊ": "ch'",
        "ㅋ": "k'", "ㅌ": "t'", "ㅍ": "p'",
        "ㅓ": "ŏ", "ㅕ": "yŏ", "ㅝ": "wŏ", "ㅡ": "ŭ", "ㅢ": "ŭi",
    },
    REVISED: {
        **_COMMON,
        "ㄱ": "g", "ㄷ": "d", "ㄹ": "r l", "ㅂ": "b", "ㅈ": "j", "ㅉ": "jj", "ㅊ": "ch",
        "ㅋ": "k", "ㅌ": "t", "ㅍ": "p",
        "ㅓ": "eo", "ㅕ": "yeo", "ㅝ": "wo", "ㅡ": "eu", "ㅢ": "ui",
    },
    PRESS: {
        **_COMMON,
        "ㄱ": "k g", "ㄷ": "d t", "ㄹ": "r l", "ㅂ": "b p", "ㅈ": "j ch:9", "ㅉ": "jj", "ㅊ": "ch",
        "ㅋ": "k", "ㅌ": "t", "ㅍ": "p", "ㅅ": "s",
        "ㅏ": "a", "ㅐ": "ae ai:9 ay:8", "ㅓ": "eo u:95 o:8", "ㅔ": "e", "ㅕ": "yeo you:95 yu:95 yo:9 yeu:9 yuh:8",
        "ㅗ": "o", "ㅚ": "oe oi we:8", "ㅜ": "u oo ou:8", "ㅝ": "wo weo wu:7 oo:6", "ㅟ": "wi wee",
        "ㅠ": "yu yoo you:9", "ㅡ": "eu u:9", "ㅢ": "ui eui ee:9 i:8", "ㅣ": "i ee",
    },
    KONTSEVICH: {
        "ㄱ": "к г", "ㄲ": "кк", "ㄴ": "н", "ㄷ": "т д", "ㄸ": "тт", "ㄹ": "р л", "ㅁ": "м", "ㅂ": "п б", "ㅃ": "пп",
        "ㅅ": "с", "ㅆ": "сс", "ㅇ": "", "ㅈ": "ч дж чж:9", "ㅉ": "чч", "ㅊ": "чх ч:8", "ㅋ": "кх к:8", "ㅌ": "тх т:8",
        "ㅍ": "пх п:8", "ㅎ": "х",
        "ㅏ": "а", "ㅐ": "э е:9", "ㅑ": "я", "ㅒ": "йя", "ㅓ": "о", "ㅔ": "е э", "ㅕ": "ё е:9", "ㅖ": "йе е:9", "ㅗ": "о",
        "ㅘ": "ва уа:8", "ㅙ": "вэ", "ㅚ": "ве вэ:9 ое:8", "ㅛ": "ё е:7", "ㅜ": "у", "ㅝ": "во", "ㅞ": "ве", "ㅟ": "ви", "ㅠ": "ю",
        "ㅡ": "ы у:7", "ㅢ": "ый и:9 ы:8 ыи:8", "ㅣ": "и",
    },
}  # fmt: skip
_CYRILLIC_CODAS: Final[_Spelt] = {
    "": "", "ㄱ": "к", "ㄴ": "н", "ㄷ": "т", "ㄹ": "ль л:9 р:9", "ㅁ": "м", "ㅂ": "п", "ㅅ": "т", "ㅇ": "н нъ",
}  # fmt: skip
_RUSSIAN: Final[_Spelt] = {
    "정": "чен чжон", "철": "чер чхоль чоль", "영": "ен", "일": "ир иль", "성": "сен", "현": "хен", "명": "мен",
    "경": "кен", "혁": "хек хёк", "병": "пен", "시": "ши", "신": "шин", "식": "шик", "렬": "рель рёль", "연": "ен",
}  # fmt: skip
_RUSSIAN_SURNAMES: Final[_Spelt] = {
    "이": "ли ри и", "최": "цой чхве чой цхой чхе:8", "임": "лим рим им", "유": "ю рю лю", "신": "шин син", "심": "шим сим",
    "정": "чон чжон чен тен", "전": "чон чжон чен тен", "박": "пак", "허": "хо", "염": "ём рём ем", "양": "ян рян лян",
    "백": "пэк пек", "배": "пэ пе", "엄": "ом эм", "오": "о", "서": "со", "여": "ё рё", "노": "но ро", "나": "на ра",
}  # fmt: skip
_CODAS: Final[_Spelt] = {
    "": "", "ㄱ": "k", "ㄲ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅅ": "t s", "ㅇ": "ng",
}  # fmt: skip
_LOOSE_CODAS: Final[_Spelt] = {
    **_CODAS, "ㄱ": "k g:9 ck:8 c:8", "ㅂ": "p b", "ㄹ": "l r:7 ll:9", "ㅅ": "t s d:8",
}  # fmt: skip
_BEFORE: Final[Mapping[str, _Spelt]] = {
    "": {},
    SONORANT: {"ㄱ": "ng:9", "ㅂ": "m:9", "ㄴ": "l:9"},
    VOWEL: {"ㄱ": "g:9", "ㅂ": "b:9", "ㄹ": "r:9"},
}
"""Codas as they sound before another syllable: Kungnam for Kuk-nam, Hyogil for Hyok-il."""

_EXACT: Final = {
    "가": "ka", "거": "guh kuh", "경": "kyung kyoung gyoung kyong gyung keong:8",
    "계": "kye gye ke:8", "고": "koh goh", "공": "kong gong", "관": "kwan gwan",
    "광": "kwang gwang", "구": "koo goo ku gu", "국": "kook guk kuk gook",
    "권": "kwon gwon kweon", "규": "kyu gyu kyoo:9", "균": "kyun gyun kyoon:9",
    "근": "keun geun kun gun", "기": "ki gi kee", "길": "kil gil", "김": "kim gim",
    "대": "dae tae dai", "덕": "duk dok tok deok duck", "동": "dong tong", "득": "deuk duk tuk",
    "란": "ran lan", "래": "rae lae rai", "렬": "ryol ryul lyul yol yul", "례": "rye re:8",
    "룡": "ryong lyong yong:9", "률": "ryul lyul yul", "린": "rin lin", "림": "rim lim",
    "명": "myung myoung myong myeng:8", "무": "moo", "문": "moon mun", "미": "mi mee",
    "민": "min", "배": "bae pae bai", "백": "baek paek paik baik", "범": "bum beom",
    "병": "byung byoung pyung byong pyong", "복": "bok pok", "봉": "bong pong",
    "빈": "bin been:7", "산": "san", "삼": "sam", "상": "sang", "서": "suh seoh",
    "석": "suk sok seok seog", "선": "sun son seon", "섭": "sub sup sop seop seob",
    "성": "sung song soung:8", "송": "song", "수": "soo su", "숙": "sook suk", "순": "soon",
    "승": "seung sung", "시": "shi", "식": "shik sik shick", "신": "shin", "실": "shil",
    "심": "shim", "아": "ah", "애": "ae ai", "양": "yang", "연": "youn yeun yun yon",
    "열": "yul yeol", "엽": "yup yub", "영": "young yong yung", "오": "oh", "옥": "ok",
    "왕": "wang", "용": "yong young:7", "우": "woo wu", "욱": "wook", "운": "woon", "웅": "woong",
    "원": "weon", "월": "wol weol", "유": "yu yoo you", "은": "eun un en:7 oun:7",
    "의": "eui ui i:8 ee:8", "이": "i yi ee", "익": "ik ick", "인": "in yin:7",
    "일": "il ill:8 yil:7", "임": "im yim", "재": "jae chae jai chai",
    "정": "jung joung chung jong jeung:8", "조": "joh choh", "종": "jong chong", "주": "joo ju",
    "준": "joon jun june", "중": "joong jung", "진": "jin chin jean:6", "천": "chun chon cheon",
    "철": "chul chol cheul:8 chel:8 tcheol:8", "총": "chong", "춘": "choon chun",
    "태": "tae thae tai", "택": "taek thaek taik", "필": "pil phil feel:5", "해": "hae hai hay",
    "허": "huh heoh", "헌": "hun heon", "혁": "hyuk hyok hyek:8 hyouk hek:8",
    "현": "hyun hyon hyoun hyeon heon:8", "협": "hyup hyeop hyop hyub", "형": "hyung hyong",
    "혜": "hye hea:8 he:8", "호": "hoh", "홍": "hong", "화": "hwa wha:9", "환": "hwan whan:9",
    "황": "hwang whang:9", "훈": "hoon hun", "휘": "hwi whi hui:7", "흥": "heung hung",
    "희": "hee hi hui heui",
}  # fmt: skip
"""Usage of given names that the tables do not make; 0 means not so."""

SURNAMES: Final[Mapping[str, str]] = {
    "간": "kan", "갈": "kal gal", "감": "kam gam", "강": "kang gang khang:8",
    "견": "kyon gyon kyeon", "경": "kyong kyung", "계": "kye gye", "고": "ko go koh goh",
    "공": "kong gong", "곽": "kwak gwak", "구": "ku koo gu goo", "국": "kuk guk kook gook",
    "권": "kwon gwon kwŏn kweon kwun:7", "근": "kun keun", "금": "kum keum geum gum",
    "기": "ki gi kee", "길": "kil gil", "김": "kim gim ghim:9 keem:8",
    "나": "ra na rah:8 nah:8 la:8", "남": "nam", "남궁": "namgung namkung namgoong namkoong",
    "노": "ro roh no noh rho:9", "단": "tan dan", "당": "tang dang", "도": "to do doh toh",
    "독고": "tokko dokgo dokko", "동": "tong dong", "동방": "tongbang dongbang",
    "마": "ma mah:8", "맹": "maeng", "명": "myong myung myeong", "모": "mo", "목": "mok",
    "묵": "muk", "문": "mun moon", "민": "min", "박": "pak park bak bahk:9 pahk:9 back:7 parc:8",
    "반": "pan ban bahn:8", "방": "pang bang", "배": "pae bae bai pai bay:8",
    "백": "paek baek paik baik back:8 pack:7 paeck:8 beck:7 paeg:8", "범": "pom bom bum beom",
    "변": "pyon byon byun byeon pyŏn", "복": "pok bok", "봉": "pong bong", "부": "pu bu",
    "빈": "pin bin", "사": "sa", "사공": "sagong sakong", "상": "sang",
    "서": "so seo suh sŏ su:7 sur:7 seoh:8", "서문": "somun seomun", "석": "sok seok suk sŏk",
    "선": "son sun seon sŏn", "선우": "sonu sunwoo seonwoo sonwu", "설": "sol seol sul sŏl",
    "성": "song sung seong sŏng", "소": "so soh", "손": "son sohn", "송": "song",
    "순": "sun soon", "승": "sung seung", "시": "si shi", "신": "sin shin sheen:8",
    "심": "sim shim", "안": "an ahn", "양": "ryang yang lyang", "어": "o eo ŏ uh:8",
    "엄": "om um eom ŏm uhm:8", "여": "ryo yo yeo ryŏ nyo:9 yuh:8", "연": "yon yeon youn yŏn ryon",
    "염": "ryom yom yeom ryŏm yum lyom", "예": "ye", "오": "o oh", "옥": "ok oak:8 ock:8",
    "온": "on", "옹": "ong", "왕": "wang", "용": "ryong yong", "우": "u woo wu",
    "원": "won wŏn weon", "위": "wi we:7 wie:8",
    "유": "ryu yu yoo you ryoo lyu rhyu:8 yoou:6 lew:6", "육": "ryuk yuk yook",
    "윤": "yun yoon youn yune:8", "은": "un eun ŭn", "음": "um eum",
    "이": "ri lee yi rhee ree li:9 i yee leigh:8 rhie:8 lie:7 rieh:6 rhi:8", "인": "in",
    "임": "im rim lim yim leem rhim:9 eem:8 ihm:8", "장": "jang chang zang:7 jahng:8",
    "전": "jon jun jeon chon chun chŏn cheon:9 jeun:7",
    "정": "jong jung chung jeong chŏng chong cheong:9 joung joong:7", "제": "je che jae:7",
    "제갈": "jegal chekal", "조": "jo cho joe:8 jho:8 choh joh", "좌": "jwa chwa",
    "주": "ju joo chu choo", "지": "ji chi jee gee:6", "진": "jin chin", "차": "cha ch'a",
    "창": "chang", "채": "chae ch'ae chai", "천": "chon chun cheon ch'ŏn",
    "최": "choe choi ch'oe choy:9 chwe:8 che:7 choei:8 tchoi:8 tsoi:8 chey:7 tsoy:8",
    "추": "chu choo ch'u", "탁": "thak tak t'ak", "탄": "than tan", "태": "thae tae t'ae",
    "판": "phan", "팽": "paeng phaeng", "편": "phyon pyon pyun pyeon p'yŏn", "평": "phyong",
    "표": "phyo pyo p'yo", "풍": "phung", "피": "phi pi p'i", "필": "phil", "하": "ha hah:8",
    "한": "han hahn", "함": "ham hahm:8", "허": "ho huh heo hŏ hur her:8 heoh:8",
    "현": "hyon hyun hyeon hyŏn", "형": "hyong hyung", "호": "ho", "홍": "hong", "화": "hwa",
    "황": "hwang whang:9", "황보": "hwangbo hwangpo",
}  # fmt: skip
"""The surnames in the South's orthography, with the spellings that bearers use."""

_NATIVE: Final = "별솔빛슬샘봄꽃힘늘참찬한얼결온새롬람름슴님들틈꿈뜻옹봇뇌쇠돌석덕깔갑똑쌍씨꼭떡쇳못둘셋맘릭턱켜쿨탑펼큰칠랑래럼쁨맑밝닭굴풀불별물날달널눈름"


@cache
def inventory() -> tuple[str, ...]:
    """The Hangul syllables of names: every reading of a character, and those of native names.

    .. versionadded:: 26.1.0
    """
    return tuple(sorted({*syllables(), *_NATIVE, *(s for s in _EXACT if is_hangul(s))}))


def _each(text: str) -> Iterator[tuple[str, float]]:
    for item in text.split(" "):
        spelling, _, weight = item.partition(":")
        yield spelling, float(f"0.{weight}") if weight else 1.0


def _codas(system: int, coda: str, before: str) -> dict[str, float]:
    """How a coda is spelled, or how it sounds before another syllable."""
    if before:
        return dict(_each(_BEFORE[before][coda])) if coda in _BEFORE[before] else {}
    if system == KONTSEVICH:
        return dict(_each(_CYRILLIC_CODAS[coda])) if coda in _CYRILLIC_CODAS else {}
    return dict(_each((_LOOSE_CODAS if system == PRESS else _CODAS).get(coda, "t")))


def made(system: int, syllable: str, before: str = "") -> Iterator[tuple[str, float]]:
    """How a system spells a syllable, its own way first, with weights.

    .. versionadded:: 26.1.0
    """
    if system == KANA:
        yield from () if before else kana.spellings(syllable)
        return
    letters = _LETTERS[system]
    onset, vowel, coda = decompose(syllable)
    codas = _codas(system, coda, before)
    for first, first_weight in _each(letters[onset]):
        for middle, middle_weight in _each(letters[vowel]):
            for last, last_weight in codas.items():
                yield first + middle + last, first_weight * middle_weight * last_weight


_Table = dict[str, dict[str, Reading]]


def _add(table: _Table, spelling: str, syllable: str, weight: float, systems: int) -> None:
    """Note a reading: the best weight, and the systems that give it or come near."""
    known = table.setdefault(spelling, {})
    before = known.get(syllable)
    if before is None or before[0] < 0.85 * weight:
        known[syllable] = (weight, systems)
    elif weight >= 0.85 * before[0]:
        known[syllable] = (max(weight, before[0]), systems | before[1])


def _bare(spelling: str) -> str:
    return spelling.replace("ŏ", "o").replace("ŭ", "u").replace("'", "")


def _add_made(table: _Table, syllable: str, before: str = "") -> None:
    for system in _LETTERS:
        if before and system == KONTSEVICH:
            continue
        for spelling, weight in made(system, syllable, before):
            _add(table, spelling, syllable, weight, system)
            if system == MARKED:
                _add(table, _bare(spelling), syllable, weight, UNMARKED)
    for spelling, weight in () if before else kana.spellings(syllable):
        _add(table, spelling, syllable, weight, KANA)


def _add_by_rule(table: _Table) -> None:
    """Read on: a mark may be wrong or left over, and the initial-sound rule goes either way."""
    for spelling in [each for each in table if each != _bare(each)]:
        for syllable, (weight, systems) in table.get(_bare(spelling), {}).items():
            if syllable not in table[spelling]:
                _add(table, spelling, syllable, 0.85 * weight, systems & UNMARKED or systems)
    for known in table.values():
        for syllable, (weight, systems) in list(known.items()):
            onset = decompose(syllable)[0]
            for other in spellings(syllable):
                # A written n is no silent onset: 녕 may stand for 령, not for 영.
                if other not in known and not (onset == "ㄴ" and decompose(other)[0] == "ㅇ"):
                    known[other] = (0.92 * weight, systems)


@cache
def _table(before: str = "") -> _Table:
    table: _Table = {}
    for syllable in inventory():
        _add_made(table, syllable, before)
        for spelling, weight in _each(_EXACT[syllable]) if syllable in _EXACT else ():
            if not before:
                _add(table, spelling, syllable, weight, PRESS)
        for spelling, weight in _each(_RUSSIAN[syllable]) if syllable in _RUSSIAN else ():
            if not before:
                _add(table, spelling, syllable, weight, KONTSEVICH)
    _add_by_rule(table)
    return table


@cache
def _surname_table() -> _Table:
    table: _Table = {}
    for surname, text in SURNAMES.items():
        for spelling, weight in _each(text):
            for each in {spelling, _bare(spelling)}:
                _add(table, each, surname, weight, ANY)
        for spelling, weight in _each(_RUSSIAN_SURNAMES.get(surname, "-")):
            if spelling != "-":
                _add(table, spelling, surname, weight, ANY)
        for form in spellings(surname) if len(surname) == 1 else ():
            own: _Table = {}
            _add_made(own, form)
            for spelling, known in own.items():
                if known[form][0] > 0.99:
                    _add(table, spelling, surname, 0.95, ANY)
    return table


def readings(spelling: str, before: str = "") -> Mapping[str, Reading]:
    """What a folded spelling of one syllable may stand for in a given name.

    *before* is `SONORANT` or `VOWEL` where the next syllable begins so; then codas are read as they
    sound there, too.

    >>> sorted(readings("sop")), "영" in readings("yong"), "용" in readings("yong")
    (['섭'], True, True)

    .. versionadded:: 26.1.0
    """
    found = _table().get(spelling, {})
    if before:
        found = {**_table(before).get(spelling, {}), **found}
    return found


def surname_readings(spelling: str) -> Mapping[str, Reading]:
    """What a folded spelling may stand for as a surname, in the South's orthography.

    >>> sorted(surname_readings("ryu")), sorted(surname_readings("rhee"))
    (['유'], ['이'])

    .. versionadded:: 26.1.0
    """
    table = _surname_table()
    return table.get(spelling) or table.get(_bare(spelling), {})
