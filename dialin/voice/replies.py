"""What every voice address answers with: a document, or that the request cannot be read."""

from flask import Response

from dialin.config import Settings
from dialin.current import current_services
from dialin.provider.addresses import Addresses
from dialin.provider.dialects import dialect_of
from dialin.provider.dialects.documents import written_for


def xml(document: str) -> Response:
    """The document as the provider's machine takes it."""
    return Response(_written(document, current_services().settings), content_type="text/xml; charset=utf-8")


def _written(document: str, settings: Settings) -> str:
    silence = Addresses(settings.public_url or "").silence
    return written_for(dialect_of(settings).markup, document, silence=silence)


def unreadable() -> Response:
    return Response("CallSid is missing or is not a call's id.\n", 400, mimetype="text/plain")
