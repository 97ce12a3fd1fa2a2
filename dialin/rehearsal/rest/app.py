"""The REST API's Flask app: who may ask, what was asked, and the trouble ordered for it."""

import hmac
import threading

from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException

from dialin.rehearsal.company import Company
from dialin.rehearsal.records import RestRequest
from dialin.rehearsal.rest import calls, conferences, messages, numbers, participants, recordings
from dialin.rehearsal.rest.fronts.standing import stand_in_front
from dialin.rehearsal.rest.trouble import RestError, answer, not_found
from dialin.rehearsal.wire.parameters import API_VERSION

PARTS = (f"/{API_VERSION}", "/v2/PhoneNumbers")  # the latter lies on another host, where there are several


def create_rest_app(company: Company) -> Flask:
    """The REST API as a WSGI app."""
    app = Flask("rehearsal-rest", static_folder=None)
    add_rest(app, company)
    app.wsgi_app = stand_in_front(app.wsgi_app, company)  # type: ignore[assignment]
    return app


def add_rest(app: Flask, company: Company) -> None:
    """Add the REST paths and their checks to an app; its other paths are left alone."""
    base = f"/{API_VERSION}/Accounts"
    for room in (calls, conferences, participants, recordings, numbers, messages):
        app.register_blueprint(room.blueprint(company), url_prefix=f"{base}/{company.account_sid}")
    app.register_blueprint(numbers.account_blueprint(company), url_prefix=base)
    app.register_blueprint(numbers.routes_blueprint(company))

    @app.before_request
    def check() -> None:
        if request.path.startswith(PARTS):
            _demand_credentials(company)
            _refuse_as_ordered(company)

    @app.after_request
    def finish(response: Response) -> Response:
        return _finish(company, response) if request.path.startswith(PARTS) else response

    app.register_error_handler(RestError, answer)
    app.register_error_handler(404, _unknown)


def _unknown(error: HTTPException) -> Response | HTTPException:
    return answer(not_found(request.path)) if request.path.startswith(PARTS) else error


def _demand_credentials(company: Company) -> None:
    given = request.authorization
    name, password = (given.username or "", given.password or "") if given else ("", "")
    keys = company.api_keys
    if company.dialect.token_signs_in:
        keys = {company.account_sid: company.auth_token, **keys}
    if name not in keys or not hmac.compare_digest(keys[name].encode(), password.encode()):
        raise RestError(401, 20003, "Authenticate")


def _refuse_as_ordered(company: Company) -> None:
    fault = company.faults.take("rest_answer", request)
    if fault:
        raise RestError(fault.status, 20429 if fault.status == 429 else 20500, "TwimlRefused as ordered")


def _finish(company: Company, response: Response) -> Response:
    """Note the request; lose or delay its answer where that was ordered."""
    if lost := company.faults.take("rest_lose_answer", request):
        response = answer(RestError(lost.status, 20500, "The answer was lost as ordered"))
    if company.faults.take("rest_garbage", request):
        response.set_data(response.get_data()[: len(response.get_data()) // 2])
    stall = company.faults.take("rest_stall", request)
    if stall and "stalled" not in g:
        g.stalled = True
        threading.Event().wait(stall.seconds)
    query, form = request.query_string.decode(), request.form.to_dict(flat=False)
    asked = RestRequest(request.method, request.path, query, form, company.now, response.status_code)
    company.requests_received.append(asked)
    return response
