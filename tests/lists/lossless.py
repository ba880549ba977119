"""Helpers to prove that a reader of XML loses nothing of a file."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from collections import Counter
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


def with_new_attributes(xml: bytes) -> tuple[bytes, Counter[str]]:
    """The file with an attribute that nobody knows on each of its elements, which are counted."""
    root = ET.fromstring(xml)  # noqa: S314
    tags: Counter[str] = Counter()
    for element in list(root.iter()):
        element.set("neverSeen", "zzz")
        tags[_local(element)] += 1
    return ET.tostring(root), tags


def with_new_children(xml: bytes) -> tuple[bytes, Counter[str]]:
    """The file with a child that nobody knows in each of its elements."""
    root = ET.fromstring(xml)  # noqa: S314
    tags: Counter[str] = Counter()
    for element in list(root.iter()):
        child = ET.SubElement(element, "neverSeen")
        child.text = "zzz"
        tags[_local(element)] += 1
    return ET.tostring(root), tags


def with_new_texts(xml: bytes) -> tuple[bytes, Counter[str]]:
    """The file with a text in each of its elements that hold others."""
    root = ET.fromstring(xml)  # noqa: S314
    tags: Counter[str] = Counter()
    for element in list(root.iter()):
        if len(element):
            element[-1].tail = "zzz"
            tags[_local(element)] += 1
    return ET.tostring(root), tags


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def noticed(found: OfficialList, ending: str) -> Counter[str]:
    """Where things were noticed whose paths end so, by the element that they are in."""
    tags: Counter[str] = Counter()
    for unread in found.report.left_over:
        if unread.path.endswith(ending):
            tags[unread.path.removesuffix(ending).rpartition("/")[2]] += unread.count
    return tags
