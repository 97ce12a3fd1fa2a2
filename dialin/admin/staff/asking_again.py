"""Asks once more who is at the desk before what matters most, and then does it with all that was typed."""

from flask import request, url_for
from werkzeug.wrappers import Response

from dialin.actions.staff.attempts import TryLater
from dialin.actions.staff.own.confirm_identity import confirm_identity
from dialin.admin.access import SignedOut, recognise
from dialin.admin.forms import OURS, PROOF
from dialin.admin.pages import page
from dialin.admin.staff.waiting import told_to_wait
from dialin.current import current_services
from dialin.rules.refusals import Refused
from dialin.store.staff import load_staff


class AskedAgain(Exception):
    """The person has to prove once more to be at the desk. answer: what was wrong with what was typed for it."""

    def __init__(self, answer: Refused | TryLater | None = None) -> None:
        super().__init__()
        self.answer = answer


def take_proof() -> None:
    """Reads the proof that came with a form, if any did. Raises AskedAgain where it proves nothing."""
    proof = request.form.get(PROOF)
    if proof is None:
        return
    services = current_services()
    with services.looking() as act:
        colleague = recognise(act)
        login = None if colleague is None else load_staff(act, colleague.id)
    if colleague is None or login is None:
        raise SignedOut
    answer = confirm_identity(services, login, colleague.token_hash, proof)
    if answer is not None:
        raise AskedAgain(answer)


def ask_again(asked: AskedAgain) -> Response | tuple[str, int]:
    """The page goes on to where this request went, or comes back to what was only looked at. No file comes along."""
    answer = asked.answer
    fault = answer.refused if isinstance(answer, TryLater) else answer
    if request.method == "POST":
        action = request.full_path.rstrip("?")
        fields = [(name, text) for name, text in request.form.items(multi=True) if name not in OURS]
    else:
        action, fields = url_for("admin.again"), [("next", request.full_path.rstrip("?"))]
    shown = page("staff/again.html", action=action, fields=fields, fault=fault)
    return told_to_wait(shown, answer) if isinstance(answer, TryLater) else (shown, 403)
