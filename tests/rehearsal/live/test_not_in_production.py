"""The rehearsal stands beside a server and never inside one."""

from flask import Flask

from dialin.rehearsal.live.serve import create_live_app
from tests.rehearsal.webhooks import company_with


def test_no_address_of_the_rehearsal_is_one_of_the_servers(app: Flask) -> None:
    company, _ = company_with({})
    rehearsed = [rule.rule for rule in create_live_app(company).url_map.iter_rules()]
    assert len(rehearsed) > 20
    served = {rule.rule for rule in app.url_map.iter_rules()}
    assert served.isdisjoint(rehearsed)
    client = app.test_client()
    for path in rehearsed:
        assert {client.get(path).status_code, client.post(path).status_code} == {404}, path
