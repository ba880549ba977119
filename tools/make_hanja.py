"""Write the table of Hanja: ``python tools/make_hanja.py FOLDER``.

FOLDER holds the Unihan database as Debian's package ``unicode-data`` installs it
(``/usr/share/unicode``): ``Unihan_Readings.txt.bz2`` and ``Unihan_Variants.txt.bz2``.

One line for each character: the character, its Korean readings (those of names first), its Mandarin
readings without tones. A character without a Korean reading of its own, such as a simplified or a
Japanese form, has those of the forms that Unihan calls its variants.
"""

from __future__ import annotations

import bz2
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/nksanctions/screening/hanja.txt"
VARIANTS = ("kTraditionalVariant", "kZVariant", "kSemanticVariant", "kSpecializedSemanticVariant")
JAPANESE = {
    "広": "廣", "沢": "澤", "桜": "櫻", "栄": "榮", "鉄": "鐵", "恵": "惠", "浜": "濱", "斉": "齊",
    "円": "圓", "検": "檢", "竜": "龍", "辺": "邊", "徳": "德", "姫": "姬", "戦": "戰", "黒": "黑",
    "実": "實", "寿": "壽", "顕": "顯", "真": "眞", "静": "靜", "豊": "豐", "満": "滿", "県": "縣",
    "剣": "劍", "亜": "亞", "沖": "沖", "峰": "峯", "塩": "鹽", "勲": "勳", "暁": "曉", "祐": "祐",
    "済": "濟", "従": "從", "処": "處", "拝": "拜", "滝": "瀧", "録": "錄", "緑": "綠", "粛": "肅",
    "渓": "溪", "経": "經", "継": "繼", "鶏": "鷄", "労": "勞", "楽": "樂", "薬": "藥", "頼": "賴",
    "歩": "步", "稲": "稻", "穂": "穗", "郷": "鄕", "単": "單", "乗": "乘", "芸": "藝", "伝": "傳",
}  # fmt: skip
"""Japanese forms (the shinjitai of the official lists of characters) beside the older ones."""


def rows(path: Path) -> list[tuple[str, str, str]]:
    """The character, field and value of each line."""
    found = []
    for line in bz2.decompress(path.read_bytes()).decode("utf-8").splitlines():
        if line.startswith("U+"):
            code, name, value = line.split("\t", 2)
            found.append((chr(int(code.removeprefix("U+"), 16)), name, value))
    return found


def toneless(reading: str) -> str:
    """A Mandarin reading in plain letters; ``v`` stands for u with two dots."""
    plain = unicodedata.normalize("NFD", reading.replace("ü", "v").replace("ǚ", "v"))
    plain = re.sub(r"u([\u0304\u0301\u030c\u0300])?\u0308", "v", plain)
    return "".join(letter for letter in plain if letter.isascii() and letter.isalpha())


def main(folder: Path) -> None:
    """Write the table."""
    korean: dict[str, list[str]] = {}
    mandarin: dict[str, list[str]] = {}
    for character, name, value in rows(folder / "Unihan_Readings.txt.bz2"):
        if name == "kHangul":
            marked = [each.split(":") for each in value.split()]
            # N: read so in personal names; E: taught at school; 0: in the Korean standard set.
            marked.sort(key=lambda each: tuple(mark not in each[1] for mark in "NE0"))
            korean[character] = [each[0] for each in marked]
        elif name == "kMandarin":
            mandarin[character] = [toneless(each) for each in value.split()]
    variants: dict[str, list[str]] = defaultdict(list)
    for character, name, value in rows(folder / "Unihan_Variants.txt.bz2"):
        if name in VARIANTS:
            variants[character] += [
                chr(int(each.split("<")[0].removeprefix("U+"), 16)) for each in value.split()
            ]
    for new, old in JAPANESE.items():
        variants[new].insert(0, old)
    for _ in range(2):  # a variant of a variant, too: 矿 is 礦 is 鑛
        found = {
            character: list(dict.fromkeys(read))[:3]
            for character, others in variants.items()
            if character not in korean
            and (read := [each for other in others for each in korean.get(other, ())])
        }
        korean.update(found)
    lines = [
        f"{character} {','.join(korean[character])} {','.join(mandarin.get(character, ['-']))}"
        for character in sorted(korean)
        if ord(character) < 0xF900  # no compatibility forms: NFKC takes them away
    ]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TARGET.name}: {len(lines):,} characters\n")


HEAD = """\
# Written by tools/make_hanja.py; don't edit. Source: the Unihan database of Unicode 15.0.0
# (fields kHangul, kMandarin, kTraditionalVariant, kZVariant, kSemanticVariant,
# kSpecializedSemanticVariant), as Debian's package unicode-data 15.0.0-1 has it. Changed: selected,
# put in order, tones left out, readings of variants given to characters that have none.
# Copyright (C) 1991-2022 Unicode, Inc. All rights reserved. Distributed under the Terms of Use in
# https://www.unicode.org/copyright.html; the licence (Unicode License Agreement - Data Files and
# Software) lets anyone use, copy, modify and distribute the data with this notice.
# A line: the character, its Korean readings (those of personal names first), its Mandarin readings.
"""

if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("/usr/share/unicode"))
