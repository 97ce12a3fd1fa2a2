"""The certificate of the public address: what the provider would refuse is named, and what will soon be refused."""

import ssl
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.doctor.certificates import Authority, authority, signed_by_itself
from tests.cli.doctor.towns import Town, complaints, document
from tests.cli.running import Ran, run
from tests.every import every
from tests.provider.loopback import served


@pytest.fixture
def known(tmp_path: Path) -> Authority:
    return authority(tmp_path, "known")


def examined_over_https(town: Town, tls: ssl.SSLContext, known: Authority) -> Ran:
    """Both the command and the server go by the address that shows this certificate, and so does the number."""
    with served(town.proxy, tls=tls) as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("REQUESTS_CA_BUNDLE", str(known.file))
        patch.setenv("DIALIN_PUBLIC_URL", url)
        town.serve_with(public_url=url)
        number = town.number
        number.voice_url, number.status_callback = f"{url}/voice/incoming", f"{url}/voice/status"
        number.voice_fallback_url = f"{url}/voice/fallback"
        return run("doctor", "--json")


@every(
    ("kind", "says"),
    [
        (lambda known, _: known.certify(days=-1), "The certificate of localhost has run out"),
        (lambda known, _: known.certify(begins=timedelta(days=1)), "The certificate of localhost is not valid yet"),
        (lambda known, _: known.certify(host="other.example"), "The certificate there is not for localhost"),
        (lambda _, stranger: stranger.certify(), "leads to no authority that is known"),
        (lambda known, _: signed_by_itself(known.file.parent), "localhost has a certificate of its own making"),
    ],
)
def test_a_certificate_that_the_provider_refuses_is_named_with_its_reason(
    town: Town, known: Authority, kind: Callable[[Authority, Authority], ssl.SSLContext], says: str
) -> None:
    stranger = authority(known.file.parent, "stranger")
    ((name, found, mend),) = complaints(examined_over_https(town, kind(known, stranger), known))
    assert (name, says in found, bool(mend)) == ("address", True, True), found


def test_a_good_certificate_is_well_and_one_that_ends_soon_is_worth_a_look(town: Town, known: Authority) -> None:
    assert complaints(examined_over_https(town, known.certify(), known)) == []
    soon = document(examined_over_https(town, known.certify(days=5.5), known))
    (address,) = [one for one in soon["checks"] if one["name"] == "address"]
    assert soon["ok"] is True
    assert "runs out in 5 days" in address["says"]
    assert address["mend"]
