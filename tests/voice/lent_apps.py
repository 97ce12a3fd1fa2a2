"""An app for a test: built once per process and lent to one test after another, each with its own house behind it.

Building one takes longer than most tests, and all it keeps of a house is what `create_app` is given and the key says.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from dialin.app import create_app
from dialin.config import Settings
from dialin.services import Services

_free: dict[tuple[str, str | None], list[Flask]] = defaultdict(list)


@contextmanager
def lent_app(settings: Settings, services: Services) -> Iterator[Flask]:
    """The app of this house, for nobody else meanwhile; one whose test left it changed is not lent again."""
    free = _free[settings.secret, settings.public_url]  # of its cookies: what signs them, and whether they need https
    app = free.pop() if free else create_app(settings, services=services)
    app.extensions["dialin"] = services
    before = dict(app.config)
    yield app
    if app.config == before:
        free.append(app)
