"""One file over HTTP: with limits on time and size, tried again where that may help.

It knows no list. It needs urllib3 and truststore, which come with the extra ``fetch``.
"""

from __future__ import annotations

import hashlib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import BinaryIO, Final
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import truststore
import urllib3
from attrs import evolve, frozen
from urllib3.exceptions import (
    DecodeError,
    HTTPError,
    LocationParseError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    SSLError,
)
from urllib3.exceptions import TimeoutError as NoAnswerError
from urllib3.util import Retry, Timeout

from nksanctions.errors import FetchError, RefusedListError
from nksanctions.lists.fetching.limits import Limits

__all__ = ["Response", "download"]

_CHUNK: Final = 1 << 16
_LONGEST_BACK_OFF: Final = 60.0
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_WORTH_TRYING_AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
Report = Callable[[int, int | None], None]
"""Told now and then: bytes that came, bytes that will come (`None`: the server doesn't say)."""


@frozen(kw_only=True)
class Response:
    """What a server answered in the end. Not *changed*: the copy that we hold is still good."""

    changed: bool
    url: str
    etag: str
    last_modified: str
    date: str
    size: int = 0
    sha256: str = ""


@frozen
class _TryAgain(Exception):  # noqa: N818  (it is no error until the tries are used up)
    why: str
    after: float | None = None
    """Seconds that the server asked us to wait."""


def download(
    url: str,
    into: BinaryIO,
    *,
    conditions: dict[str, str],
    limits: Limits,
    wait: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    report: Report | None = None,
) -> Response:
    """Load *url* into an empty file; with *conditions* only if it has changed.

    Raises:
        FetchError: If it can't be had within the limits.
        RefusedListError: If it is bigger than the limit.
    """
    _refuse_no_address(url)
    end = clock() + limits.total
    back_off = limits.back_off
    for attempt in range(1, limits.tries + 1):
        try:
            with _pool(url) as pool:
                return _follow(pool, url, into, conditions, limits, lambda: end - clock(), report)
        except _TryAgain as error:
            pause = error.after if error.after is not None else back_off
            problem = f"{url}: {error.why}"
            if attempt == limits.tries:
                raise FetchError(f"{problem} (tried {_times(attempt)})") from error
            if pause > limits.patience:
                raise FetchError(
                    f"{problem}; the server asks to wait {pause:,.0f} s: try again later"
                ) from error
            if pause >= end - clock():
                raise FetchError(f"{problem}; {_too_long(limits)}") from error
            wait(pause)
            back_off = min(back_off * 2, _LONGEST_BACK_OFF)
            into.seek(0)
            into.truncate()
    raise AssertionError("at least one try is made")


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _too_long(limits: Limits) -> str:
    return f"not done after {limits.total:g} s in all"


