"""`dialin doctor`: looks at everything that an evening needs, and says of each thing that it is well, or what to do."""

from dialin.cli.doctor.command import doctor

__all__ = ["doctor"]
