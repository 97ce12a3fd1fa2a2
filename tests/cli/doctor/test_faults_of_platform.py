"""A platform that would say nothing on the evening is a complaint, with its mend."""

from dialin.actions.events.change_event import change_event
from tests.cli.doctor.test_faults_here import the_complaint
from tests.cli.doctor.towns import Town, document, examined
from tests.cli.running import run
from tests.conferences.stand_in import SECRET, Meeting, StandIn, standing_in


def name_platform(server: StandIn, secret: str = SECRET) -> None:
    asked = ("--bridge-platform", "bigbluebutton", "--bridge-meeting", "rat", "--bridge-api", server.address)
    assert run("event", "set", "digitaltag", *asked, "--bridge-secret", secret).code == 0


def line() -> dict[str, object]:
    ran = run("doctor", "--json")
    assert SECRET not in ran.out
    (found,) = [one for one in document(ran)["checks"] if one["name"] == "platform"]
    return found


def test_a_platform_that_answers_is_told_with_what_it_says(town: Town) -> None:
    with standing_in(meetings=[Meeting("rat")]) as server:
        name_platform(server)
        assert line()["says"] == "digitaltag: it answers, its code is known, and its meeting has 0 participants."
        server.meetings = []
        assert examined() == []  # it is made when somebody opens it
        assert "Open the meeting once" in str(line()["mend"])


def test_a_wrong_secret_address_or_name_is_one_complaint(town: Town) -> None:
    with standing_in(meetings=[Meeting("1", "rat"), Meeting("2", "rat")]) as server:
        name_platform(server, "falsch")
        name, says, mend = the_complaint()
        assert (name, says) == ("platform", "digitaltag: BigBlueButton does not know the secret.")
        assert "dialin event set digitaltag --bridge-secret -" in mend
        name_platform(server)
        assert "--bridge-meeting ID" in the_complaint()[2]
        server.instead = (301, {"Location": "https://elsewhere.example"}, b"")
        assert "--bridge-api" in the_complaint()[2]
    assert "server runs" in the_complaint()[2]


def test_an_event_that_its_platform_alone_says_how_to_dial_has_a_way_in(town: Town) -> None:
    with standing_in(meetings=[Meeting("rat")]) as server:
        name_platform(server)
        with town.services.acting("test") as act:
            change_event(act, 1, {"bridge": {"number": None, "digits": None}})
            act.connection.exec_driver_sql("UPDATE event SET platform_number = '+493023125444'")
        assert examined() == []
