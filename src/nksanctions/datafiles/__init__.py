"""The library's own data files, read strictly: each key known, each value as it is written."""

from nksanctions.datafiles.sources_file import read_sources
from nksanctions.datafiles.strict_toml import by_id, structured

__all__ = ["by_id", "read_sources", "structured"]
