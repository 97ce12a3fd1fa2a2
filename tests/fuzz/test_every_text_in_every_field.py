"""The whole of it: each hostile text in each field of each form and each query of each page, one after the other."""

from itertools import product

import pytest

from tests.databases import KINDS, Databases
from tests.fuzz.addresses import Address, addresses, names_on_staff_pages
from tests.fuzz.hostile import HOSTILE
from tests.fuzz.houses import House, forms_of, house, seat_at_desk
from tests.fuzz.test_every_address import QUERIES, Request, comes_last, send_form, try_desk, try_webhooks

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_in_any_field_of_a_staff_page_breaks_it(databases: Databases, kind: str) -> None:
    with house(databases, kind) as made:
        desk, token = seat_at_desk(made, "admin")
        forms, count = forms_of(made, desk), 0
        for address in sorted(addresses(made.app, under="/admin"), key=comes_last):
            if comes_last(address):
                continue
            for name, text in product(_names(made, address, forms), HOSTILE):
                asked = _request(address, forms, name, text)
                answer = send_form(desk.client, address, asked, {"csrf_token": token})
                made.judge(answer, f"{address} {name}={text[:200]!r}")
                if answer.headers.get("Location", "").startswith("/admin/sign-in"):
                    count += 1
                    desk, token = seat_at_desk(made, "admin", count)


def test_no_staff_page_and_no_webhook_breaks_whatever_is_sent_again_and_again(databases: Databases) -> None:
    for kind in KINDS:
        with house(databases, kind) as made:
            try_desk(made, "admin", times=60)
        with house(databases, kind) as made:
            try_webhooks(made, times=60)


def _names(made: House, address: Address, forms: dict[str, dict[str, str]]) -> tuple[str, ...]:
    if address.method == "GET":
        return QUERIES
    return tuple(forms.get(address.rule.endpoint, {})) or names_on_staff_pages()[:3]


def _request(address: Address, forms: dict[str, dict[str, str]], name: str, text: str) -> Request:
    values = {"slug": "digitaltag", "scope": "pin:unregistered", "any": (*address.choices, "1")[0]}
    if address.method == "GET":
        return Request(values, [], [(name, text)], {})
    usual = forms.get(address.rule.endpoint, {})
    return Request(values, list((usual | {name: text}).items()), [], {})
