"""What the provider only reports, such as a hang-up: once more where the connection was lost, and else a clean no."""

import logging
from collections.abc import Callable

from flask import Response, request

from dialin.store.act import Act
from dialin.store.outages import cause_of
from dialin.voice.hearing import read_call
from dialin.voice.once_more import act_once_more

log = logging.getLogger(__name__)


def take_down(deed: Callable[[Act], object]) -> None:
    act_once_more(deed, _whose())


def not_taken_down(trouble: Exception) -> Response:
    """Where the database does not answer: nobody hears this answer, and a provider that asks again may."""
    log.error("%s is not taken down: %s", _whose(), cause_of(trouble))
    return Response("The database does not answer.\n", 503, mimetype="text/plain")


def _whose() -> str:
    call = read_call(request.form)
    return f"{(request.endpoint or '').removeprefix('voice.')} of call {'none' if call is None else call.sid}"
