"""Staff notice nothing of a new secret key: whoever is signed in stays so, and what was being typed is taken."""

import pytest
from flask import Flask
from pydantic import SecretStr

from dialin.app import create_app
from dialin.services import Services
from tests.admin.desk import sit_down, token_in

NEW = "5f0c1d7e9b3a4826c8d2e6f1a07b94c35d8e2f6a1b0c7d94e3f5a6b8c9d0e1f2"


def restarted(services: Services, *secrets: str) -> Flask:
    settings = services.settings.model_copy(update={"secret_key": SecretStr(",".join(secrets))})
    return create_app(settings, services=services)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_form_that_was_open_before_the_restart_is_taken_after_it(app: Flask, services: Services) -> None:
    desk = sit_down(app, services)
    token = token_in(desk.see("/events/new"))
    desk.client.application = restarted(services, NEW, services.settings.secret)
    assert desk.client.post("/admin/events/new", data={"csrf_token": token, "slug": ""}).status_code == 422
    newer = token_in(desk.see("/events/new"))
    assert desk.client.post("/admin/events/new", data={"csrf_token": newer, "slug": ""}).status_code == 422


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_once_the_former_key_is_gone_what_it_has_signed_counts_no_more(app: Flask, services: Services) -> None:
    desk = sit_down(app, services)
    token = token_in(desk.see("/events/new"))
    desk.client.application = restarted(services, NEW)
    assert desk.client.post("/admin/events/new", data={"csrf_token": token, "slug": ""}).status_code == 400
