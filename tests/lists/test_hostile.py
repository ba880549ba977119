"""Input that is damaged, or meant to do damage: a located error or a reported skip."""

from __future__ import annotations

import gzip
import io
import socket
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.lists.files import SDN, UN, un, zipped

from nksanctions import lists
from nksanctions.errors import BadInputError
from nksanctions.lists import opened, report, xml_file


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a reader asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def dtd(declaration: str, use: str = "") -> str:
    doctype = f"<!DOCTYPE CONSOLIDATED_LIST {declaration}>"
    text = UN.replace("<CONSOLIDATED_LIST", f"{doctype}\n<CONSOLIDATED_LIST", 1)
    return text.replace("HONG", use or "HONG", 1)


LAUGHS = (
    "[<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]"
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(dtd(LAUGHS, "&j;"), "document type declaration", id="entity expansion"),
        pytest.param(
            dtd("[<!ENTITY x SYSTEM 'file:///etc/passwd'>]", "&x;"),
            "document type declaration",
            id="external entity",
        ),
        pytest.param(
            dtd("SYSTEM 'http://example.org/un.dtd'"),
            "document type declaration",
            id="external DTD",
        ),
        pytest.param(
            dtd("[<!ENTITY % p SYSTEM 'http://example.org/x'> %p;]"),
            "document type declaration",
            id="parameter entity",
        ),
        pytest.param(UN.replace("HONG", "&undefined;", 1), "line 7", id="undefined entity"),
        pytest.param(UN.replace("HONG", "HO\0NG", 1), "line 7", id="zero byte"),
        pytest.param(UN.replace("HONG", "HO\x08NG", 1), "line 7", id="control character"),
        pytest.param(UN[: len(UN) // 2], "not well-formed", id="cut off"),
        pytest.param(UN.replace("</ENTITIES>", ""), "mismatched tag", id="unclosed"),
        pytest.param(UN + "<more/>", "junk after", id="two roots"),
        pytest.param(
            UN.replace("HONG", "<a>" * 100 + "</a>" * 100, 1), "nest deeper", id="deep nesting"
        ),
        pytest.param(UN.replace("HONG", "<a>" * 100_000, 1), "nest deeper", id="deep and open"),
        pytest.param(
            UN.replace("HONG", "H" * (xml_file.LONGEST + 200_000), 1),
            "longer than 8 MB",
            id="huge text",
        ),
        pytest.param(
            UN.replace("<DATAID>1", '<DATAID a="' + "b" * (xml_file.LONGEST + 200_000) + '">1', 1),
            "longer than 8 MB",
            id="huge attribute",
        ),
    ],
)
def test_hostile_xml_is_a_located_error(text: str, message: str) -> None:
    for strict in (True, False):
        with pytest.raises(BadInputError, match=message):
            lists.read(io.BytesIO(text.encode()), strict=strict)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "iso-8859-1"])
def test_xml_in_another_encoding_is_read(encoding: str) -> None:
    name = {"utf-8-sig": "UTF-8"}.get(encoding, encoding)
    text = UN.replace('encoding="UTF-8"', f'encoding="{name}"').replace("홍길동", "Hong")
    assert len(lists.read(io.BytesIO(text.encode(encoding)))) == 2


@pytest.mark.parametrize("encoding", ["EUC-KR", "UTF-7", "nonsense", "big5", "UCS-4"])
def test_an_encoding_that_is_not_read_is_an_error(encoding: str) -> None:
    text = UN.replace('encoding="UTF-8"', f'encoding="{encoding}"')
    with pytest.raises(BadInputError):
        lists.read(io.BytesIO(text.encode()))


def test_latin_text_that_says_it_is_utf_8_is_an_error() -> None:
    with pytest.raises(BadInputError, match="line 7"):
        lists.read(
            io.BytesIO(UN.replace("HONG", "HÖNG", 1).replace("홍길동", "").encode("latin-1"))
        )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"<!DOCTYPE html><html><head><title>Error</title></head></html>", "a web page"),
        (b"\n<html><body>503 Service Unavailable</body></html>", "a web page"),
        (b"<?xml version='1.0'?><feed/>", "root element <feed>"),
        (b"hello", "no list that is known"),
        (b"%PDF-1.7", "no list that is known"),
        (b"\x00" * 1000, "no list that is known"),
        (SDN.encode(), "one of OFAC's CSV files"),
    ],
)
def test_what_is_no_list_is_said_to_be_none(content: bytes, message: str) -> None:
    with pytest.raises(BadInputError, match=message):
        lists.read(io.BytesIO(content))


def test_a_packed_list_reads_as_the_plain_one(tmp_path: Path) -> None:
    plain = lists.read(un()).designations
    packed = io.BytesIO(gzip.compress(UN.encode()))
    assert lists.read(packed).designations == plain
    path = tmp_path / "un.xml.gz"
    path.write_bytes(packed.getvalue())
    assert lists.read(path).designations == plain
    assert lists.read(zipped(un_xml=UN)).designations == plain
    assert lists.read(zipped(un_xml=UN), format="un-xml").designations == plain


