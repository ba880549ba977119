"""Numbers that lists give: on both sides of right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nksanctions.errors import InvalidIdentifierError
from nksanctions.identifiers import (
    digital_currency,
    eu_reference,
    imo,
    issued_number,
    ofac_uid,
    swift,
    uk_id,
    un_reference,
)
from nksanctions.identifiers.keccak import keccak_256

MODULES = (eu_reference, imo, issued_number, ofac_uid, swift, uk_id, un_reference)


@pytest.mark.parametrize(
    ("module", "text", "compact"),
    [
        (imo, "IMO 9074729", "9074729"),
        (imo, "imo no.: 907 4729", "9074729"),
        (imo, "8133530", "8133530"),
        (un_reference, "KPi.001", "KPi.001"),
        (un_reference, " kpe.075", "KPe.075"),
        (ofac_uid, "36", "36"),
        (ofac_uid, "OFAC-23089", "23089"),
        (eu_reference, "eu.4071.70", "EU.4071.70"),
        (uk_id, "DPR 0039", "DPR0039"),
        (swift, "FOBKKPPY", "FOBKKPPY"),
        (swift, "fobkkppy xxx", "FOBKKPPYXXX"),
        (swift, "NCBVXKPR", "NCBVXKPR"),
        (issued_number, "pd-654/210116", "PD654210116"),
    ],
)
def test_a_good_number_is_returned_compact(module: object, text: str, compact: str) -> None:
    assert module.validate(text) == compact  # type: ignore[attr-defined]  # each module has it
    assert module.is_valid(text)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("module", "text"),
    [
        (imo, "9074728"),
        (imo, "907472"),
        (imo, "90747299"),
        (imo, "٩٠٧٤٧٢٩"),
        (imo, ""),
        (un_reference, "KPi.01"),
        (un_reference, "KPx.001"),
        (un_reference, "KPi.0001"),
        (un_reference, "\uff2b\uff30i.001"),
        (ofac_uid, "0815"),
        (ofac_uid, "12345678"),
        (ofac_uid, "²"),
        (eu_reference, "EU.4071"),
        (uk_id, "DP0039"),
        (uk_id, "DPR39"),
        (swift, "FOBKZZPY"),
        (swift, "FOBKKPP"),
        (swift, "FOBKKPPYXX"),
        (issued_number, "none"),
        (issued_number, "1" * 65),
        (issued_number, ""),
    ],
)
def test_a_bad_number_is_refused_with_its_text(module: object, text: str) -> None:
    assert not module.is_valid(text)  # type: ignore[attr-defined]  # each module has it
    with pytest.raises(InvalidIdentifierError, match=r"is not "):
        module.validate(text)  # type: ignore[attr-defined]


@pytest.mark.parametrize("module", MODULES)
@given(text=st.text(max_size=30))
def test_compacting_twice_is_compacting_once(module: object, text: str) -> None:
    compact = module.compact  # type: ignore[attr-defined]  # each module has it
    once = compact(text)
    if module.is_valid(once):  # type: ignore[attr-defined]
        assert compact(once) == once


@given(st.integers(0, 999_999), st.integers(1, 9), st.integers(0, 6))
def test_one_wrong_digit_of_an_imo_number_is_found(base: int, by: int, place: int) -> None:
    first = f"{base:06}"
    right = next(first + str(last) for last in range(10) if imo.is_valid(first + str(last)))
    wrong = list(right)
    wrong[place] = str((int(wrong[place]) + by) % 10)
    # A weight that shares a factor with 10 lets some slips through: by 5 where it is even, by 2,
    # 4, 6 or 8 where it is 5.
    weight = 7 - place if place < 6 else 1
    assert imo.is_valid("".join(wrong)) == (by * weight % 10 == 0)


def test_company_numbers_have_a_check_of_their_own() -> None:
    assert imo.is_valid_company("IMO 5954061")
    assert not imo.is_valid_company("5954062")
    assert not imo.is_valid_company("595406")
    assert not imo.is_valid("5954061")


GOOD_ADDRESSES = [
    ("XBT", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    ("BTC", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"),
    ("XBT", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
    ("XBT", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"),
    ("XBT", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),
    ("ETH", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
    ("ETH", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed"),
    ("BCH", "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"),
    ("XRP", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"),
]


@pytest.mark.parametrize(("ticker", "address"), GOOD_ADDRESSES)
def test_an_address_keeps_its_checksum(ticker: str, address: str) -> None:
    assert digital_currency.validate(ticker, f" {address} ") == address
    tail = "q" if address[-1] != "q" else "p"
    if ticker == "ETH":
        tail = "0" if address[-1] != "0" else "1"
    changed = address[:-1] + (tail.upper() if address.isupper() else tail)
    if not (ticker == "ETH" and address.lower() == address):  # written without a checksum
        assert not digital_currency.is_valid(ticker, changed)


@pytest.mark.parametrize(
    ("ticker", "address", "message"),
    [
        ("XBT", "", "empty"),
        ("XBT", "1" * 200, "longer than"),
        ("XBT", "0OIl", "Base58 lacks"),
        ("XBT", "bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "is not an XBT address"),
        ("ETH", "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "checksum is wrong"),
        ("ETH", "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "0x and 40"),
        ("NOPE", "1", "no currency that is known"),
        ("XMR", "4" + "1" * 94, "is not an XMR address"),
        ("SOL", "abc", "another form"),
    ],
)
def test_a_bad_address_is_told_why(ticker: str, address: str, message: str) -> None:
    with pytest.raises(InvalidIdentifierError, match=message):
        digital_currency.validate(ticker, address)


@given(st.sampled_from(sorted(digital_currency.CURRENCIES)), st.text(max_size=120))
def test_any_text_is_an_address_or_not(ticker: str, text: str) -> None:
    assert digital_currency.is_valid(ticker, text) in (True, False)


@pytest.mark.parametrize(
    ("data", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
        (b"hello", "1c8aff950685c2ed4bc3174f3472287b56d9517b9c948127319a09a7a36deac8"),
    ],
)
def test_keccak_gives_the_published_digests(data: bytes, digest: str) -> None:
    assert keccak_256(data).hex() == digest


@given(st.integers(0, 300))
def test_keccak_of_any_length_is_32_bytes(length: int) -> None:
    assert len(keccak_256(b"x" * length)) == 32
