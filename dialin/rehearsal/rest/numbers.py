"""The account, its balance and its numbers: list, fetch, set their webhooks, and where their calls are handled."""

from flask import Blueprint, Response, jsonify, request

from dialin.rehearsal.company import Company
from dialin.rehearsal.numbers import IncomingNumber
from dialin.rehearsal.rest import forms, pages, shapes
from dialin.rehearsal.rest.trouble import RestError, not_found

_ADDRESSES = (
    ("VoiceUrl", "VoiceMethod", "voice_url", "voice_method"),
    ("VoiceFallbackUrl", "VoiceFallbackMethod", "voice_fallback_url", "voice_fallback_method"),
    ("StatusCallback", "StatusCallbackMethod", "status_callback", "status_callback_method"),
)


def account_blueprint(company: Company) -> Blueprint:
    account = Blueprint("account", __name__)

    @account.get(f"/{company.account_sid}.json")
    def fetch() -> Response:
        with company.lock:
            return jsonify(shapes.account(company, company.opened_at))

    @account.get(f"/{company.account_sid}/Balance.json")
    def balance() -> Response:
        with company.lock:
            return jsonify(shapes.balance(company))

    return account


def routes_blueprint(company: Company) -> Blueprint:
    routes = Blueprint("routes", __name__)

    @routes.get("/v2/PhoneNumbers/<number>")
    def fetch(number: str) -> Response:
        with company.lock:
            found = company.numbers.get(number)
            if found is None:
                raise not_found(f"/v2/PhoneNumbers/{number}")
            return jsonify(shapes.route(company, found))

    return routes


def blueprint(company: Company) -> Blueprint:
    numbers = Blueprint("numbers", __name__)

    @numbers.get("/IncomingPhoneNumbers.json")
    def show_all() -> Response:
        number_part = request.args.get("PhoneNumber", "")
        with company.lock:
            found = [number for number in company.numbers.values() if number_part in number.phone_number]
            shown = [shapes.number(company, number) for number in found]
            return pages.page("incoming_phone_numbers", shown)

    @numbers.get("/IncomingPhoneNumbers/<sid>.json")
    def fetch(sid: str) -> Response:
        with company.lock:
            return jsonify(shapes.number(company, _number(company, sid)))

    @numbers.post("/IncomingPhoneNumbers/<sid>.json")
    def update(sid: str) -> Response:
        with company.lock:
            number = _number(company, sid)
            _set_addresses(number)
            return jsonify(shapes.number(company, number))

    return numbers


def _number(company: Company, sid: str) -> IncomingNumber:
    for number in company.numbers.values():
        if number.sid == sid:
            return number
    raise not_found(f"/IncomingPhoneNumbers/{sid}")


def _set_addresses(number: IncomingNumber) -> None:
    found = {names: forms.address(names[0], names[1]) for names in _ADDRESSES}
    voice = found[_ADDRESSES[0]]
    fallback = found[_ADDRESSES[1]]
    if fallback and fallback[0] and not (voice[0] if voice else number.voice_url):
        raise RestError(400, 21405, "VoiceFallbackUrl needs a VoiceUrl")
    for (_, _, url_name, method_name), address in found.items():
        if address is not None:
            setattr(number, url_name, address[0] or None)
            setattr(number, method_name, address[1])
