from datetime import datetime

from tests.cli.running import BRIDGE, NUMBER, OFFICE, add_attendee, create_event, refusal, run
from tests.every import every

ISO_IN_BERLIN = r"\d{4}-\d\d-\d\dT18:00:00\+0[12]:00"


def test_an_event_is_created_shown_listed_and_ended(desk_on_each):
    made = create_event()
    assert run("event", "show", "digitaltag", "--json").json == made
    assert run("event", "list", "--json").json == [made]
    assert made["seats"] == 2
    assert made["number"] == NUMBER
    assert made["phase"] == "registration"
    assert run("event", "end", "digitaltag", "--json").json["phase"] == "over"
    assert "has already ended" in refusal(run("event", "end", "digitaltag"))


def test_times_without_an_offset_are_in_the_events_zone_and_come_back_with_it(desk):
    starts = datetime.fromisoformat(create_event()["starts"])
    assert (starts.hour, starts.minute) == (18, 0)
    assert starts.utcoffset() is not None
    zone = create_event("--timezone", "Asia/Tokyo", slug="tokyo")
    assert zone["starts"].endswith("T18:00:00+09:00")


def test_defaults_are_those_of_the_handbook(desk):
    made = create_event()
    expected = {"doors_minutes": 15, "grace_minutes": 10, "no_show_minutes": 15, "pin_length": 6, "language": "de"}
    assert {name: made[name] for name in expected} == expected


def test_every_bridge_option_is_kept(desk):
    sip = create_event(
        "--bridge-sip", "sip:123@video.example", "--bridge-header", "X-Meeting=1 2", "--bridge-header", "X-Pin=3",
        "--bridge-mode", "direct",
    )  # fmt: skip
    assert sip["bridge_sip"] == "sip:123@video.example"
    assert [list(header) for header in sip["bridge_headers"]] == [["X-Meeting", "1 2"], ["X-Pin", "3"]]
    assert sip["bridge_mode"] == "direct"
    by_number = create_event("--bridge-number", BRIDGE, "--bridge-digits", "w1234567#", slug="zwei")
    assert (by_number["bridge_number"], by_number["bridge_digits"]) == (BRIDGE, "w1234567#")
    assert by_number["bridge_mode"] == "room"


def test_naming_another_way_in_takes_the_place_of_the_first(desk):
    create_event("--bridge-number", BRIDGE, "--bridge-digits", "1#")
    changed = run("event", "set", "digitaltag", "--bridge-sip", "sip:1@video.example", "--json").json
    assert (changed["bridge_number"], changed["bridge_digits"]) == (None, None)
    back = run("event", "set", "digitaltag", "--bridge-number", BRIDGE, "--json").json
    assert (back["bridge_sip"], back["bridge_number"]) == (None, BRIDGE)


def test_more_seats_let_the_waiting_list_move_up(desk_on_each):
    create_event(seats=1)
    add_attendee("Erna", "030 23125010")
    assert add_attendee("Karl", "030 23125011")["status"] == "waiting"
    assert run("event", "set", "digitaltag", "--seats", "2", "--json").json["seats"] == 2
    assert [row["status"] for row in run("attendee", "list", "--event", "digitaltag", "--json").json] == ["seated"] * 2
    assert run("event", "set", "digitaltag", "--seats", "1").code == 1
    assert run("seats", "--event", "digitaltag", "--json").json["seats"] == 2


def test_a_limit_of_callers_put_through_belongs_to_direct_mode(desk):
    assert create_event()["most_lines"] is None
    assert "Choose one line each" in refusal(run("event", "set", "digitaltag", "--most-lines", "3"))
    direct = run("event", "set", "digitaltag", "--bridge-mode", "direct", "--most-lines", "3", "--json").json
    assert direct == run("event", "show", "digitaltag", "--json").json
    assert direct["most_lines"] == 3
    assert run("event", "set", "digitaltag", "--most-lines", "", "--json").json["most_lines"] is None
    run("event", "set", "digitaltag", "--most-lines", "2")
    assert run("event", "set", "digitaltag", "--bridge-mode", "room", "--json").json["most_lines"] is None


def test_an_empty_text_takes_a_number_away(desk):
    assert create_event()["office"] == OFFICE
    assert run("event", "set", "digitaltag", "--office", "", "--json").json["office"] is None


