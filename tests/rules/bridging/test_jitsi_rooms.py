"""A room of Jitsi is the same room however it is written, and another one in another place."""

from dialin.rules.bridging.jitsi_rooms import read_room
from tests.every import every


@every(
    "written",
    [
        "https://meet.example.org/Digitaltag",
        " https://meet.example.org/digitaltag/ ",
        "http://MEET.example.org/Digitaltag#config.startSilent=true",
        "https://meet.example.org/Digitaltag?jwt=x",
        "digitaltag@conference.meet.example.org",
        "Digitaltag@Conference.Meet.Example.Org",
    ],
)
def test_one_room_is_written_in_many_ways(written):
    assert read_room(written) == "digitaltag@conference.meet.example.org"


@every(
    ("written", "room"),
    [
        ("https://meet.example.org/stadt/Rat", "rat@conference.stadt.meet.example.org"),
        ("[stadt]rat@conference.meet.example.org", "rat@conference.stadt.meet.example.org"),
        ("rat@conference.stadt.meet.example.org", "rat@conference.stadt.meet.example.org"),
        ("https://meet.example.org/Bürger Dialog", "b%C3%BCrger%20dialog@conference.meet.example.org"),
        ("https://meet.example.org/B%C3%BCrger%20Dialog", "b%C3%BCrger%20dialog@conference.meet.example.org"),
        ("rat@muc.meet.example.org", "rat@muc.meet.example.org"),
    ],
)
def test_tenants_and_letters_beyond_ascii_come_out_as_jitsi_names_them(written, room):
    assert read_room(written) == room
    assert read_room(room) == room


@every(
    "written",
    [
        "", "Digitaltag", "@conference.meet.example.org", "rat@", "https://meet.example.org", "https://meet.example.org/",
        "https://", "ftp://meet.example.org/rat", "https://a/b/c/d", "rat@con ference.org", "rat@x\n.org", "https://[/rat",
        "x" * 251 + "@conference.meet.example.org", "rat\0@conference.meet.example.org",
    ],
)  # fmt: skip
def test_what_names_no_room_with_its_server_is_none(written):
    assert read_room(written) is None
