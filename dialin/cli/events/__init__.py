"""`dialin event`: what may be done to events from the command line."""

from dialin.cli.events.commands import event

__all__ = ["event"]
