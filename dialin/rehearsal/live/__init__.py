"""The company as a running server: real time, REST, and telephones to call with."""

from dialin.rehearsal.live.serve import Serving, serve
from dialin.rehearsal.live.terminal import run_terminal, wait_in_terminal

__all__ = ["Serving", "run_terminal", "serve", "wait_in_terminal"]
