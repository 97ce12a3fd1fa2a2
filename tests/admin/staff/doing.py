"""What a member of staff does at the door: signs in from a browser, from an address."""

from datetime import datetime

from flask import Flask
from pyotp import TOTP
from werkzeug.test import TestResponse

from dialin.services import Services
from tests.admin.desk import PASSWORD, Desk, token_in
from tests.admin.page import read

SPECHT = "Herr Specht"


def new_browser(app: Flask, services: Services) -> Desk:
    return Desk(app.test_client(), services)


def sign_in(
    desk: Desk, password: str = PASSWORD, name: str = SPECHT, *, address: str = "198.51.100.7", **fields: str
) -> TestResponse:
    """As the page sends it. address: where the request comes from."""
    base = {"REMOTE_ADDR": address}
    token = token_in(desk.client.get("/admin/sign-in?language=de", environ_overrides=base).text)
    form = {"csrf_token": token, "name": name, "password": password, **fields}
    return desk.client.post("/admin/sign-in", data=form, environ_overrides=base)


def set_up_second_factor(desk: Desk, now: datetime) -> tuple[TOTP, list[str]]:
    """The app that has the secret, and the codes on paper, as the pages show them."""
    assert desk.send("/own/second-factor").location == "/admin/own/second-factor"
    secret = read(desk.see("/own/second-factor")).the("p", class_="secret").text.replace(" ", "")
    app = TOTP(secret)
    shown = desk.send("/own/second-factor/prove", {"code": code_at(app, now)})
    assert shown.status_code == 200, shown.text
    return app, [part.text for part in read(shown.text).all("span", class_="secret")]


def code_at(app: TOTP, now: datetime) -> str:
    """What the app shows then."""
    return app.at(now)


def enter_code(desk: Desk, code: str) -> TestResponse:
    return desk.send("/sign-in/code", {"code": code}, on="/sign-in")
