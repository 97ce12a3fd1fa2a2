"""The lock-out after many unknown PINs: it holds until staff have looked and start counting again."""

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from dialin.actions.pins.reset_throttle import HOLDING, reset_throttle
from dialin.admin.door import get, post
from dialin.admin.pages import Confirmation, board_address, confirmation, to_board
from dialin.rules.refusals import Refused, mark
from dialin.store.act import Act
from dialin.store.events import Event


@get("/events/<slug>/lockout/<scope>/reset")
def reset_lockout(_act: Act, event: Event, scope: str) -> str:
    _known(scope)
    return confirmation(
        event,
        Confirmation(
            question=mark("Start counting unknown PINs again?"),
            consequence=mark(
                "So many unknown PINs were keyed in a short time that somebody may be guessing. First check "
                "whether callers with the wrong letter explain it. The count then starts again from zero."
            ),
            button=mark("Start counting again"),
            back=board_address(event),
        ),
    )


@post("/events/<slug>/lockout/<scope>/reset")
def count_anew(act: Act, event: Event, scope: str) -> Response | Refused:
    _known(scope)
    return reset_throttle(act, scope) or to_board(event, done="reset")


def _known(scope: str) -> None:
    if scope not in HOLDING:
        raise NotFound
