"""Goes through the audit log and notes for its page and for monitoring whether it is whole."""

import logging
from contextlib import suppress

from dialin.actions.audit.check_entries import UNREADABLE, LogCheck, check_entries
from dialin.jobs.log import chain_log
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.audit_chain import change_anchor, find_anchor, lock_anchor

log = logging.getLogger(__name__)


def do(services: Services) -> None:
    """The end goes into the server's log as well, which is kept elsewhere: it shows a database that was set back."""
    with suppress(*UNREADABLE):  # which the check says
        chain_log.do(services)
    with services.looking() as act:
        check, anchor = check_entries(act), find_anchor(act)
    if anchor is not None:
        note = log.info if check.is_whole else log.error
        what = "whole" if check.is_whole else f"not whole ({len(check.found)} faults; run: dialin audit check)"
        note("the audit log is %s: %d entries, the last one with %.16s", what, check.entries, anchor.hash)
        _note(services, check)


def _note(services: Services, check: LogCheck) -> None:
    with services.acting(DIALIN) as act:
        lock_anchor(act)
        faults = [[one.fault.value, one.number, one.last] for one in check.found]
        change_anchor(act, {"checked_at": act.now, "faults": faults})
