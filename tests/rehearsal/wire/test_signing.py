"""The signature: ours against the published vectors and the provider's own validator."""

from twilio.request_validator import RequestValidator

from dialin.rehearsal.wire.signing import sign, signed_url
from tests.every import every
from tests.rehearsal.webhooks import CALLER, NUMBER, PUBLIC_URL, TOKEN, Webhooks, company_for

KEY = "12345"


def fields(number: str) -> tuple[tuple[str, str], ...]:
    return (
        ("CallSid", "CA1234567890ABCDE"),
        ("Caller", number),
        ("Digits", "1234"),
        ("From", number),
        ("To", "+18005551212"),
    )


@every(
    ("url", "number", "signature"),
    [
        ("https://example.com/myapp.php?foo=1&bar=2", "+14158675310", "L/OH5YylLD5NRKLltdqwSvS0BnU="),
        ("https://mycompany.com/myapp.php?foo=1&bar=2", "+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    ],
)
def test_the_published_vectors_hold(url, number, signature):
    assert sign(KEY, url, fields(number)) == signature


@every(
    ("url", "signed"),
    [
        ("https://a.example:8443/x?y=1", "https://a.example/x?y=1"),
        ("http://a.example:8080/x", "http://a.example:8080/x"),
        ("https://user:secret@a.example/x", "https://a.example/x"),
        ("https://a.example/x?y=%27%20z#rc=2&rp=all", "https://a.example/x?y=%27%20z"),
        ("https://a.example/x?", "https://a.example/x?"),
        ("https://a.example", "https://a.example"),
    ],
)
def test_port_credentials_and_fragment_enter_by_the_rules(url, signed):
    assert signed_url(url) == signed


@every(
    "given",
    [
        (("A", "1"), ("a", "2"), ("B", "")),
        (("Name", " keeps blanks "), ("Umlaut", "äöü"), ("Sign", "+&=")),
        (("Twice", "b"), ("Twice", "a"), ("Twice", "b")),
        (),
    ],
)
def test_the_providers_validator_accepts_what_we_sign(given):
    url = "https://a.example/voice?turn=3"
    many = {name: [value for key, value in given if key == name] for name, _ in given}
    assert RequestValidator(KEY).validate(url, FormLike(many), sign(KEY, url, given))


class FormLike(dict):
    """A form with repeated names, as web frameworks hand it to the validator."""

    def getlist(self, name):
        return self[name]


def test_we_accept_what_the_provider_computes():
    given = dict(fields("+14158675309"))
    url = "https://a.example/x"
    assert RequestValidator(KEY).compute_signature(url, given) == sign(KEY, url, given.items())


def test_every_webhook_of_a_call_is_signed_for_the_validator():
    webhooks = Webhooks({"/voice": '<Gather numDigits="1" action="/next?a=%7E1"/>', "/next": "<Hangup/>"})
    company = company_for(webhooks, status_callback=f"{PUBLIC_URL}/status")
    company.call(from_=CALLER, to=NUMBER).press("1")
    assert len(webhooks.asked) == 3
    for asked in webhooks.asked:
        url = PUBLIC_URL + asked.environ["RAW_URI"]
        signature = asked.environ["HTTP_X_TWILIO_SIGNATURE"]
        assert RequestValidator(TOKEN).validate(url, asked.form, signature)
        assert not RequestValidator("another token").validate(url, asked.form, signature)


def test_a_get_is_signed_with_its_fields_in_the_address():
    webhooks = Webhooks({"/voice": '<Redirect method="GET">/next?a=1</Redirect>', "/next": "<Hangup/>"})
    company_for(webhooks).call(from_=CALLER, to=NUMBER)
    asked = webhooks.asked[1]
    assert asked.method == "GET"
    assert asked.form["From"] == CALLER
    url = PUBLIC_URL + asked.environ["RAW_URI"]
    assert RequestValidator(TOKEN).validate(url, {}, asked.environ["HTTP_X_TWILIO_SIGNATURE"])
