"""A webhook as the provider sends it: signed over the public address."""

from flask import Flask
from twilio.request_validator import RequestValidator
from werkzeug.test import TestResponse

from tests.conftest import ACCOUNT, PUBLIC_URL, TOKEN

# In every request about a call, whatever it is about.
COMMON = {"AccountSid": ACCOUNT, "ApiVersion": "2010-04-01", "Direction": "inbound", "From": "", "To": ""}
COMMON |= {"CallStatus": "in-progress"}


def post(app: Flask, path: str, *, token: str = TOKEN, **form: str) -> TestResponse:
    form = COMMON | form
    signature = RequestValidator(token).compute_signature(PUBLIC_URL + path, form)
    return app.test_client().post(path, data=form, headers={"X-Twilio-Signature": signature})
