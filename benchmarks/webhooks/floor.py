"""The floor: a Flask view that checks the signature and returns fixed TwiML; nothing can answer a webhook for less."""

import os

from flask import Flask, Response, request
from twilio.request_validator import RequestValidator

DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><Response><Gather action="/voice/turn/1" input="dtmf" numDigits="6">'
    '<Say language="de-DE" voice="Polly.Vicki-Neural">Bitte geben Sie jetzt Ihre PIN ein.</Say></Gather></Response>'
)


def create() -> Flask:
    app = Flask("floor", static_folder=None)
    validator, base = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"]), os.environ["DIALIN_PUBLIC_URL"]

    @app.post("/<path:path>")
    def answer(path: str) -> Response:  # noqa: ARG001
        signature = request.headers.get("X-Twilio-Signature", "")
        if not validator.validate(base + request.environ["REQUEST_URI"], request.form, signature):
            return Response(status=403)
        return Response(DOCUMENT, content_type="text/xml; charset=utf-8")

    return app
