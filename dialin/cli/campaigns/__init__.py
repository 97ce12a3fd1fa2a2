"""`dialin campaign`: tells everybody of an event something, and shows how far that has come."""

from dialin.cli.campaigns.commands import campaign

__all__ = ["campaign"]
