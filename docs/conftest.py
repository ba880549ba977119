"""Runs the examples of these pages and of the README, each page as one session.

Python blocks run as they stand. A `{code-block}` with a caption is a file of that name. A `console`
block is a terminal in the folder of these files, where the Python blocks run too: its commands must
print what stands below them.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sybil import Document, Example, Region, Sybil
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.myst.codeblock import CodeBlockParser
from sybil.parsers.myst.lexers import DirectiveLexer

ROOT = Path(__file__).parents[1]


def open_folder(namespace: dict[str, Any]) -> None:
    """Make the folder of a page's files, and go there."""
    namespace["_folder"] = TemporaryDirectory()
    namespace["_back"] = Path.cwd()
    os.chdir(namespace["_folder"].name)


def close_folder(namespace: dict[str, Any]) -> None:
    """Go back, and remove it with what is in it."""
    os.chdir(namespace["_back"])
    namespace["_folder"].cleanup()


def folder(example: Example) -> Path:
    """Where the files of a page are, for as long as the page is run."""
    return Path(example.namespace["_folder"].name)


class FileParser:
    """Code blocks with a caption: the files of a page."""

    def __call__(self, document: Document) -> Iterable[Region]:
        """Each such block."""
        for region in DirectiveLexer(directive="code-block")(document):
            if "caption" in region.lexemes["options"]:
                region.parsed = region.lexemes
                region.evaluator = self.write
                yield region

    def write(self, example: Example) -> None:
        """Write the file."""
        lexemes = example.parsed
        (folder(example) / lexemes["options"]["caption"]).write_text(lexemes["source"], "utf-8")


class ConsoleParser(CodeBlockParser):
    """Console blocks: a command after ``$``, then what it prints."""

    language = "console"

    def evaluate(self, example: Example) -> str | None:
        """Run each command; what differs, if something does."""
        status = example.namespace.get("_status", 0)
        for command, expected in commands(example.parsed):
            printed, status = run(command, folder(example), status)
            if not OutputChecker().check_output(expected, printed, ELLIPSIS):
                return f"$ {command}\nexpected:\n{expected}\nprinted:\n{printed}"
        example.namespace["_status"] = status
        return None


def commands(block: str) -> list[tuple[str, str]]:
    """Each command of a console block with what it should print."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), ""))
        elif found:
            command, printed = found[-1]
            found[-1] = (command, printed + line)
    return found


def run(command: str, where: Path, status: int) -> tuple[str, int]:
    """What a command prints in a terminal 80 columns wide, and its exit status."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603  # the commands of our own pages
        ["/bin/sh", "-c", f"(exit {status}); {command}"],
        cwd=where,
        env={**os.environ, "PATH": path, "COLUMNS": "80", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout, done.returncode


pytest_collect_file = Sybil(
    parsers=[
        DocTestDirectiveParser(optionflags=ELLIPSIS),
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        FileParser(),
        ConsoleParser(),
        SkipParser(),
    ],
    setup=open_folder,
    teardown=close_folder,
    patterns=["*.md"],
    path=str(ROOT),
).pytest()
