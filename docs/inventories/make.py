"""Make a small inventory for intersphinx, as text, out of a project's full `objects.inv`.

    python docs/inventories/make.py docs/inventories/python.txt objects.inv datetime.date …

The names that the small one holds already are kept, and looked up anew. The full one is part of
each project's built documentation (Debian's package python3-doc has Python's); it is not kept here,
and no build fetches it.
"""

import argparse
from pathlib import Path

from sphinx.util.inventory import InventoryFile

HEADER = "# Sphinx inventory version 1"  # the plain-text format; version 2 is compressed


def main() -> None:
    """Write the small inventory, or name what the full one lacks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("small", type=Path)
    parser.add_argument("full", type=Path)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()

    held = arguments.small.read_text("utf-8").splitlines()[3:] if arguments.small.exists() else []
    wanted = {line.split()[0] for line in held} | set(arguments.names)
    full = InventoryFile.loads(arguments.full.read_bytes(), uri="")
    rows = {}
    for kind, objects in full.data.items():
        if kind.startswith("py:"):
            for name in objects.keys() & wanted:
                item = objects[name]
                rows[name] = f"{name} {kind.removeprefix('py:')} {item.uri.partition('#')[0]}"
    if missing := wanted - rows.keys():
        parser.error(f"not in {arguments.full}: {', '.join(sorted(missing))}")
    project = f"# Project: {item.project_name}\n# Version: {item.project_version}"
    lines = [HEADER, project, *(rows[name] for name in sorted(rows))]
    arguments.small.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
