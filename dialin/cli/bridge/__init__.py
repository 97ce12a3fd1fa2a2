"""`dialin bridge`: the way into a videoconference, as its invitation gives it."""

from dialin.cli.bridge.commands import bridge

__all__ = ["bridge"]