def test_a_cut_off_gzip_file_is_an_error() -> None:
    packed = gzip.compress(UN.encode() * 1)
    for length in (20, len(packed) // 2, len(packed) - 4):
        with pytest.raises(BadInputError, match="damaged or cut off"):
            lists.read(io.BytesIO(packed[:length]))


def test_a_damaged_zip_file_is_an_error() -> None:
    packed = bytearray(zipped(un_xml=UN).getvalue())
    packed[60:90] = b"\xff" * 30
    for content in (bytes(packed), bytes(packed[:200]), b"PK\x03\x04" + b"x" * 100):
        with pytest.raises(BadInputError):
            lists.read(io.BytesIO(content))


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    filler = b"<!--" + b" " * (64 << 20) + b"-->"
    bomb = gzip.compress(UN.encode().replace(b"<INDIVIDUALS>", filler + b"<INDIVIDUALS>"))
    with pytest.raises(BadInputError, match=r"longer than 8 MB|times its size"):
        lists.read(io.BytesIO(bomb))
    with pytest.raises(BadInputError, match="times its size"):
        lists.read(zipped(sdn_csv=SDN + f'9,"{" " * 100_000}",1\n' * 200))


def test_a_bomb_in_a_bomb_is_refused() -> None:
    inner = gzip.compress(gzip.compress(UN.encode()))
    with pytest.raises(BadInputError):
        lists.read(io.BytesIO(inner))
    with pytest.raises(BadInputError, match="packed twice"):
        lists.read(zipped(un_gz=gzip.compress(UN.encode())))


@pytest.mark.parametrize(
    "name", ["../../sdn.csv", "/etc/sdn.csv", "..\\..\\sdn.csv", "C:\\sdn.csv"]
)
def test_path_tricks_write_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, SDN)
    file.seek(0)
    assert len(lists.read(file)) == 4
    assert list(tmp_path.iterdir()) == []


def test_an_empty_zip_and_an_empty_folder_are_errors(tmp_path: Path) -> None:
    file = io.BytesIO()
    zipfile.ZipFile(file, "w").close()
    for source in (io.BytesIO(file.getvalue()), tmp_path, tmp_path / "nowhere.xml"):
        with pytest.raises(BadInputError):
            lists.read(source)


def test_a_file_opened_as_text_is_a_type_error(tmp_path: Path) -> None:
    path = tmp_path / "un.xml"
    path.write_text(UN, encoding="utf-8")
    with path.open(encoding="utf-8") as text, pytest.raises(TypeError, match="'rb'"):
        lists.read(text)  # type: ignore[arg-type]  # what a user may do by mistake


@pytest.mark.parametrize(
    ("sdn", "message"),
    [
        ('901,"HONG' + "x" * 200_000, "no CSV"),
        ("901," + "x" * (2 << 20), "longer than 1 MB"),
        ("901\0,2", "zero bytes"),
        ("x" * 50 + "\n" + SDN, "columns"),
        (SDN.replace("901,", "ent_num,"), "number of an entry"),
        (SDN.replace(",", ";"), "columns"),
        (SDN + "\n" * 20_000, "empty lines"),
        (SDN.encode("utf-16").decode("latin-1"), "zero bytes"),
    ],
)
def test_hostile_csv_is_a_located_error(sdn: str, message: str) -> None:
    with pytest.raises(BadInputError, match=message):
        lists.read(zipped(sdn_csv=sdn))


def test_many_strange_elements_and_problems_do_not_fill_the_memory() -> None:
    strange = "".join(f"<x{n}>y</x{n}>" for n in range(3 * report.PATHS))
    found = lists.read(un("<DATAID>1", strange + "<DATAID>1")).report
    assert len(found.left_over) == report.PATHS + 1
    assert sum(each.count for each in found.left_over) == 3 * report.PATHS
    bad = SDN.replace("901,", "x,", 1) + "y,\n" * 500
    with pytest.raises(BadInputError) as caught:
        lists.read(zipped(sdn_csv=bad))
    assert caught.value.count == 501
    assert len(caught.value.problems) == report.KEPT
    assert str(caught.value).endswith("… and 401 more")


def entries(count: int) -> bytes:
    head, rest = UN.split("    <ENTITY>", 1)
    entity, tail = rest.split("  </ENTITIES>", 1)
    many = (
        "    <ENTITY>" + entity.replace("KPe.901", f"XXe.{number:03}") for number in range(count)
    )
    return (head + "".join(many) + "  </ENTITIES>" + tail).encode()


def peak(read: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        read()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_stream_of_five_times_the_entries_takes_no_more_memory() -> None:
    """Beyond the references that were met, of which none may come twice."""

    def through(content: bytes) -> Callable[[], object]:
        return lambda: sum(1 for _ in lists.stream(io.BytesIO(content)))

    few, many = entries(600), entries(3_000)
    assert peak(through(many)) < 1.3 * peak(through(few)) + 3_000 * 200


def test_a_file_that_cannot_be_searched_is_read() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, content: bytes) -> None:
            self.content = io.BytesIO(content)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            return self.content.readinto(memoryview(buffer)[:7])  # little by little

        def seekable(self) -> bool:
            return False

    for content in (UN.encode(), gzip.compress(UN.encode()), zipped(un_xml=UN).getvalue()):
        assert len(lists.read(io.BufferedReader(Pipe(content)))) == 2


def test_limits_are_above_what_is_published() -> None:
    assert opened.LIMIT >= 1 << 30
    assert xml_file.DEEPEST >= 20
