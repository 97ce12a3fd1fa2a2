"""The keys of a dial-in in groups: a group is a wait and the keys that follow it without another."""

import re

_GROUP = re.compile(r"[wW]*[^wW]+")


def groups_of(digits: str) -> tuple[str, ...]:
    """`WW123#W4#` is `WW123#` and `W4#`; waits behind the last key lead nowhere and are left out."""
    return tuple(_GROUP.findall(digits))
