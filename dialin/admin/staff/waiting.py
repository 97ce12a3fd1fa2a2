"""How somebody is told to wait: a page that says for how long, and a header for programs."""

from flask import make_response
from werkzeug.wrappers import Response

from dialin.actions.staff.attempts import TryLater


def told_to_wait(shown: str, later: TryLater) -> Response:
    response = make_response(shown, 429)
    response.headers["Retry-After"] = str(later.seconds)
    return response
