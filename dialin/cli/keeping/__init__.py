"""`dialin backup`, `dialin restore` and `dialin move`: what a town has on file, kept apart and carried elsewhere."""

from dialin.cli.keeping.commands import backup, move, restore

__all__ = ["backup", "move", "restore"]
