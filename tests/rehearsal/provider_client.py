"""The provider's real client, talking to the company in this process."""

import json
from typing import Any
from urllib.parse import urlencode, urlsplit

from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client
from werkzeug.test import Client as WsgiClient

from dialin.provider.http import complaint_of
from dialin.provider.promise import RequestRefused
from dialin.rehearsal.company import Company
from dialin.rehearsal.rest import create_rest_app
from tests.rehearsal.webhooks import ACCOUNT, TOKEN


class InProcess(HttpClient):
    """under: the path below which the API lies, where it is not at home."""

    def __init__(self, company: Company, *, under: str = "") -> None:
        super().__init__(None, False, None)
        self.wsgi, self.under = WsgiClient(create_rest_app(company)), under

    def request(  # noqa: PLR0917 - the client's own signature
        self, method, url, params=None, data=None, headers=None, auth=None, timeout=None, allow_redirects=False
    ):
        path = self.under + urlsplit(url).path
        query = urlsplit(url).query or urlencode(params or {}, doseq=True)
        is_form = method != "GET" and not isinstance(data, str)
        form = {name: flat(value) for name, value in (data or {}).items()} if is_form else data
        with self.wsgi.open(path, method=method, query_string=query, data=form, auth=auth, headers=headers) as answer:
            return self.judge(Response(answer.status_code, answer.get_data(as_text=True), dict(answer.headers)))

    def judge(self, answer: Response) -> Response:
        return answer

    def download(self, url, *, auth, most):
        parts = urlsplit(url)
        with self.wsgi.get(parts.path, query_string=parts.query, auth=auth) as answer:
            if answer.status_code >= 300:
                raise RequestRefused(answer.status_code, None, answer.get_data(as_text=True))
            return answer.get_data()


class Demanding(InProcess):
    """Says what went wrong in dialin's words, as its own client does."""

    def judge(self, answer: Response) -> Response:
        if answer.status_code >= 300:
            raise RequestRefused(answer.status_code, *complaint_of(json.loads(answer.text)))
        return answer


def flat(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return value


def client_of(company: Company, *, user: str = ACCOUNT, password: str = TOKEN) -> Client:
    return Client(user, password, ACCOUNT, http_client=InProcess(company))
