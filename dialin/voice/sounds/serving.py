"""Sounds the provider fetches: the music of the lobby and recordings that replace prompts; nothing personal."""

from flask import Blueprint, Response, abort, current_app, send_from_directory

from dialin.actions.house import House
from dialin.voice.sounds.music import music_file, tone_file

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


@sounds.get("/recordings/<language>/<path:name>")
def recording(language: str, name: str) -> Response:
    house = current_app.extensions["dialin"]
    assert isinstance(house, House)
    if house.settings.recordings is None or "/" in name or not language.replace("-", "").isalpha():
        abort(404)
    return send_from_directory(house.settings.recordings.resolve(), f"{language}/{name}", max_age=A_DAY)
