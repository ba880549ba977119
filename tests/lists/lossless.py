"""Helpers to prove that a reader of XML loses nothing of a file."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from nksanctions.lists import OfficialList, read


def everything_in(found: OfficialList) -> str:
    """All values of the designations and the report, as one text."""
    values = [attrs.asdict(one, value_serializer=_plain) for one in found.designations]
    left = [str(unread) for unread in found.report.left_over]
    return json.dumps([values, left, str(found.report.generated)], ensure_ascii=False, default=str)


def _plain(_owner: Any, _field: Any, value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def texts_of(xml: bytes) -> Iterator[tuple[str, str]]:
    """Each value of a file: its element or attribute, and the text."""
    for element in ET.fromstring(xml).iter():  # noqa: S314
        tag = element.tag.rpartition("}")[2]
        if element.text and element.text.strip():
            yield tag, " ".join(element.text.split())
        for name, value in element.attrib.items():
            if value.strip():
                yield f"{tag}/@{name.rpartition('}')[2]}", value.strip()


def read_bytes(data: bytes, *, strict: bool = True) -> OfficialList:
    return read(io.BytesIO(data), strict=strict)


def with_something_new(xml: bytes) -> Iterator[tuple[str, bytes]]:
    """The file with an attribute, a child or a text that nobody knows, at each of its elements."""
    root = ET.fromstring(xml)  # noqa: S314
    elements = list(root.iter())
    for number, element in enumerate(elements):
        tag = element.tag.rpartition("}")[2]
        element.set("neverSeen", "zzz")
        yield f"{tag}[{number}]/@neverSeen", ET.tostring(root)
        del element.attrib["neverSeen"]
        child = ET.SubElement(element, "neverSeen")
        child.text = "zzz"
        yield f"{tag}[{number}]/neverSeen", ET.tostring(root)
        element.remove(child)
        if len(element):
            element[-1].tail = "zzz"
            yield f"{tag}[{number}]/text()", ET.tostring(root)
            element[-1].tail = None