@every(
    ("more", "says"),
    [
        (("--starts", "2020-01-01T18:00"), "past"),
        (("--registration-closes", "2999-01-01T18:00"), "deadline lies after the start"),
        (("--seats", "0"), "number of telephone seats"),
        (("--timezone", "Europe/Berlni"), "Europe/Berlni is unknown"),
        (("--number", "12"), "12"),
        (("--language", "xx"), "no prompts"),
        (("--bridge-number", BRIDGE, "--bridge-sip", "sip:1@video.example"), "not both"),
        (("--bridge-number", BRIDGE, "--bridge-digits", "x1"), "Write the keys"),
        (("--bridge-sip", "sip:1@video.example", "--bridge-header", "Meeting=1"), "Begin its name with X-"),
        (("--starts", "tomorrow"), "Write the start"),
    ],
)
def test_what_would_fail_on_the_evening_is_refused_in_one_line_and_leaves_nothing(desk, more, says):
    words = ("event", "create", "--slug", "d", "--title", "T", "--starts", "2090-06-19T18:00", "--timezone",
             "Europe/Berlin", "--registration-closes", "2090-06-16T23:59", "--seats", "2", *more)  # fmt: skip
    assert says in refusal(run(*words))
    assert run("event", "list", "--json").json == []


def test_a_refused_change_leaves_everything_as_it_was(desk):
    made = create_event()
    assert "number of telephone seats" in refusal(run("event", "set", "digitaltag", "--title", "Neu", "--seats", "0"))
    assert run("event", "show", "digitaltag", "--json").json == made


def test_a_second_event_by_the_same_name_is_refused(desk):
    create_event()
    ran = run("event", "create", "--slug", "digitaltag", "--title", "T", "--starts", "2090-06-19T18:00", "--timezone",
              "Europe/Berlin", "--registration-closes", "2090-06-16T23:59", "--seats", "2")  # fmt: skip
    assert "is taken by another event" in refusal(ran)


@every("command", [("event", "show", "x"), ("event", "end", "x"), ("seats", "--event", "x")])
def test_an_unknown_event_is_named_with_where_to_look(desk, command):
    assert refusal(run(*command)) == "There is no event x. See: dialin event list"


@every(
    "words",
    [
        ("event", "create", "--slug", "d"),
        ("event", "set", "digitaltag"),
        ("event", "set", "digitaltag", "--pin-length", "7"),
        ("event", "bogus"),
        ("bogus",),
    ],
)
def test_wrong_usage_ends_with_two(desk, words):
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage:" in ran.err


def test_people_get_a_table(desk):
    create_event()
    listed = run("event", "list")
    assert listed.out.splitlines()[0].split()[:2] == ["slug", "title"]
    assert "digitaltag" in listed.out
    assert "Europe/Berlin" in run("event", "show", "digitaltag").out


ASKED = (
    "--bridge-platform", "bigbluebutton", "--bridge-api", "https://bbb.example.org", "--bridge-meeting", "rat",
)  # fmt: skip


def test_the_secret_of_a_platform_is_read_from_standard_input_and_never_shown_again(desk):
    create_event()
    run("event", "set", "digitaltag", *ASKED, "--bridge-secret", "-", stdin="geheim123\n")
    shown = run("event", "show", "digitaltag", "--json")
    assert shown.json["bridge_secret"] == "•••"
    assert "geheim123" not in shown.out
    changed = run("event", "set", "digitaltag", "--title", "Rat", "--json")
    assert changed.json["bridge_secret"] == "•••"


def test_a_secret_does_not_go_to_a_server_that_it_was_not_written_for(desk):
    create_event(*ASKED, "--bridge-secret", "geheim123")
    elsewhere = ("event", "set", "digitaltag", "--bridge-api", "https://evil.example")
    assert "secret of this BigBlueButton" in refusal(run(*elsewhere))
    kept = run("event", "set", "digitaltag", "--bridge-api", "https://bbb.example.org/bigbluebutton/api", "--json").json
    assert kept["bridge_secret"] == "•••"
    assert run(*elsewhere, "--bridge-secret", "anders", "--json").json["bridge_api"] == "https://evil.example"
