"""Staff want somebody tried again who was not reached."""

from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.campaign_people import is_campaign_stopped, is_last_row, leave_campaign
from dialin.store.events import lock_event
from dialin.store.outgoing import put_back
from dialin.store.work import load_work


def try_again(act: Act, work_id: int) -> Refused | None:
    """As soon as that is allowed; a campaign that was stopped goes on for nobody else."""
    work = load_work(act, work_id)
    if work is not None and work.event_id is not None:
        lock_event(act, work.event_id)  # its campaigns may be giving them another row
    if work is None or not is_last_row(act, work) or not put_back(act, work_id, due_at=act.now):
        return Refused("This has been done, or is being tried already. Nothing needs to be done.")
    if work.campaign_id is not None and is_campaign_stopped(act, work.campaign_id):
        leave_campaign(act, work_id)
    log_change(act, "outgoing.again", event_id=work.event_id, attendee_id=work.attendee_id, campaign=work.kind)
    return None
