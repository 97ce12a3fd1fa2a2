"""`dialin rehearse`: an operator's own event, played with made-up callers on this machine the day before."""

from dialin.cli.rehearse.command import rehearse

__all__ = ["rehearse"]
