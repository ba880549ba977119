"""Addresses of digital currencies, by the ticker that OFAC gives the currency.

An address alone does not always tell its currency (``3…`` serves Bitcoin, Litecoin and others), so
each function asks for the ticker. Where a format has a checksum it is checked: Base58Check, Bech32
and Bech32m, mixed-case hexadecimal (EIP-55), CashAddr, Monero's.

>>> validate("XBT", "149w62rY42aZBox8fGcmqNsXUzSStKeq8C")
'149w62rY42aZBox8fGcmqNsXUzSStKeq8C'
>>> validate("XBT", "149w62rY42aZBox8fGcmqNsXUzSStKeq8D")  # doctest: +NORMALIZE_WHITESPACE
Traceback (most recent call last):
    ...
nksanctions.errors.InvalidIdentifierError: '149w62rY42aZBox8fGcmqNsXUzSStKeq8D' is not an XBT
address: the checksum is wrong

Source: Bitcoin developer reference (Base58Check); BIP 173 and 350 (Bech32, Bech32m); EIP-55; the
CashAddr specification; the documentation of each currency for its version bytes, from memory and
found right on the addresses of the OFAC list.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Final

from attrs import frozen

from nksanctions.errors import InvalidIdentifierError
from nksanctions.identifiers.keccak import keccak_256
from nksanctions.identifiers.shape import passes

__all__ = ["CURRENCIES", "compact", "is_valid", "validate"]

LONGEST: Final = 128

_Check = Callable[[str], str | None]

_BASE58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE: Final = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def _base58(text: str, alphabet: str = _BASE58) -> bytes | None:
    number = 0
    for character in text:
        place = alphabet.find(character)
        if place < 0:
            return None
        number = number * 58 + place
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def _hashed_twice(data: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()


def _base58check(versions: tuple[bytes, ...], alphabet: str = _BASE58) -> _Check:
    def check(text: str) -> str | None:
        data = _base58(text, alphabet)
        if data is None:
            return "it has a character that Base58 lacks"
        found = next((version for version in versions if data.startswith(version)), None)
        if found is None or len(data) != len(found) + 24:
            return "it has another form"
        return None if _hashed_twice(data[:-4])[:4] == data[-4:] else "the checksum is wrong"

    return check


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= term if top >> place & 1 else 0
    return check


def _bech32(prefix: str, *, is_segwit: bool = True) -> _Check:
    spread = [ord(letter) >> 5 for letter in prefix] + [0]
    spread += [ord(letter) & 31 for letter in prefix]

    def check(text: str) -> str | None:
        if text != text.lower() and text != text.upper():
            return "it mixes capitals and small letters"
        head, _, body = text.lower().rpartition("1")
        if head != prefix or len(body) < 8:
            return "it has another form"
        values = [_BECH32.find(character) for character in body]
        if -1 in values:
            return "it has a character that Bech32 lacks"
        wanted = 1 if values[0] == 0 or not is_segwit else 0x2BC830A3
        return None if _polymod(spread + values) == wanted else "the checksum is wrong"

    return check


def _cash(text: str) -> str | None:
    body = text.lower().removeprefix("bitcoincash:")
    values = [_BECH32.find(character) for character in body]
    if -1 in values or len(values) != 42:
        return "it has another form"
    check = 1
    terms = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
    for value in [ord(letter) & 31 for letter in "bitcoincash"] + [0, *values]:
        top = check >> 35
        check = (check & 0x07FFFFFFFF) << 5 ^ value
        for place, term in enumerate(terms):
            check ^= term if top >> place & 1 else 0
    return None if check == 1 else "the checksum is wrong"


def _hexadecimal(text: str) -> str | None:
    digits = text[2:]
    if not text.startswith("0x") or len(digits) != 40:
        return "it has 0x and 40 hexadecimal digits"
    if any(digit not in "0123456789abcdefABCDEF" for digit in digits):
        return "it has 0x and 40 hexadecimal digits"
    if digits in (digits.lower(), digits.upper()):
        return None  # written without the checksum
    digest = keccak_256(digits.lower().encode("ascii")).hex()
    right = all(
        digit.isdigit() or digit.isupper() == (place >= "8")
        for digit, place in zip(digits, digest, strict=False)
    )
    return None if right else "the checksum is wrong"


def _monero(text: str) -> str | None:
    sizes = {2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8}
    if len(text) not in (95, 106):
        return "it has 95 or 106 characters"
    data = b""
    for start in range(0, len(text), 11):
        number = 0
        block = text[start : start + 11]
        for character in block:
            place = _BASE58.find(character)
            if place < 0:
                return "it has a character that Base58 lacks"
            number = number * 58 + place
        if number >> (8 * sizes[len(block)]):
            return "it has another form"
        data += number.to_bytes(sizes[len(block)], "big")
    if data[0] not in (18, 19, 42):
        return "it has another form"
    return None if keccak_256(data[:-4])[:4] == data[-4:] else "the checksum is wrong"


def _solana(text: str) -> str | None:
    data = _base58(text)
    return None if data is not None and len(data) == 32 else "it has another form"


@frozen
class _Currency:
    """A currency: its name, and the forms that its addresses have."""

    name: str
    forms: tuple[_Check, ...]


_BITCOIN: Final = _base58check((b"\x00", b"\x05"))
_TRON: Final = _base58check((b"\x41",))

_CURRENCIES: Final = {
    "XBT": _Currency("Bitcoin", (_BITCOIN, _bech32("bc"))),
    "ETH": _Currency("Ether", (_hexadecimal,)),
    "ETC": _Currency("Ethereum Classic", (_hexadecimal,)),
    "USDT": _Currency("Tether", (_hexadecimal, _TRON, _BITCOIN, _solana)),
    "USDC": _Currency("USD Coin", (_hexadecimal, _solana)),
    "ARB": _Currency("Arbitrum", (_hexadecimal,)),
    "BSC": _Currency("BNB Smart Chain", (_hexadecimal,)),
    "TRX": _Currency("TRON", (_TRON,)),
    "LTC": _Currency("Litecoin", (_base58check((b"\x30", b"\x32", b"\x05")), _bech32("ltc"))),
    "DASH": _Currency("Dash", (_base58check((b"\x4c", b"\x10")),)),
    "ZEC": _Currency(
        "Zcash", (_base58check((b"\x1c\xb8", b"\x1c\xbd")), _bech32("zs", is_segwit=False))
    ),
    "BTG": _Currency("Bitcoin Gold", (_base58check((b"\x26", b"\x17")), _bech32("btg"))),
    "BCH": _Currency("Bitcoin Cash", (_cash, _BITCOIN)),
    "BSV": _Currency("Bitcoin SV", (_BITCOIN,)),
    "XVG": _Currency("Verge", (_base58check((b"\x1e", b"\x21")),)),
    "XRP": _Currency("XRP", (_base58check((b"\x00",), _RIPPLE),)),
    "XMR": _Currency("Monero", (_monero,)),
    "SOL": _Currency("Solana", (_solana,)),
}

CURRENCIES: Final = {ticker: currency.name for ticker, currency in sorted(_CURRENCIES.items())}
"""The currencies whose addresses are known, by ticker."""

_OTHER_TICKERS: Final = {"BTC": "XBT"}


def compact(text: str) -> str:
    """Leave out white space. Capitals stay: in most formats they tell addresses apart.

    >>> compact(" 149w62rY42aZBox8 fGcmqNsXUzSStKeq8C ")
    '149w62rY42aZBox8fGcmqNsXUzSStKeq8C'

    .. versionadded:: 26.1.0
    """
    return "".join(text.split())


def validate(ticker: str, text: str) -> str:
    """Return an address of the currency, or say what is wrong with it.

    Raises:
        InvalidIdentifierError: If the currency is not known, or the address is none of its forms.

    .. versionadded:: 26.1.0
    """
    key = ticker.strip().upper()
    currency = _CURRENCIES.get(_OTHER_TICKERS.get(key, key))
    if currency is None:
        known = ", ".join(CURRENCIES)
        raise InvalidIdentifierError(f"{ticker!r} is no currency that is known: {known}")
    found = compact(text)
    if not found or len(found) > LONGEST:
        problem = "it is empty" if not found else f"it is longer than {LONGEST} characters"
        raise InvalidIdentifierError(f"{text[:20]!r} is not an {ticker} address: {problem}")
    problems = [check(found) for check in currency.forms]
    if None not in problems:
        worst = next((each for each in problems if each and "checksum" in each), problems[0])
        raise InvalidIdentifierError(f"{text!r} is not an {ticker} address: {worst}")
    return found


def is_valid(ticker: str, text: str) -> bool:
    """Whether a text is an address of the currency.

    >>> is_valid("ETH", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")
    True

    .. versionadded:: 26.1.0
    """
    return passes(validate, ticker, text)
