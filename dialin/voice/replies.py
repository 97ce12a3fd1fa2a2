"""What every voice address answers with: a document, or that the request cannot be read."""

from flask import Response


def xml(document: str) -> Response:
    return Response(document, content_type="text/xml; charset=utf-8")


def unreadable() -> Response:
    return Response("CallSid is missing or is not a call's id.\n", 400, mimetype="text/plain")
