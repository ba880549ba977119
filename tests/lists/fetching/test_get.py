"""Getting a list from a server that behaves, and from one that doesn't."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from attrs import evolve
from tests.lists.fetching.server import Answer, Handler, body, serving, status

from nksanctions.errors import FetchError, MissingExtraError, RefusedListError
from nksanctions.lists import Limits, UnknownListError, fetch, published, read

QUICK = Limits(connect=2, read=5, total=5, tries=3, back_off=1)


def un_list(entries: int = 600) -> bytes:
    people = b"<INDIVIDUAL><DATAID>1</DATAID></INDIVIDUAL>" * (entries - 100)
    bodies = b"<ENTITY/>" * 100
    return (
        b'<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST><INDIVIDUALS>'
        + people
        + b"</INDIVIDUALS><ENTITIES>"
        + bodies
        + b"</ENTITIES></CONSOLIDATED_LIST>"
    )


LIST = un_list()
NAME = "un-consolidated.xml"


class Pauses(list[float]):
    """Notes each pause instead of making it."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_list_comes_whole_and_what_is_known_of_it_stands_beside(tmp_path: Path) -> None:
    with serving(body(LIST, ETag='"one"', Last_Modified="Fri, 27 Feb 2026 00:00:00 GMT")) as server:
        got = fetch("un", to=tmp_path / "new", url=server.url)
    (file,) = got.files
    assert got.changed
    assert file.path.read_bytes() == LIST
    assert (file.entries, file.previous_entries, file.size) == (600, None, len(LIST))
    assert files(tmp_path / "new") == [f".{NAME}.source.json", NAME]
    beside = json.loads((tmp_path / "new" / f".{NAME}.source.json").read_text())
    assert beside["etag"] == '"one"'
    assert beside["url"] == server.url
    assert server.asked[0]["User-Agent"].startswith("nksanctions/")


def test_an_unchanged_list_is_not_loaded_again(tmp_path: Path) -> None:
    modified = "Fri, 27 Feb 2026 00:00:00 GMT"
    with serving(body(LIST, ETag='"one"', Last_Modified=modified), status(304)) as server:
        fetch("un", to=tmp_path, url=server.url)
        again = fetch("un", to=tmp_path, url=server.url)
    assert server.asked[1]["If-None-Match"] == '"one"'
    assert server.asked[1]["If-Modified-Since"] == modified
    assert not again.changed
    assert again.files[0].entries == 600
    assert again.files[0].path.read_bytes() == LIST


def test_the_same_bytes_sent_again_are_no_change(tmp_path: Path) -> None:
    with serving(body(LIST)) as server:
        fetch("un", to=tmp_path, url=server.url)
        before = (tmp_path / NAME).stat()
        assert not fetch("un", to=tmp_path, url=server.url).changed
    assert (tmp_path / NAME).stat().st_ino == before.st_ino


@pytest.mark.parametrize("how", ["forced", "edited", "record lost", "record broken", "elsewhere"])
def test_no_condition_is_made_where_the_copy_may_not_be_good(tmp_path: Path, how: str) -> None:
    record = tmp_path / f".{NAME}.source.json"
    with serving(body(LIST, ETag='"one"')) as server:
        fetch("un", to=tmp_path, url=server.url)
        if how == "edited":
            (tmp_path / NAME).write_bytes(LIST.replace(b"1", b"2"))
        elif how == "record lost":
            record.unlink()
        elif how == "record broken":
            record.write_text('{"etag": 1')
        url = server.url + "?elsewhere" if how == "elsewhere" else server.url
        fetch("un", to=tmp_path, url=url, force=how == "forced")
    assert "If-None-Match" not in server.asked[1]
    assert (tmp_path / NAME).read_bytes() == LIST


def test_not_modified_is_no_answer_to_one_who_has_nothing(tmp_path: Path) -> None:
    with serving(status(304)) as server, pytest.raises(FetchError, match="sent no file"):
        fetch("un", to=tmp_path, url=server.url)
    assert files(tmp_path) == []


def drop(handler: Handler) -> None:
    """Hang up without a word."""
    handler.connection.shutdown(socket.SHUT_RDWR)


