"""Delivering: answers and their types, failures and the fallback, redirects, cookies, retries."""

import pytest

from tests.rehearsal.webhooks import CALLER, NUMBER, PUBLIC_URL, company_with

XML = [("Content-Type", "text/xml")]
GOOD = b"<Response><Say>Hello</Say></Response>"


def call(answers, **settings):
    company, webhooks = company_with(answers, **settings)
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.listen()
    return leg, webhooks


@pytest.mark.parametrize("kind", ["text/xml", "application/xml; charset=utf-8", "text/html", "text/plain"])
def test_these_content_types_are_read_as_twiml(kind):
    leg, _ = call({"/voice": ("200 OK", [("Content-Type", kind)], GOOD)})
    assert leg.heard[0].text == "Hello"
    assert not leg.company.alerts


def test_audio_is_played_and_then_the_call_ends():
    leg, _ = call({"/voice": ("200 OK", [("Content-Type", "audio/mpeg")], b"\xff\xfb")})
    assert leg.heard[0].kind == "play"
    assert leg.is_over


def test_plain_text_is_read_aloud_and_then_the_call_ends():
    leg, _ = call({"/voice": ("200 OK", [("Content-Type", "text/plain")], "Grüße".encode())})
    assert leg.heard[0].text == "Grüße"
    assert leg.is_over


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (("500 Oh", XML, b""), 11217),
        (("403 No", XML, GOOD), 11217),
        (("429 Slow", XML, GOOD), 11217),
        (("200 OK", [], GOOD), 11200),
        (("200 OK", [("Content-Type", "application/json")], b"{}"), 12300),
        (("200 OK", [("Content-Type", "text/html")], b"<html>an error page</html>"), 12100),
        (("204 No Content", XML, b""), 12100),
        (("200 OK", XML, b"<Response>" + b"<Pause/>" * 9000 + b"</Response>"), 11750),
    ],
)
def test_without_fallback_the_caller_hears_an_apology_and_the_call_ends(answer, code):
    leg, _ = call({"/voice": answer})
    assert [alert.code for alert in leg.company.alerts] == [code]
    assert "application error" in leg.heard[-1].text
    assert leg.status == "completed"


def test_the_fallback_is_asked_with_the_error_and_its_address():
    leg, webhooks = call(
        {"/voice": ("500 Oh", XML, b""), "/sorry": "<Say>Sorry</Say>"}, voice_fallback_url=f"{PUBLIC_URL}/sorry"
    )
    (sent,) = webhooks.asked_at("/sorry")
    assert (sent["ErrorCode"], sent["ErrorUrl"]) == ("11217", f"{PUBLIC_URL}/voice")
    assert sent["CallSid"] == leg.sid
    assert [heard.text for heard in leg.heard] == ["Sorry"]


def test_trouble_later_in_the_call_goes_to_the_fallback_too():
    _, webhooks = call(
        {"/voice": "<Say>Hi</Say><Redirect>/gone</Redirect>", "/sorry": "<Say>Sorry</Say>"},
        voice_fallback_url=f"{PUBLIC_URL}/sorry",
    )
    assert webhooks.asked_at("/sorry")[0]["ErrorCode"] == "11217"
    assert webhooks.asked_at("/sorry")[0]["ErrorUrl"] == f"{PUBLIC_URL}/gone"


def test_when_the_fallback_fails_too_the_call_ends():
    leg, webhooks = call({"/voice": ("500 Oh", XML, b"")}, voice_fallback_url=f"{PUBLIC_URL}/sorry")
    assert len(webhooks.asked_at("/sorry")) == 1
    assert "application error" in leg.heard[-1].text
    assert leg.is_over


def test_a_fallback_without_voice_address_cannot_be_set():
    company, _ = company_with({})
    with pytest.raises(ValueError, match="21405"):
        company.register_number("+493023125001", voice_fallback_url=f"{PUBLIC_URL}/sorry")


def test_http_redirects_are_followed_by_get():
    leg, webhooks = call({"/voice": ("302 Found", [("Location", "/moved")], b""), "/moved": "<Say>Here</Say>"})
    assert leg.heard[0].text == "Here"
    assert webhooks.asked[1].method == "GET"
    assert webhooks.asked[1].form["CallSid"] == leg.sid


