"""The seat board: the page, and the part of it that a script asks for every two seconds."""

import hashlib

from flask import Blueprint, Response, make_response, request

from dialin.admin.access import colleague
from dialin.admin.board_view import Board, look_at_board
from dialin.admin.pages import event_named, page
from dialin.current import current_services
from dialin.store.events import Event


def add_pages(admin: Blueprint) -> None:
    admin.add_url_rule("/events/<slug>", view_func=board)
    admin.add_url_rule("/events/<slug>/board", view_func=live_board)


def board(slug: str) -> str:
    event = event_named(slug)
    shown = _look(event)
    return page("board/board.html", event=event, board=shown, tag=_tag(event, shown))


def live_board(slug: str) -> Response:
    """304 without rendering while nothing that is shown has changed: minutes are counted by the browser."""
    event = event_named(slug)
    shown = _look(event)
    tag = _tag(event, shown)
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        response = make_response(page("board/live.html", event=event, board=shown))
    response.set_etag(tag)
    return response


def _look(event: Event) -> Board:
    services = current_services()
    with services.looking() as act:
        return look_at_board(act, event)


def _tag(event: Event, shown: Board) -> str:
    content = repr((shown, event, colleague().language, colleague().role))
    return hashlib.sha256(content.encode()).hexdigest()[:32]
