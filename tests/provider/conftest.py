"""A client of the provider and the server it talks to."""

from collections.abc import Iterator

import pytest

from dialin.provider.twilio import Twilio
from tests.provider.answering import Answering, Line
from tests.provider.companies import settings_of
from tests.provider.loopback import served


@pytest.fixture
def line() -> Iterator[Line]:
    server = Answering()
    with served(server) as url:
        client = Twilio(settings_of(url), backoff=0.0)
        yield Line(client, server)
        client.close()
