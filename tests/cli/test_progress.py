"""How far a long command is, is shown to whoever sits at a terminal, and to nobody else."""

import io
import sys

import pytest

from dialin.cli.output import progress
from tests.every import every


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@every(
    ("stderr", "as_json", "is_shown"),
    [(Terminal, False, True), (Terminal, True, False), (io.StringIO, False, False), (io.StringIO, True, False)],
)
def test_a_bar_is_for_people_at_a_terminal_and_never_part_of_what_is_printed(stderr, as_json, is_shown):
    with pytest.MonkeyPatch.context() as patch:
        out, err = io.StringIO(), stderr()
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        with progress(100, as_json=as_json) as step:
            step(50)
            step(50)
    assert ("100%" in err.getvalue()) == is_shown == bool(err.getvalue())
    assert out.getvalue() == ""