def cut_off(handler: Handler) -> None:
    """Announce more than comes."""
    handler.reply(200, LIST[: len(LIST) // 2], Content_Length=str(len(LIST)))
    handler.connection.shutdown(socket.SHUT_RDWR)


def cut_off_in_chunks(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"%x\r\n" % len(LIST) + LIST[:100])
    handler.connection.shutdown(socket.SHUT_RDWR)


def silent(handler: Handler) -> None:
    """Say nothing until the client is gone."""
    handler.connection.settimeout(5)
    handler.connection.recv(1)


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        pytest.param(status(500), "500 Internal Server Error", id="500"),
        pytest.param(status(502), "502 Bad Gateway", id="502"),
        pytest.param(status(503), "503 Service Unavailable", id="503"),
        pytest.param(status(504), "504 Gateway Timeout", id="504"),
        pytest.param(status(429), "429 Too Many Requests", id="429"),
        pytest.param(status(408), "408 Request Timeout", id="408"),
        pytest.param(drop, "the connection failed", id="hangs up"),
        pytest.param(cut_off, "the connection failed", id="cut off"),
        pytest.param(cut_off_in_chunks, "the connection failed", id="cut off in a chunk"),
        pytest.param(
            body(b"no gzip at all", Content_Encoding="gzip"), "can't be unpacked", id="bad gzip"
        ),
    ],
)
def test_what_may_pass_is_tried_again_with_longer_pauses(
    tmp_path: Path, bad: Answer, says: str
) -> None:
    pauses = Pauses()
    with serving(bad, bad, body(LIST)) as server:
        assert fetch("un", to=tmp_path, url=server.url, limits=QUICK, wait=pauses).changed
    assert pauses == [1, 2]
    assert (tmp_path / NAME).read_bytes() == LIST
    old = files(tmp_path)
    pauses.clear()
    with serving(bad) as server, pytest.raises(FetchError, match=says) as told:
        fetch("un", to=tmp_path, url=server.url, limits=QUICK, wait=pauses, force=True)
    assert str(told.value).endswith("(tried 3 times)")
    assert server.url in str(told.value)
    assert len(server.asked) == 3
    assert (tmp_path / NAME).read_bytes() == LIST
    assert files(tmp_path) == old


def test_a_silent_server_is_left(tmp_path: Path) -> None:
    pauses = Pauses()
    limits = evolve(QUICK, read=0.1, tries=2)
    with serving(silent) as server, pytest.raises(FetchError, match=r"no answer in time .*twice"):
        fetch("un", to=tmp_path, url=server.url, limits=limits, wait=pauses)
    assert (len(server.asked), pauses) == (2, [1])
    assert files(tmp_path) == []


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 451, 501])
def test_what_will_not_pass_is_not_tried_again(tmp_path: Path, code: int) -> None:
    pauses = Pauses()
    with serving(status(code)) as server, pytest.raises(FetchError, match=f"answered {code}"):
        fetch("un", to=tmp_path, url=server.url, wait=pauses)
    assert (len(server.asked), pauses) == (1, [])
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("said", "pause"),
    [("7", 7.0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0), ("soon", 1.0), ("0", 0.0)],
)
def test_the_pause_that_the_server_asks_for_is_kept(
    tmp_path: Path, said: str, pause: float
) -> None:
    pauses = Pauses()
    limits = evolve(QUICK, total=100)
    with serving(status(503, Retry_After=said), body(LIST)) as server:
        fetch("un", to=tmp_path, url=server.url, limits=limits, wait=pauses)
    assert pauses == [pause]


def test_a_pause_longer_than_we_are_patient_ends_it(tmp_path: Path) -> None:
    pauses = Pauses()
    with (
        serving(status(429, Retry_After="3600"), body(LIST)) as server,
        pytest.raises(FetchError, match="asks to wait 3,600 s: try again later"),
    ):
        fetch("un", to=tmp_path, url=server.url, wait=pauses)
    assert pauses == []


