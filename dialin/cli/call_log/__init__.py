"""`dialin call-log`: what happened to one call."""

from dialin.cli.call_log.command import call_log

__all__ = ["call_log"]
