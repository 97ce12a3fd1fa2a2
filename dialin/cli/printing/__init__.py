"""`dialin letters`: what is printed, as files."""

from dialin.cli.printing.letters import letters

__all__ = ["letters"]