def test_a_permanent_redirect_keeps_the_post():
    _, webhooks = call({"/voice": ("308 Moved", [("Location", "/moved")], b""), "/moved": "<Hangup/>"})
    assert webhooks.asked[1].method == "POST"


def test_after_ten_redirects_it_is_trouble():
    leg, webhooks = call({"/voice": ("302 Found", [("Location", "/voice")], b"")})
    assert leg.company.alerts[0].code == 11215
    assert len(webhooks.asked) == 11


def test_cookies_are_kept_for_the_call_and_not_for_the_next():
    company, webhooks = company_with(
        {
            "/voice": (
                "200 OK", [*XML, ("Set-Cookie", "seen=1; Path=/")], b"<Response><Redirect>/b</Redirect></Response>",
            ),
            "/b": "<Hangup/>",
        }
    )  # fmt: skip
    company.call(from_=CALLER, to=NUMBER)
    company.call(from_=CALLER, to=NUMBER)
    assert [asked.environ.get("HTTP_COOKIE") for asked in webhooks.asked] == [None, "seen=1", None, "seen=1"]


def test_a_refused_connection_is_tried_once_more_by_default():
    company, _ = company_with({"/voice": "<Say>Hello</Say>"})
    company.faults.order("refuse_connection")
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.listen()
    assert leg.heard[0].text == "Hello"


def test_a_server_error_is_not_tried_again_by_default():
    _, webhooks = call({"/voice": ("500 Oh", XML, b"")})
    assert len(webhooks.asked_at("/voice")) == 1


def test_the_fragment_orders_retries_with_one_token_and_is_neither_sent_nor_signed():
    turns = iter([("500 Oh", XML, b""), ("503 Oh", XML, b""), ("200 OK", XML, GOOD)])
    company, webhooks = company_with({"/next": lambda _: next(turns)})
    company.register_number("+493023125001", voice_url=f"{PUBLIC_URL}/next?a=1#rc=2&rp=ct,5xx&e=dublin")
    leg = company.call(from_=CALLER, to="+493023125001")
    leg.listen()
    assert leg.heard[0].text == "Hello"
    assert len({asked.environ["HTTP_I_TWILIO_IDEMPOTENCY_TOKEN"] for asked in webhooks.asked}) == 1
    assert {asked.environ["RAW_URI"] for asked in webhooks.asked} == {"/next?a=1"}


def test_two_deliveries_have_two_tokens():
    _, webhooks = call({"/voice": "<Redirect>/b</Redirect>", "/b": "<Hangup/>"})
    assert len({asked.environ["HTTP_I_TWILIO_IDEMPOTENCY_TOKEN"] for asked in webhooks.asked}) == 2


@pytest.mark.parametrize("fragment", ["rc=6", "ct=99", "rt=15001", "rp=sometimes", "e=berlin", "x=1", "sni=maybe"])
def test_overrides_out_of_range_are_refused(fragment):
    company, _ = company_with({})
    company.register_number("+493023125001", voice_url=f"{PUBLIC_URL}/next#{fragment}")
    company.call(from_=CALLER, to="+493023125001").listen()
    assert company.alerts[0].code == 11100


def test_credentials_in_an_address_are_sent_as_basic():
    company, webhooks = company_with({"/next": "<Hangup/>"})
    company.register_number("+493023125001", voice_url=f"{PUBLIC_URL.replace('//', '//anna:geheim@')}/next")
    company.sender.send = plain(company.sender.send)
    company.call(from_=CALLER, to="+493023125001")
    assert webhooks.asked[0].environ["HTTP_AUTHORIZATION"] == "Basic YW5uYTpnZWhlaW0="


def plain(send):
    """Nothing of the credentials may be left in the address that is asked."""

    def checked(request):
        assert "@" not in request.url
        return send(request)

    return checked


def test_what_went_out_is_on_record():
    leg, _ = call({"/voice": "<Say>Hello</Say>"})
    (sent,) = leg.company.webhooks_sent
    assert (sent.purpose, sent.method, sent.url, sent.outcome) == ("incoming", "POST", f"{PUBLIC_URL}/voice", 200)
    assert sent.params["From"] == CALLER
    assert leg.documents[0][0] == f"{PUBLIC_URL}/voice"


def test_a_document_that_leads_to_itself_for_ever_ends_the_call():
    leg, webhooks = call({"/voice": "<Redirect/>"})
    assert leg.is_over
    assert len(webhooks.asked) == 100
