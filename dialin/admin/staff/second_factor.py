"""Setting up the second factor of one's own login, new codes for the drawer, and taking it off."""

import segno
from flask import Response as PlainResponse
from flask import request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from dialin.actions.staff.own.second_factor import (
    confirm_second_factor,
    draw_recovery_codes,
    offer_second_factor,
    offered_secret,
    remove_second_factor,
)
from dialin.admin.access import colleague
from dialin.admin.door import Shown, get, post
from dialin.admin.forms import typed
from dialin.admin.pages import Confirmation, page, to
from dialin.admin.staff.own import own_login
from dialin.crypto.second_factor import address_for_app
from dialin.current import current_services
from dialin.rules.refusals import Refused, mark
from dialin.rules.rights import Right
from dialin.store.act import Act


@get("/own/second-factor", right=Right.SIGNED_IN, asked_again=True)
def second_factor(act: Act, fault: Refused | None = None) -> str:
    """Shows the secret that is being set up, as a picture and as letters; without one, what it is all about."""
    login, settings = own_login(act), current_services().settings
    secret = offered_secret(act, login)
    values = {"is_demanded": settings.demand_second_factor and not login.has_second_factor, "fault": fault}
    if secret is None:
        return page("staff/second_factor.html", **values)
    address = address_for_app(secret, name=login.name, city=settings.city)
    groups = [secret[at : at + 4] for at in range(0, len(secret), 4)]
    return page("staff/second_factor.html", picture=_picture(address), groups=groups, **values)


def _picture(address: str) -> Markup:
    """Drawn by attributes alone: the pages' policy lets no style of an element through."""
    drawn = segno.make_qr(address, error="m")
    return Markup(drawn.svg_inline(omitsize=True, light="#ffffff", dark="#000000", svgclass=None, lineclass=None))  # noqa: S704


@post("/own/second-factor", right=Right.SIGNED_IN, asked_again=True)
def set_up_second_factor(act: Act) -> Response:
    offer_second_factor(act, colleague().id)
    return to(url_for("admin.second_factor"))


@post("/own/second-factor/prove", right=Right.SIGNED_IN, again=second_factor, asked_again=True)
def prove_second_factor(act: Act) -> Shown | Refused:
    code = typed(request.form).get("code", "")
    return _shown(confirm_second_factor(act, own_login(act), colleague().token_hash, code))


@post("/own/second-factor/codes", right=Right.SIGNED_IN, asked_again=True)
def new_codes(act: Act) -> Shown | Refused:
    return _shown(draw_recovery_codes(act, own_login(act)))


def _shown(codes: list[str] | Refused) -> Shown | Refused:
    return codes if isinstance(codes, Refused) else Shown(_codes_page, codes=codes)


def _codes_page(_act: Act, codes: list[str]) -> str:
    return page("staff/codes.html", codes=codes)


@get("/own/second-factor/remove", right=Right.SIGNED_IN)
def ask_to_remove(_act: Act) -> str:
    asked = Confirmation(
        question=mark("Sign in with the password alone again?"),
        consequence=mark("Whoever learns your password can then sign in as you. The codes on paper are worth nothing."),
        button=mark("Take the second factor off"),
        back=url_for("admin.own"),
    )
    return page("confirm.html", asked=asked)


@post("/own/second-factor/remove", right=Right.SIGNED_IN, asked_again=True)
def take_off(act: Act) -> Response:
    if (login := own_login(act)).has_second_factor:  # else the log would say what nobody did
        remove_second_factor(act, login)
    return to(url_for("admin.own", done="second_factor_removed"))


def send_to_set_up(_wanted: Exception) -> Response:
    if request.endpoint == "admin.live_board":
        return PlainResponse("second factor wanted", 401, mimetype="text/plain")
    return to(url_for("admin.second_factor"))
