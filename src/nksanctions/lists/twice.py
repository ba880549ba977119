"""An input that has to be read twice, because what belongs together stands apart in it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final, cast

IN_MEMORY: Final = 1 << 24
"""So many bytes are kept in memory between the readings; what is longer, in a temporary file."""


@contextmanager
def rewindable(file: BinaryIO) -> Iterator[BinaryIO]:
    """A copy of a file, from its start, that can be wound back; it is gone in the end."""
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
        shutil.copyfileobj(file, spool)
        spool.seek(0)
        yield cast("BinaryIO", spool)
