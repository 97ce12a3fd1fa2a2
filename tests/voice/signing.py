"""A webhook as the provider sends it: signed over the public address."""

from flask import Flask
from twilio.request_validator import RequestValidator
from werkzeug.test import TestResponse

from tests.conftest import PUBLIC_URL, TOKEN


def post(app: Flask, path: str, *, token: str = TOKEN, **form: str) -> TestResponse:
    signature = RequestValidator(token).compute_signature(PUBLIC_URL + path, form)
    return app.test_client().post(path, data=form, headers={"X-Twilio-Signature": signature})
