"""`dialin demo`: the main job on a throw-away database, with a telephone company in a box and a telephone to call."""

from dialin.cli.demo.running import demo

__all__ = ["demo"]
