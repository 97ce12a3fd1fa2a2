"""Sounds the provider fetches: the music of the lobby and recordings that replace prompts; nothing personal."""

from flask import Blueprint, Response, abort, send_from_directory

from dialin.current import current_services
from dialin.prompts.recordings import ENDINGS
from dialin.sounds.music import music_file, tone_file

A_DAY = 24 * 60 * 60  # seconds; the provider keeps sounds by their ETag

sounds = Blueprint("sounds", __name__, url_prefix="/voice/sounds")


@sounds.get("/music.wav")
def music() -> Response:
    return _sound(music_file())


@sounds.get("/tone.wav")
def tone() -> Response:
    return _sound(tone_file())


def _sound(file: bytes) -> Response:
    response = Response(file, mimetype="audio/wav")
    response.cache_control.max_age = A_DAY
    response.add_etag()
    return response


@sounds.get("/recordings/<language>/<name>")
@sounds.get("/recordings/events/<slug>/<language>/<name>")
def recording(language: str, name: str, slug: str | None = None) -> Response:
    """A recording for every event, or one of an event's own; nothing else in that folder."""
    services = current_services()
    if services.settings.recordings is None or not name.endswith(ENDINGS):
        abort(404)
    path = f"{language}/{name}" if slug is None else f"events/{slug}/{language}/{name}"
    return send_from_directory(services.settings.recordings.resolve(), path, max_age=A_DAY)
