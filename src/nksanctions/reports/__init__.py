"""Judgements for readers, and judgements compared with what was expected of them."""

__all__: list[str] = []
