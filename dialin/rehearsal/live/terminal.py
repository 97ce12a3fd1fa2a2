"""A telephone in the terminal: prompts appear as text, and keys are typed."""

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
    telephone = Telephone(base_url, stdout)
    try:
        telephone.dial(from_, to)
        _converse(telephone, stdin, stdout)
        telephone.hang_up()
    except KeyboardInterrupt:
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
