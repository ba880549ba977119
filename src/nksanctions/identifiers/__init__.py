"""Codes and numbers that name things: text in, text out.

Each module offers `compact`, `validate` and `is_valid`, as python-stdnum's do.

>>> from nksanctions.identifiers import country, imo
>>> country.compact(" kp "), country.is_valid("kp"), country.is_valid("NK")
('KP', True, False)
>>> imo.compact("IMO 9074729"), imo.is_valid("9074728")
('9074729', False)
"""

from nksanctions.identifiers import (
    country,
    digital_currency,
    eu_reference,
    goods,
    hs_code,
    imo,
    issued_number,
    ofac_uid,
    swift,
    uk_id,
    un_reference,
)

__all__ = [
    "country",
    "digital_currency",
    "eu_reference",
    "goods",
    "hs_code",
    "imo",
    "issued_number",
    "ofac_uid",
    "swift",
    "uk_id",
    "un_reference",
]
