"""The `dialin` command: one file per command group, loaded when it is called."""

from dialin.cli.main import main

__all__ = ["main"]
