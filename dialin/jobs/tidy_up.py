"""Forgets what is no longer needed: expired sign-ins and old counts of wrong PINs."""

from dialin.actions.staff.forget_attempts import forget_attempts
from dialin.services import Services
from dialin.store.act import DIALIN


def do(services: Services) -> None:
    with services.acting(DIALIN) as act:
        forget_attempts(act)
