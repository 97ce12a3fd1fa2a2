"""The seat board: the page, and the part of it that a script asks for every two seconds."""

import hashlib

from flask import Response, make_response, request

from dialin.admin.access import colleague
from dialin.admin.board_view import Board, look_at_board
from dialin.admin.door import get
from dialin.admin.pages import page
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.events import Event


@get("/events/<slug>", right=Right.BOARD)
def board(act: Act, event: Event) -> str:
    shown = look_at_board(act, event, sees=colleague().sees)
    return page("board/board.html", event=event, board=shown, tag=_tag(event, shown))


@get("/events/<slug>/board", right=Right.BOARD)
def live_board(act: Act, event: Event) -> Response:
    """304 without rendering while nothing that is shown has changed: minutes are counted by the browser."""
    shown = look_at_board(act, event, sees=colleague().sees)
    tag = _tag(event, shown)
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        response = make_response(page("board/live.html", event=event, board=shown))
    response.set_etag(tag)
    return response


def _tag(event: Event, shown: Board) -> str:
    content = repr((shown, event, colleague().language, colleague().role))
    return hashlib.sha256(content.encode()).hexdigest()[:32]
