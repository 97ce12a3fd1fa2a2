"""Sounds the provider fetches: the music of the lobby and recordings that replace prompts; nothing personal.

But for what a caller has said, where the provider's own address for it ends soon: to whoever holds its sealed address.
"""

import logging

from flask import Blueprint, Response, abort, send_from_directory

from dialin.current import current_services
from dialin.prompts.recordings import ENDINGS
from dialin.provider.promise import ProviderTrouble
from dialin.provider.recordings import read_played
from dialin.sounds.music import music_file, silence_file, tone_file

LONGEST_SILENCE = 10_000  # milliseconds
A_DAY = 24 * 60 * 60  # seconds; the provider keeps sounds by their ETag

log = logging.getLogger(__name__)
sounds = Blueprint("sounds", __name__, url_prefix="/voice/sounds")


@sounds.get("/music.wav")
def music() -> Response:
    return _sound(music_file())


@sounds.get("/tone.wav")
def tone() -> Response:
    return _sound(tone_file())


@sounds.get(f"/silence/<int(min=1, max={LONGEST_SILENCE}):milliseconds>.wav")
def silence(milliseconds: int) -> Response:
    """Where the provider knows no rest between words, it plays one."""
    return _sound(silence_file(milliseconds))


def _sound(file: bytes) -> Response:
    response = Response(file, mimetype="audio/wav")
    response.cache_control.max_age = A_DAY
    response.add_etag()
    return response


@sounds.get("/said/<sealed>.wav")
def said(sealed: str) -> Response:
    services = current_services()
    sid = read_played(services.settings, sealed)
    if sid is None or services.provider is None:
        abort(404)
    try:
        found = services.provider.fetch_recording(sid)
    except ProviderTrouble as trouble:
        log.warning("recording %s cannot be played: %s", sid, trouble)
        abort(503)
    if found is None:
        abort(404)
    response = Response(found, mimetype="audio/wav")
    response.cache_control.no_store = True
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
