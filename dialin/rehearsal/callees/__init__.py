"""The people and machines whom the company can call, and how they behave when their telephone rings."""

from dialin.rehearsal.callees.callee import Callee, Deed, Machine
from dialin.rehearsal.callees.far_ends import Meeting, far_end, slower
from dialin.rehearsal.callees.kinds import (
    answering_machine,
    by_try,
    network_mailbox,
    never_reacts,
    says_nothing,
    wrong_person,
)

__all__ = [
    "Callee",
    "Deed",
    "Machine",
    "Meeting",
    "answering_machine",
    "by_try",
    "far_end",
    "network_mailbox",
    "never_reacts",
    "says_nothing",
    "slower",
    "wrong_person",
]
