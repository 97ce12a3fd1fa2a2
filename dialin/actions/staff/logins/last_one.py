"""One of the administration who can sign in always remains."""

from dialin.actions.staff.add_staff import ADMINISTRATION
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.staff import Staff, lock_able


def demand_another(act: Act, login: Staff) -> Refused | None:
    """Whoever is invited and has not chosen a password yet is none."""
    if lock_able(act, ADMINISTRATION) != {login.id}:
        return None
    return Refused(
        "{name} is the only one of the administration who can sign in. Give somebody else that role first.",
        {"name": login.name},
    )
