"""A telephone in the terminal: prompts appear as text, and keys are typed."""

from collections.abc import Callable
from typing import TextIO

from dialin.rehearsal.legs import KEYS
from dialin.rehearsal.live.telephone import CallRefused, Telephone

HELP = """keys + Enter   press them (0-9, * and #)
/say words     speak
/wait [n]      wait until the prompt is over, or n seconds
/hangup        hang up
/help          this"""


def run_terminal(base_url: str, from_: str | None, to: str, stdin: TextIO, stdout: TextIO) -> int:
    """Call and talk until somebody hangs up; 0 when the call took place, 1 when it was refused.

    Typed by a person, keys are pressed at once. From a pipe each line waits until the company listens,
    and the end of the input waits for the prompt to end and hangs up.
    """
    return _run(base_url, lambda telephone: telephone.dial(from_, to), stdin, stdout)


def wait_in_terminal(base_url: str, number: str | None, stdin: TextIO, stdout: TextIO) -> int:
    """Wait until a telephone here rings (that of a number, or any), answer and talk; 1 when it stopped before."""

    def answer(telephone: Telephone) -> None:
        print("Waiting for a call.", file=stdout, flush=True)
        rings = telephone.await_ring(number)
        print(f"It rings for {rings['whose']}: {rings['from']} calls.", file=stdout, flush=True)
        if stdin.isatty():
            print("Press Enter to answer.", file=stdout, flush=True)
            stdin.readline()
        telephone.answer(rings["sid"])

    return _run(base_url, answer, stdin, stdout)


def _run(base_url: str, begin: Callable[[Telephone], None], stdin: TextIO, stdout: TextIO) -> int:
    telephone = Telephone(base_url, stdout)
    try:
        begin(telephone)
        _converse(telephone, stdin, stdout)
        telephone.hang_up()
    except KeyboardInterrupt:
        if telephone.sid:
            telephone.hang_up()
    except CallRefused as refused:
        print(f"! {refused}", file=stdout, flush=True)
        return 1
    return 1 if telephone.was_refused else 0


def _converse(telephone: Telephone, stdin: TextIO, stdout: TextIO) -> None:
    is_typed = stdin.isatty()
    while not telephone.is_over:
        line = stdin.readline()
        if not line or line.strip() == "/hangup":
            if not line and not is_typed:
                telephone.wait_for_silence()
            return
        if not is_typed and not line.startswith(("/wait", "/help")):
            telephone.wait_for_silence()
        if not telephone.is_over:
            _obey(telephone, line.strip(), stdout)


def _obey(telephone: Telephone, line: str, stdout: TextIO) -> None:
    command, _, rest = line.partition(" ")
    if command == "/say" and rest:
        print(f"« {rest}", file=stdout, flush=True)
        telephone.say(rest)
    elif command == "/wait":
        if rest:
            telephone.wait_until(lambda: telephone.is_over, float(rest))
        else:
            telephone.wait_for_silence()
    elif line and set(line) <= KEYS:
        print(f"« {line}", file=stdout, flush=True)
        telephone.press(line)
    elif line:
        print(HELP, file=stdout, flush=True)
