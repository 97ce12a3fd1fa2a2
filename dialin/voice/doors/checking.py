"""The address by which `dialin doctor` looks at the way from outside: it says what arrived, and changes nothing."""

from importlib.metadata import version

from flask import Blueprint, Response, jsonify, request

from dialin.current import current_services
from dialin.voice.signature import raw_path

checking = Blueprint(
    "checking", __name__
)  # stands inside the blueprint of all webhooks, whose signature check it needs


@checking.post("/check")
def seen() -> Response:
    """For whoever has the token alone: the address as it is signed here, and by which key the database is sealed."""
    services = current_services()
    return jsonify(
        {
            "dialin": version("dialin"),
            "account": services.settings.account_sid,
            "public_url": services.settings.shown_url,
            "path": raw_path(request),
            "sealed_by": None if services.database.keys is None else services.database.keys.first.id,
        }
    )
