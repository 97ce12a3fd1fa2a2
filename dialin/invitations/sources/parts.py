"""What a source consists of: parts that each may hold an invitation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """`texts` say the same in several forms, the plainest first."""

    texts: tuple[str, ...]
    is_cancelled: bool = False
    is_long: bool = False
