"""Counting unknown PINs anew, after staff have looked who keyed them."""

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from dialin.actions.pins.guessing.count_anew import count_anew
from dialin.actions.pins.guessing.gate import TOGETHER
from dialin.admin.door import get, post
from dialin.admin.pages import Confirmation, board_address, confirmation, to_board
from dialin.rules.refusals import Refused, mark
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.events import Event


@get("/events/<slug>/guessing/<scope>/reset", right=Right.CALLS)
def reset_guessing(_act: Act, event: Event, scope: str) -> str:
    _known(scope)
    return confirmation(
        event,
        Confirmation(
            question=mark("Start counting unknown PINs again?"),
            consequence=mark(
                "So many unknown PINs were keyed that somebody may be guessing. First check whether callers with the "
                "wrong letter explain it. The count then starts again from zero, and as many can be tried once more."
            ),
            button=mark("Start counting again"),
            back=board_address(event),
        ),
    )


@post("/events/<slug>/guessing/<scope>/reset", right=Right.CALLS)
def reset_count(act: Act, event: Event, scope: str) -> Response | Refused:
    _known(scope)
    return count_anew(act, scope) or to_board(event, done="reset")


def _known(scope: str) -> None:
    if scope not in TOGETHER:
        raise NotFound