def drip(handler: Handler) -> None:
    """A few bytes at a time, each in time, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(LIST)))
    handler.end_headers()
    gone = threading.Event()
    for start in range(0, len(LIST), 10):
        try:
            handler.wfile.write(LIST[start : start + 10])
        except OSError:
            return
        gone.wait(0.02)


def test_a_file_that_comes_in_drops_is_given_up_when_the_time_is_over(tmp_path: Path) -> None:
    limits = evolve(QUICK, total=0.15)
    with serving(drip) as server, pytest.raises(FetchError, match=r"not done after 0\.15 s in all"):
        fetch("un", to=tmp_path, url=server.url, limits=limits)
    assert files(tmp_path) == []


def test_no_pause_is_made_that_would_end_after_the_time_is_over(tmp_path: Path) -> None:
    pauses = Pauses()
    limits = evolve(QUICK, total=0.5)
    with serving(status(500)) as server, pytest.raises(FetchError, match=r"500 .*not done after"):
        fetch("un", to=tmp_path, url=server.url, limits=limits, wait=pauses)
    assert pauses == []


def redirect(to: str, code: int = 302) -> Answer:
    return status(code, Location=to)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(tmp_path: Path, code: int) -> None:
    with serving(redirect("/moved?x=1", code), body(LIST)) as server:
        assert fetch("un", to=tmp_path, url=server.url).changed
    assert server.paths == ["/list.xml", "/moved?x=1"]


def test_a_redirect_loop_ends(tmp_path: Path) -> None:
    with serving(redirect("/list.xml")) as server, pytest.raises(FetchError, match="more than 5"):
        fetch("un", to=tmp_path, url=server.url)
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("file:///etc/passwd", "no address of the web"),
        ("ftp://127.0.0.1/list", "no address of the web"),
        ("http://[::1", "Invalid IPv6"),
        ("http://a:99999/", "no address of the web"),
    ],
)
def test_a_redirect_away_from_the_web_is_not_followed(
    tmp_path: Path, target: str, says: str
) -> None:
    with serving(redirect(target)) as server, pytest.raises(FetchError, match=says):
        fetch("un", to=tmp_path, url=server.url)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://a:b/",
        "http://a\n/",
        "un.xml",
        "file:///etc/passwd",
        "http://",
        "https://a b/",
        "ftp://x/y",
    ],
)
def test_an_address_that_cannot_be_called_is_told(tmp_path: Path, url: str) -> None:
    with pytest.raises(FetchError, match=r"no address (of the web|that can be called)"):
        fetch("un", to=tmp_path, url=url)


def test_nobody_at_the_address_is_told_in_words(tmp_path: Path) -> None:
    with serving() as server:
        url = server.url
    with pytest.raises(
        FetchError, match=r"the connection failed: .*refused.* \(tried once\)"
    ) as told:
        fetch("un", to=tmp_path, url=url, limits=evolve(QUICK, tries=1))
    assert "object at 0x" not in str(told.value)


def test_a_server_that_is_not_secure_is_not_asked_again(tmp_path: Path) -> None:
    with serving(body(LIST)) as server, pytest.raises(FetchError, match="no secure connection"):
        fetch("un", to=tmp_path, url=server.url.replace("http:", "https:"))
    assert server.asked == []


def test_the_proxy_of_the_system_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(body(LIST)) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url.removesuffix("/list.xml"))
        monkeypatch.setenv("no_proxy", "nowhere.invalid")
        assert fetch("un", to=tmp_path, url="http://lists.invalid/un.xml").changed
    assert proxy.paths == ["http://lists.invalid/un.xml"]


PAGE = b"<!DOCTYPE html>\n<html><body>The list has moved.</body></html>"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (PAGE, "a web page"),
        (b"\xef\xbb\xbf\n <HTML><body/></HTML>", "a web page"),
        (b'{"error": "gone"}', "JSON"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04rest", "a zip or spreadsheet file"),
        (gzip.compress(LIST), "a gzip file"),
        (b"", "empty"),
        (LIST[:-1], "was it cut off"),
        (LIST[: len(LIST) // 2], "was it cut off"),
        (LIST + b"<more/>", "not whole XML"),
        (b"<sdnList><sdnEntry/></sdnList>", "starts with <sdnList>, not <CONSOLIDATED_LIST>"),
        (un_list(499), "it has 499 entries; a whole one has at least 500"),
        (b"\0" * 5000, "not whole XML"),
        (LIST.replace(b"UTF-8", b"no-such"), "not whole XML|can be read"),
        (
            b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><CONSOLIDATED_LIST>&b;'
            b"</CONSOLIDATED_LIST>",
            "document type declaration",
        ),
    ],
)
def test_what_is_not_the_list_is_refused_and_the_old_one_stays(
    tmp_path: Path, data: bytes, says: str
) -> None:
    with serving(body(LIST), body(data)) as server:
        fetch("un", to=tmp_path, url=server.url)
        before = files(tmp_path)
        with pytest.raises(RefusedListError, match=says) as told:
            fetch("un", to=tmp_path, url=server.url)
    assert str(told.value).startswith(NAME)
    assert (tmp_path / NAME).read_bytes() == LIST
    assert files(tmp_path) == before


@pytest.mark.parametrize(("entries", "fits"), [(660, True), (594, True), (593, False)])
def test_a_list_that_lost_more_than_a_tenth_is_refused(
    tmp_path: Path, entries: int, fits: bool
) -> None:
    with serving(body(un_list(660)), body(un_list(entries))) as server:
        fetch("un", to=tmp_path, url=server.url)
        if fits:
            (file,) = fetch("un", to=tmp_path, url=server.url).files
        else:
            with pytest.raises(RefusedListError, match="593 entries where there were 660"):
                fetch("un", to=tmp_path, url=server.url)
            (file,) = fetch("un", to=tmp_path, url=server.url, allow_fewer=True).files
    assert (file.entries, file.previous_entries) == (entries, 660)


def test_a_fall_is_noticed_against_a_file_of_unknown_origin_too(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(un_list(1000))
    with serving(body(LIST)) as server, pytest.raises(RefusedListError, match="40% fewer"):
        fetch("un", to=tmp_path, url=server.url)


def test_an_old_file_that_is_no_list_is_replaced(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(PAGE)
    with serving(body(LIST)) as server:
        (file,) = fetch("un", to=tmp_path, url=server.url).files
    assert file.previous_entries is None
    assert (tmp_path / NAME).read_bytes() == LIST


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"<CONSOLIDATED_LIST>" * 1000)
    except OSError:
        handler.close_connection = True


@pytest.mark.parametrize(
    "huge",
    [
        pytest.param(body(b"", Content_Length="9999999999"), id="announced"),
        pytest.param(endless, id="endless"),
        pytest.param(
            body(gzip.compress(bytes(2_000_000)), Content_Encoding="gzip"), id="a gzip bomb"
        ),
    ],
)
def test_a_huge_file_is_not_loaded(tmp_path: Path, huge: Answer) -> None:
    limits = evolve(QUICK, size=1_000_000)
    with serving(huge) as server, pytest.raises(RefusedListError, match="bigger than 1,000,000"):
        fetch("un", to=tmp_path, url=server.url, limits=limits)
    assert len(server.asked) == 1
    assert files(tmp_path) == []


def test_a_compressed_answer_is_unpacked(tmp_path: Path) -> None:
    packed = gzip.compress(LIST)
    with serving(body(packed, Content_Encoding="gzip")) as server:
        (file,) = fetch("un", to=tmp_path, url=server.url).files
    assert "gzip" in server.asked[0]["Accept-Encoding"]
    assert file.path.read_bytes() == LIST


def test_the_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    with serving(body(LIST), body(gzip.compress(LIST), Content_Encoding="gzip")) as server:
        fetch("un", to=tmp_path, url=server.url, progress=lambda *now: told.append(now))
        assert told.pop() == (NAME, len(LIST), len(LIST))
        fetch("un", to=tmp_path, url=server.url, progress=lambda *now: told.append(now))
    assert told.pop() == (NAME, len(LIST), None)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with serving(body(LIST)) as server, pytest.raises(FetchError, match="file"):
        fetch("un", to=tmp_path / "file", url=server.url)
    assert server.asked == []


SDN = b'%d,"A NAME","individual","DPRK2"' + b',"-0- "' * 7 + b',"DOB 1 Jan 1950."\r\n'
OTHER = {
    "/alt.csv": b'7,%d,"aka","ANOTHER","-0- "\r\n',
    "/add.csv": b'7,%d,"A STREET","A TOWN","Korea, North","-0- "\r\n',
}


def trio(handler: Handler) -> None:
    """Serve the four files of the OFAC list, by the last part of the path."""
    row = {"/sdn.csv": SDN, **OTHER}.get(handler.path)
    rows = [row % number for number in range(5001)] if row else [b'7,"more remarks"\r\n']
    handler.reply(200, b"".join(rows) + b"\x1a\r\n")


def test_a_list_of_several_files_comes_together(tmp_path: Path) -> None:
    with serving(trio) as server:
        got = fetch("ofac", form="csv", to=tmp_path, url=server.url.removesuffix("/list.xml"))
    assert [(file.path.name, file.entries) for file in got.files] == [
        ("sdn.csv", 5001),
        ("alt.csv", 5001),
        ("add.csv", 5001),
        ("sdn_comments.csv", 1),
    ]
    assert {file.path.parent for file in got.files} == {tmp_path / "ofac-sdn"}
    found = read(tmp_path / "ofac-sdn", strict=False)
    assert found.report.format == "ofac-csv"
    assert not any("none of OFAC's" in unread.why for unread in found.report.left_over)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([b'7,8,"aka"\r\n'], "line 1 has 3 columns, not 5"),
        ([OTHER["/alt.csv"] % 1, b'7,2,"aka","cut of'], "not CSV: unexpected end of data"),
        ([OTHER["/alt.csv"] % 1] * 6000, "it has 1 entries"),
    ],
)
def test_where_one_file_of_several_is_bad_none_is_replaced(
    tmp_path: Path, rows: list[bytes], says: str
) -> None:
    def bad(handler: Handler) -> None:
        if handler.path == "/alt.csv":
            handler.reply(200, b"".join(rows))
        else:
            trio(handler)

    with serving(bad) as server, pytest.raises(RefusedListError, match=says):
        fetch("ofac", form="csv", to=tmp_path, url=server.url.removesuffix("list.xml"))
    assert files(tmp_path / "ofac-sdn") == []


def test_a_list_with_a_header_is_counted_by_its_key(tmp_path: Path) -> None:
    rows = [b'DPR%04d,"A, NAME"\r\n' % (number // 2) for number in range(2400)]
    text = b"\xef\xbb\xbfReport Date: 1-Jan-2026\r\nUnique ID,Name 6\r\n" + b"".join(rows)
    with serving(body(text), body(text.replace(b"Unique ID", b"Id"))) as server:
        (file,) = fetch("uk", form="csv", to=tmp_path, url=server.url).files
        assert file.entries == 1200
        with pytest.raises(RefusedListError, match="no header with a column 'Unique ID'"):
            fetch("uk", form="csv", to=tmp_path, url=server.url)


@pytest.mark.parametrize(
    ("name", "form", "says"),
    [
        ("nato", None, "there are un, ofac, eu, uk"),
        ("un", "csv", "not published as 'csv'; there are xml"),
    ],
)
def test_a_list_that_is_not_published_is_told(name: str, form: str | None, says: str) -> None:
    with pytest.raises(UnknownListError, match=says):
        fetch(name, form=form)


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "truststore", None)
    monkeypatch.delitem(sys.modules, "nksanctions.lists.fetching.client", raising=False)
    with pytest.raises(MissingExtraError, match=r'pip install "nksanctions\[fetch\]"'):
        fetch("un", to=tmp_path)
    assert files(tmp_path) == []


def test_each_address_is_secure_and_says_where_it_is_from() -> None:
    names = [
        (form, file)
        for one in published().values()
        for form in one.forms.values()
        for file in form.files
    ]
    assert len({file.name for _, file in names}) == len(names) == 10
    for form, file in names:
        assert file.url.startswith("https://")
        assert form.source
        assert form.verified in ("official-text", "secondary", "memory")
    for one in published().values():
        assert one.form in one.forms


def test_nothing_that_fetches_is_loaded_before_something_is_fetched() -> None:
    code = (
        "import sys, nksanctions as nk; nk.lists.published(); nk.lists.fetch;"
        "print([name for name in ('urllib3', 'truststore', 'ssl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
