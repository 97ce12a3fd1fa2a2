"""Deletes lists that staff handed in an hour ago and did not take over: they are full of names and numbers."""

from dialin.rules.retention import UPLOADS_KEPT
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.uploads import delete_uploads, is_any_upload_of


def do(services: Services) -> None:
    with services.looking() as act:  # so that a worker with nothing to do takes no write lock
        if not is_any_upload_of(act, act.now - UPLOADS_KEPT):
            return
    with services.acting(DIALIN) as act:
        delete_uploads(act, act.now - UPLOADS_KEPT)
