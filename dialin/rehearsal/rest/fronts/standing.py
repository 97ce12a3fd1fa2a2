"""The REST API in front of which another company stands: its paths, its signing in, its shapes, and the same deeds."""

import io
import json
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.test import run_wsgi_app
from werkzeug.wrappers import Response

from dialin.rehearsal.company import Company
from dialin.rehearsal.rest.fronts.signalwire import SIGNALWIRE_FRONT
from dialin.rehearsal.rest.fronts.texml import TELNYX_FRONT
from dialin.rehearsal.rest.fronts.translating import Asked, Front, Refused
from dialin.rehearsal.wire.signalwire import SIGNALWIRE
from dialin.rehearsal.wire.telnyx import TELNYX

FRONTS = {SIGNALWIRE.header: SIGNALWIRE_FRONT, TELNYX.header: TELNYX_FRONT}


def stand_in_front(inner: WSGIApplication, company: Company) -> WSGIApplication:
    """The app as the company speaks at each request."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        front = FRONTS.get(company.dialect.header)
        if front is None:
            return inner(environ, start_response)
        return _translated(front, inner, company, environ)(environ, start_response)

    return answer


def _translated(front: Front, inner: WSGIApplication, company: Company, environ: WSGIEnvironment) -> Response:
    size = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(size).decode()
    asked = Asked(
        environ["REQUEST_METHOD"],
        environ["PATH_INFO"],
        environ.get("QUERY_STRING", ""),
        body,
        environ.get("CONTENT_TYPE", ""),
        environ.get("HTTP_AUTHORIZATION", ""),
    )
    try:
        inward = front.inward(asked, company)
    except Refused as refused:
        return _response(*front.complaint(refused.status, refused.code, refused.said))
    parts, status, headers = run_wsgi_app(inner, _environ(environ, inward), buffered=True)
    content, number = b"".join(parts), int(status.split(" ", 1)[0])
    if not headers.get("Content-Type", "").startswith("application/json"):
        return Response(content, number, headers)
    return _response(*_told(front, asked, number, content))


def _told(front: Front, asked: Asked, status: int, content: bytes) -> tuple[int, object | str]:
    try:
        said = json.loads(content)
    except ValueError:
        return status, content.decode(errors="replace")  # garbage, as ordered
    if status >= 300:
        return front.complaint(status, int(said.get("code") or 0), str(said.get("message")))
    return status, front.outward(asked, said)


def _environ(environ: WSGIEnvironment, asked: Asked) -> WSGIEnvironment:
    body = asked.body.encode()
    return environ | {
        "PATH_INFO": asked.path,
        "QUERY_STRING": asked.query,
        "CONTENT_TYPE": asked.kind,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_AUTHORIZATION": asked.authorization,
        "wsgi.input": io.BytesIO(body),
    }


def _response(status: int, said: object | str) -> Response:
    content = said if isinstance(said, str) else json.dumps(said)
    return Response(content, status, content_type="application/json")
