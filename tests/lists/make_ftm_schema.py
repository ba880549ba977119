"""Write `ftm_schema.json`: the schemata, properties and types of followthemoney's model.

The package (MIT) needs ICU and python-stdnum (LGPL) to install, in each release that was tried
(3.8.5, 4.11.2), so that it is no dependency of the tests: they check against this table. Whoever
has the package runs this, and with files as arguments has the package itself validate them:

    python tests/lists/make_ftm_schema.py [FILE.jsonl …]
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

SCHEMATA = (
    "Address",
    "Airplane",
    "CryptoWallet",
    "Directorship",
    "Family",
    "Identification",
    "Membership",
    "Organization",
    "Ownership",
    "Passport",
    "Person",
    "Representation",
    "Sanction",
    "UnknownLink",
    "Vessel",
)


def main() -> int:
    """Write the table; validate the files named, and say how many of their values are refused."""
    model = import_module("followthemoney").model
    found = {}
    for name in SCHEMATA:
        schema = model.get(name)
        types = {each.name: each.type.name for each in schema.properties.values() if not each.stub}
        found[name] = {"required": sorted(schema.required), "properties": types}
    table = {"followthemoney": version("followthemoney"), "schemata": found}
    text = json.dumps(table, indent=1, sort_keys=True) + "\n"
    Path(__file__).with_name("ftm_schema.json").write_text(text, encoding="utf-8")
    refused = entities = 0
    for path in map(Path, sys.argv[1:]):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                entity = json.loads(line)
                proxy = model.get_proxy(entity, cleaned=False)
                proxy.schema.validate(proxy.to_dict())
                entities += 1
                for name, values in entity["properties"].items():
                    refused += len(values) - len(proxy.get(name))
    sys.stdout.write(f"{entities:,} entities, {refused:,} values refused\n")
    return int(refused > 0)


if __name__ == "__main__":
    sys.exit(main())