@contextmanager
def _pool(url: str) -> Iterator[urllib3.PoolManager]:
    """Connections by the system's own certificates, and through its proxy if it has one."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme)
    pool: urllib3.PoolManager
    if proxy and not proxy_bypass(parts.hostname or ""):
        pool = urllib3.ProxyManager(proxy, ssl_context=context)
    else:
        pool = urllib3.PoolManager(ssl_context=context)
    try:
        yield pool
    finally:
        pool.clear()


def _follow(
    pool: urllib3.PoolManager,
    url: str,
    into: BinaryIO,
    conditions: dict[str, str],
    limits: Limits,
    left: Callable[[], float],
    report: Report | None,
) -> Response:
    """One try: the answer at the end of the redirects."""
    at = url
    for _ in range(limits.redirects + 1):
        with _network_errors(at, limits), _opened(pool, at, conditions, limits, left) as response:
            if response.status in _REDIRECTS and (target := response.headers.get("Location")):
                at = _next(at, target)
                continue
            _raise_for_status(at, response)
            answer = Response(
                changed=response.status != 304,
                url=at,
                etag=response.headers.get("ETag", ""),
                last_modified=response.headers.get("Last-Modified", ""),
                date=response.headers.get("Date", ""),
            )
            if not answer.changed:
                return answer
            size, sha256 = _save(at, response, into, limits, left, report)
            return evolve(answer, size=size, sha256=sha256)
    raise FetchError(f"{url}: redirected more than {_times(limits.redirects)}, last to {at}")


@contextmanager
def _opened(
    pool: urllib3.PoolManager,
    url: str,
    conditions: dict[str, str],
    limits: Limits,
    left: Callable[[], float],
) -> Iterator[urllib3.BaseHTTPResponse]:
    response = pool.request(
        "GET",
        url,
        headers={
            "User-Agent": f"nksanctions/{version('nksanctions')}",
            "Accept-Encoding": "gzip, deflate",
            **conditions,
        },
        retries=False,
        redirect=False,
        preload_content=False,
        timeout=Timeout(connect=limits.connect, read=limits.read, total=max(left(), 0.001)),
    )
    try:
        yield response
    finally:
        response.close()


@contextmanager
def _network_errors(url: str, limits: Limits) -> Iterator[None]:
    """Tell what went wrong on the way, and whether another try may help."""
    try:
        yield
    except LocationParseError as error:
        raise FetchError(f"{url}: no address that can be called: {error}") from error
    except NameResolutionError as error:
        raise _TryAgain(f"no host of this name is found ({urlsplit(url).hostname})") from error
    except NewConnectionError as error:  # which counts as a time-out
        raise _TryAgain(f"the connection failed: {_plain(error)}") from error
    except NoAnswerError as error:
        raise _TryAgain(
            f"no answer in time (connecting {limits.connect:g} s, reading {limits.read:g} s)"
        ) from error
    except ProxyError as error:
        raise _TryAgain(f"the proxy can't be reached: {error.original_error}") from error
    except SSLError as error:
        raise FetchError(f"{url}: no secure connection: {error}") from error
    except DecodeError as error:
        raise _TryAgain("what came is packed wrongly and can't be unpacked") from error
    except HTTPError as error:
        raise _TryAgain(f"the connection failed: {_plain(error)}") from error


def _plain(error: HTTPError) -> str:
    """The words of an error, without the objects that it shows."""
    return str(error.args[-1] if error.args else error).rpartition(">: ")[2]


def _next(at: str, target: str) -> str:
    try:
        url = urljoin(at, target)
    except ValueError as error:
        raise FetchError(f"{at}: redirects to {target}: {error}") from error
    _refuse_no_address(url)
    if urlsplit(url).scheme == "http" and urlsplit(at).scheme == "https":
        raise FetchError(f"{at}: redirects to {url}, which is not secure")
    return url


def _refuse_no_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits = False
    if not fits or not url.isprintable():
        raise FetchError(f"{url!r} is no address of the web (https://…)")


def _raise_for_status(url: str, response: urllib3.BaseHTTPResponse) -> None:
    if response.status in (200, 304):
        return
    said = f"the server answered {response.status} {response.reason or ''}".rstrip()
    if response.status in _WORTH_TRYING_AGAIN:
        raise _TryAgain(said, _retry_after(response.headers.get("Retry-After")))
    raise FetchError(f"{url}: {said}")


def _retry_after(value: str | None) -> float | None:
    if value is None:
        return None
    try:
        return Retry().parse_retry_after(value)
    except HTTPError:  # neither seconds nor a date
        return None


def _save(
    url: str,
    response: urllib3.BaseHTTPResponse,
    into: BinaryIO,
    limits: Limits,
    left: Callable[[], float],
    report: Report | None,
) -> tuple[int, str]:
    """Write the body to the file; its size and hash."""
    announced = _announced(response)
    size, digest = 0, hashlib.sha256()
    if announced is not None:
        _refuse_big(url, announced, limits)
    while chunk := response.read1(_CHUNK, decode_content=True):
        size += len(chunk)
        _refuse_big(url, size, limits)
        if left() <= 0:
            raise FetchError(f"{url}: {_too_long(limits)}; {size:,} bytes came")
        digest.update(chunk)
        into.write(chunk)
        if report is not None:
            report(size, announced)
    return size, digest.hexdigest()


def _announced(response: urllib3.BaseHTTPResponse) -> int | None:
    """How many bytes will be written, if the server says so."""
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdigit() and "Content-Encoding" not in response.headers else None


def _refuse_big(url: str, size: int, limits: Limits) -> None:
    if size > limits.size:
        raise RefusedListError(f"{url}: bigger than {limits.size:,} bytes, the limit; not loaded")
