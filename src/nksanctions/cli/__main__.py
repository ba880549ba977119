"""Run the command as ``python -m nksanctions.cli``."""

from nksanctions.cli import main

main()
