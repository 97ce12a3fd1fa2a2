"""Trouble to order: each of the troubles a provider can make, as a story."""

from tests.rehearsal.webhooks import CALLER, NUMBER, PUBLIC_URL, company_with

NOTHING = ("204 No Content", [], b"")
ROOM = (
    '<Dial><Conference waitUrl="" statusCallback="/room" statusCallbackEvent="start end join leave">Saal'
    "</Conference></Dial>"
)


def company_of(voice="<Gather numDigits='1' action='/next'/>", **settings):
    return company_with(
        {"/voice": voice, "/next": "<Say>Weiter</Say><Hangup/>", "/status": NOTHING, "/room": NOTHING},
        status_callback=f"{PUBLIC_URL}/status",
        **settings,
    )


def test_a_request_is_delivered_twice_with_one_token():
    company, webhooks = company_of()
    company.faults.order("duplicate", where=lambda post: post.purpose == "gather")
    company.call(from_=CALLER, to=NUMBER).press("1")
    asked = [asked for asked in webhooks.asked if asked.path == "/next"]
    assert len(asked) == 2
    assert len({one.environ["HTTP_I_TWILIO_IDEMPOTENCY_TOKEN"] for one in asked}) == 1
    assert asked[0].form == asked[1].form


def test_a_callback_is_delivered_twice():
    company, webhooks = company_of()
    company.faults.order("duplicate", where=lambda post: post.purpose == "number-status")
    company.call(from_=CALLER, to=NUMBER).hang_up()
    assert len(webhooks.asked_at("/status")) == 2


def test_an_answer_is_lost_after_the_work_was_done():
    company, webhooks = company_of(voice_fallback_url=f"{PUBLIC_URL}/next")
    company.faults.order("lose_answer", where=lambda post: post.purpose == "incoming")
    leg = company.call(from_=CALLER, to=NUMBER)
    assert len(webhooks.asked_at("/voice")) == 1
    assert not webhooks.asked_at("/next")
    leg.wait(16)
    assert webhooks.asked_at("/next")[0]["ErrorCode"] == "11200"


def test_a_short_stall_is_only_waited_for():
    company, _ = company_of()
    company.faults.order("stall", seconds=8)
    leg = company.call(from_=CALLER, to=NUMBER)
    assert leg.waiting_for == "webhook"
    leg.wait(8.1)
    assert leg.waiting_for == "keys"


def test_a_stall_of_fifteen_seconds_is_trouble():
    company, _ = company_of()
    company.faults.order("stall", seconds=15)
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.wait(20)
    assert company.alerts[0].code == 11200
    assert "application error" in leg.transcript()


def test_a_late_completed_comes_after_its_delay():
    company, webhooks = company_of()
    company.faults.order("delay_callback", seconds=90)
    company.call(from_=CALLER, to=NUMBER).hang_up()
    company.elapse(89)
    assert not webhooks.asked_at("/status")
    company.elapse(2)
    assert webhooks.asked_at("/status")


def test_a_callback_is_lost():
    company, webhooks = company_of()
    company.faults.order("lose_callback", where=lambda post: dict(post.fields).get("CallStatus") == "completed")
    company.call(from_=CALLER, to=NUMBER).hang_up()
    company.elapse(3600)
    assert not webhooks.asked_at("/status")


def test_room_callbacks_arrive_in_another_order_and_keep_their_numbers():
    company, webhooks = company_of(ROOM)
    company.faults.order("shuffle_callback", times=None, seconds=5)
    legs = [company.call(from_=CALLER, to=NUMBER) for _ in range(4)]
    for leg in legs:
        leg.hang_up()
    company.elapse(6)
    numbers = [int(form["SequenceNumber"]) for form in webhooks.asked_at("/room")]
    assert sorted(numbers) == list(range(1, 11))
    assert numbers != sorted(numbers)


def test_a_caller_hangs_up_between_an_answer_and_the_next_request():
    company, webhooks = company_of()
    company.faults.order("hang_up", where=lambda post: post.purpose == "gather")
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.press("1")
    assert not webhooks.asked_at("/next")
    assert leg.status == "completed"
    assert webhooks.asked_at("/status")


def test_a_server_answers_with_an_error_instead_of_being_asked():
    company, webhooks = company_of()
    company.faults.order("answer", status=502)
    company.call(from_=CALLER, to=NUMBER).listen()
    assert company.alerts[0].reason == "HTTP status 502"
    assert not webhooks.asked_at("/voice")


def test_a_callback_that_fails_is_only_noted():
    company, _ = company_of()
    company.faults.order("answer", where=lambda post: post.purpose == "number-status")
    leg = company.call(from_=CALLER, to=NUMBER)
    leg.hang_up()
    assert [alert.code for alert in company.alerts] == [15003]


def test_cleared_troubles_are_over():
    company, _ = company_of()
    company.faults.order("refuse_connection", times=None)
    company.faults.clear()
    assert company.call(from_=CALLER, to=NUMBER).waiting_for == "keys"
