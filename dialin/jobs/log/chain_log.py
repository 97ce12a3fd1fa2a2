"""Takes new entries of the audit log into its chain within seconds; whoever waits on the line never waits for that."""

from dialin.actions.audit.chain_entries import chain_entries
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.audit_chain import is_any_unchained


def do(services: Services) -> None:
    while _chain_some(services):
        pass


def _chain_some(services: Services) -> bool:
    with services.looking() as act:
        if not is_any_unchained(act):
            return False
    with services.acting(DIALIN) as act:
        return chain_entries(act)
