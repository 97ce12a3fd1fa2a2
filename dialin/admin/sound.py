"""Lets staff listen to what was recorded."""

import io

from flask import send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response


def sound(audio: bytes | None) -> Response:
    """A WAV file as a player wants it, piece by piece. Raises `NotFound` where there is none."""
    if audio is None:
        raise NotFound
    return send_file(io.BytesIO(audio), mimetype="audio/wav", conditional=True)
