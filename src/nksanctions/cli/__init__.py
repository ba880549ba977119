"""The command ``nksanctions``: a thin front on what stands below."""

import sys


def main() -> None:
    """Run the command; without the extra ``cli`` say what to install."""
    try:
        from nksanctions.cli.app import app
    except ModuleNotFoundError as error:
        if error.name not in ("click", "rich"):
            raise
        sys.exit(f'the command needs {error.name}: pip install "nksanctions[cli]"')
    app()
