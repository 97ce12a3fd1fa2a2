"""The one way into a staff page: one transaction in which sign-in and event are looked up and the deed is done.

`@get` opens one look, `@post` one transaction that may write. Both hand the page an act and, of what its address
names, whatever the page has parameters for. Each names the right that it takes; a test goes through all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from inspect import signature
from typing import Any

from flask import Blueprint, g, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from dialin.actions.staff.attempts import TryLater
from dialin.actions.staff.stay_signed_in import stay_signed_in
from dialin.admin.access import Colleague, SignedOut, recognise, sent_token
from dialin.admin.addresses import look_up
from dialin.admin.pages import page
from dialin.admin.staff.asking_again import AskedAgain, take_proof
from dialin.admin.staff.waiting import told_to_wait
from dialin.current import current_services
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right, who_may
from dialin.store.act import Act
from dialin.store.events import Event

admin = Blueprint("admin", __name__, url_prefix="/admin", template_folder="templates", static_folder="static")
csrf = CSRFProtect()

# What is open to whoever has yet to set a second factor up: that, and the way out.
WITHOUT_SECOND_FACTOR = {
    "admin.second_factor", "admin.set_up_second_factor", "admin.prove_second_factor", "admin.again", "admin.sign_out",
    "admin.stay", "admin.language",
}  # fmt: skip

Answer = str | Response | tuple[str, int]
Page = Callable[..., Answer]
Deed = Callable[..., "Answer | Shown | Refused"]

rights_asked: dict[tuple[str, str], Right] = {}  # by method and rule


class MayNot(Forbidden):
    """Whoever is signed in has another role; the page says who may."""

    def __init__(self, right: Right) -> None:
        super().__init__()
        self.refused = who_may(right)


class _TakenBack(Exception):
    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused))
        self.refused = refused


class Shown:
    """After a deed: this page, drawn once everything is saved, so that drawing keeps nobody from writing."""

    def __init__(self, view: Page, **values: Any) -> None:
        self.view, self.values = view, values


class SecondFactorWanted(Exception):
    """The settings demand a second factor of everybody, and this person has none yet."""


def get(rule: str, *, right: Right, asked_again: bool = False) -> Callable[[Page], Page]:
    """A page: one consistent look, without taking the writer's place. asked_again: as for a deed."""

    def register(view: Page) -> Page:
        @wraps(view)
        def opened(**address: Any) -> Answer:
            with _staying_signed_in(), current_services().looking() as act:
                colleague = _let_in(act, right, asked_again=asked_again)
                return view(act, **_wanted(view, look_up(act, colleague, address)))

        rights_asked["GET", rule] = right
        admin.get(rule)(opened)
        return view

    return register


def post(rule: str, *, right: Right, again: Page | None = None, asked_again: bool = False) -> Callable[[Deed], Deed]:
    """A deed. A refusal takes everything back and is said, as `fault`, on the page `again` with all that was typed.

    asked_again: only by somebody who has typed the password, or a code, a few minutes ago. Whoever has not is asked for
    it first, and nothing that was typed is lost: for PINs in bulk, keys and rights.
    """

    def register(deed: Deed) -> Deed:
        @wraps(deed)
        def opened(**address: Any) -> Any:
            _take_form()
            with _staying_signed_in():
                if asked_again:
                    take_proof()
                try:
                    with current_services().acting("") as act:
                        colleague = _let_in(act, right, asked_again=asked_again)
                        named = _wanted(deed, look_up(act, colleague, address))
                        answer = _unless_refused(deed(replace(act, author=colleague.name), **named))
                except _TakenBack as taken_back:
                    shown = Shown(again or _trouble, fault=taken_back.refused)
                    return _draw(shown, colleague, address), 422  # understood, and not done
                return _draw(answer, colleague, address) if isinstance(answer, Shown) else answer

        rights_asked["POST", rule] = right
        admin.post(rule)(opened)
        return deed

    return register


def post_apart(rule: str, *, right: Right, again: Page) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """A deed that hashes passwords, and therefore opens transactions of its own; else as `post`."""

    def register(deed: Callable[[], Any]) -> Callable[[], Any]:
        @wraps(deed)
        def opened() -> Any:
            _take_form()
            with _staying_signed_in():
                with current_services().looking() as act:
                    colleague = _let_in(act, right)
                answer = deed()
                if isinstance(answer, TryLater):
                    return told_to_wait(str(_draw(Shown(again, fault=answer.refused), colleague, {})), answer)
                return (
                    (_draw(Shown(again, fault=answer), colleague, {}), 422) if isinstance(answer, Refused) else answer
                )

        rights_asked["POST", rule] = right
        admin.post(rule)(opened)
        return deed

    return register


def _take_form() -> None:
    """What was sent is read, and its token checked, before the transaction: a slow sender keeps nobody from writing."""
    if not sent_token():
        raise SignedOut
    csrf.protect()


@contextmanager
def _staying_signed_in() -> Iterator[None]:
    """Whoever is at work stays signed in, whatever becomes of the request."""
    try:
        yield
    finally:
        who: Colleague | None = g.get("colleague")
        if who is not None and who.has_moved_end:
            with current_services().acting(who.name) as act:
                stay_signed_in(act, who.token_hash, until=who.expires_at)


def _let_in(act: Act, right: Right, *, asked_again: bool = False) -> Colleague:
    """Raises SignedOut, SecondFactorWanted, MayNot for what another role is for, or AskedAgain."""
    colleague = recognise(act)
    if colleague is None:
        raise SignedOut
    is_demanded = current_services().settings.demand_second_factor and not colleague.has_second_factor
    if is_demanded and request.endpoint not in WITHOUT_SECOND_FACTOR:
        raise SecondFactorWanted
    if not colleague.may(right):
        raise MayNot(right)
    if asked_again and not colleague.is_confirmed:
        raise AskedAgain
    return colleague


def demand_still(right: Right, event: Event) -> None:
    """For what takes more than one transaction, between two of them: raises as a new request would."""
    with current_services().looking() as act:
        if not _let_in(act, right).sees(event.id):
            raise NotFound


def _wanted(view: Deed, named: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in named.items() if name in signature(view).parameters}


def _unless_refused(answer: Answer | Shown | Refused) -> Answer | Shown:
    if isinstance(answer, Refused):
        raise _TakenBack(answer)
    return answer


def _draw(shown: Shown, colleague: Colleague, address: Mapping[str, Any]) -> Answer:
    with current_services().looking() as act:
        return shown.view(act, **_wanted(shown.view, look_up(act, colleague, address)), **shown.values)


def _trouble(_act: Act, fault: Refused, event: Any = None) -> str:
    return page("trouble.html", fault=fault, event=event)
