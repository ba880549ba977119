"""Codes and numbers that name things: text in, text out.

Each module offers `compact`, `validate` and `is_valid`, as python-stdnum's do.

>>> from nksanctions.identifiers import country
>>> country.compact(" kp "), country.is_valid("kp"), country.is_valid("NK")
('KP', True, False)
"""

from nksanctions.identifiers import country, goods, hs_code

__all__ = ["country", "goods", "hs_code"]
