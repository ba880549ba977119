"""Mandarin readings of Korean names: Li Cheng He for Ri Song Hyok.

They are weaker evidence: one Mandarin syllable stands for many characters, and each character for a
Korean syllable of its own.

Source: Unihan (see `nksanctions.screening.hanja`); the surnames' characters are common knowledge.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from nksanctions.screening import hanja
from nksanctions.screening.romanization import ANY, Reading

__all__ = ["cut", "korean_readings", "latin"]

SURNAMES: Final = {
    "김": "金", "이": "李", "박": "朴", "최": "崔", "정": "鄭丁", "강": "姜康", "조": "趙曺", "윤": "尹", "장": "張蔣",
    "임": "林任", "한": "韓", "오": "吳", "서": "徐", "신": "申辛愼", "권": "權", "황": "黃", "안": "安", "송": "宋",
    "전": "全田錢", "홍": "洪", "유": "柳劉兪庾", "고": "高", "문": "文", "양": "梁楊", "손": "孫", "배": "裵", "백": "白",
    "허": "許", "남": "南", "심": "沈", "노": "盧魯", "하": "河", "곽": "郭", "성": "成", "차": "車", "주": "朱周", "우": "禹",
    "구": "具丘", "나": "羅", "민": "閔", "진": "陳秦", "지": "池", "엄": "嚴", "채": "蔡", "원": "元", "천": "千", "방": "方房",
    "공": "孔", "현": "玄", "함": "咸", "변": "卞邊", "염": "廉", "여": "呂", "추": "秋", "도": "都", "소": "蘇", "석": "石",
    "선": "宣", "설": "薛", "마": "馬", "길": "吉", "연": "延", "위": "魏", "표": "表", "명": "明", "기": "奇", "반": "潘",
    "왕": "王", "금": "琴", "옥": "玉", "육": "陸", "인": "印", "맹": "孟", "제": "諸", "모": "牟", "탁": "卓", "국": "鞠",
    "어": "魚", "은": "殷", "편": "片", "용": "龍", "태": "太", "계": "桂", "피": "皮", "형": "邢", "범": "范", "동": "董",
}  # fmt: skip
_READ: Final = {
    "池": ("chi",),
    "車": ("che",),
    "沈": ("shen",),
    "呂": ("lv", "lu"),
    "兪": ("yu",),
    "裵": ("pei",),
}


@lru_cache(maxsize=1)
def _surnames() -> dict[str, dict[str, Reading]]:
    found: dict[str, dict[str, Reading]] = {}
    for surname, characters in SURNAMES.items():
        for place, character in enumerate(characters):
            weight = 0.9 if place == 0 else 0.85
            for sound in _READ.get(character) or hanja.mandarin(character, surname=True):
                found.setdefault(sound, {}).setdefault(surname, (weight, ANY))
    return found


def korean_readings(sound: str, *, is_surname: bool) -> dict[str, Reading]:
    """The Korean readings of a Mandarin syllable, with weights below 1.

    >>> (
    ...     sorted(korean_readings("li", is_surname=True)),
    ...     "성" in korean_readings("cheng", is_surname=False),
    ... )
    (['이'], True)

    .. versionadded:: 26.1.0
    """
    if is_surname:
        return dict(_surnames().get(sound, {}))
    return {
        syllable: (0.7 + 0.2 * share, ANY)
        for syllable, share in hanja.by_mandarin().get(sound, {}).items()
    }


@lru_cache(maxsize=16384)
def cut(word: str) -> tuple[tuple[str, ...], ...]:
    """Cut a folded word into Mandarin syllables; empty if it can't be.

    >>> cut("chenghe"), cut("kim")
    ((('cheng', 'he'),), ())

    .. versionadded:: 26.1.0
    """
    known = hanja.by_mandarin()
    ends: list[list[tuple[str, ...]]] = [[()], *([] for _ in word)]
    for start in range(len(word)):
        for end in range(min(len(word), start + 6), start, -1) if ends[start] else ():
            if word[start:end] in known:
                ends[end] += [(*done, word[start:end]) for done in ends[start] if len(done) < 3]
    return tuple(sorted(ends[-1], key=len)[:3])


def latin(text: str) -> str:
    """A name in Chinese characters in pinyin without tones, the surname apart.

    >>> latin("李方伟"), latin("朴成")
    ('li fangwei', 'piao cheng')

    .. versionadded:: 26.1.0
    """
    sounds = [
        (hanja.mandarin(each, surname=place == 0) or ("",))[0] for place, each in enumerate(text)
    ]
    return " ".join(filter(None, (sounds[0], "".join(sounds[1:])))).replace("v", "u")
