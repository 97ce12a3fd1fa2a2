"""`dialin bridge read` and `--invitation`: what an invitation says, and an event that is reached by it."""

import json
from pathlib import Path

from tests.cli.running import create_event, refusal, run

TEAMS = "Microsoft Teams\nPer Telefon einwählen\n+49 30 23125600,,512340987# Germany\n+1 212 5550123,,512340987# US\n"
TWO = TEAMS + "\n_____________\n\n" + TEAMS.replace("340", "777")
LINK = "Microsoft Teams\nTeilnehmen: https://teams.microsoft.com/meet/3651234567?p=x\n"
SIP = "Webex\nhttps://stadt.webex.com/stadt/j.php?MTID=m1\nVideogerät: 27312345678@stadt.webex.com\n"
NAMES = ["platform", "number", "digits", "sip", "alternatives", "doubts"]


def saved(folder: Path, text: str) -> str:
    (folder / "invitation.txt").write_text(text, encoding="utf-8")
    return str(folder / "invitation.txt")


def test_an_invitation_is_read_from_a_file_and_from_standard_input(tmp_path: Path) -> None:
    read = run("bridge", "read", saved(tmp_path, TEAMS), "--json").json
    assert list(read) == NAMES
    assert (read["platform"], read["number"], read["digits"]) == ("teams", "+493023125600", ["WWWW512340987#"])
    assert [other["number"] for other in read["alternatives"]] == ["+12125550123"]
    assert (read["sip"], read["doubts"]) == (None, [])
    assert run("bridge", "read", "-", "--json", stdin=TEAMS).json == read


def test_people_read_what_would_be_dialled_why_and_what_is_doubtful() -> None:
    shown = run("bridge", "read", "-", stdin=TEAMS).out
    for words in ("Microsoft Teams", "030 23125600", "WWWW512340987#", "a German landline", "+1 212 5550123", "abroad"):
        assert words in shown
    assert "doubtful  It gives no telephone number" in run("bridge", "read", "-", stdin=LINK).out


def test_no_number_and_two_meetings_are_answers_too() -> None:
    none, two = (json.loads(run("bridge", "read", "-", "--json", stdin=text).out) for text in (LINK, TWO))
    assert (none["number"], none["digits"], len(none["doubts"])) == (None, None, 1)
    assert (two["number"], len(two["alternatives"]), len(two["doubts"])) == (None, 2, 1)


def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(run("bridge", "read", str(tmp_path / "nowhere.txt")))
    assert "cannot be read" in refusal(run("bridge", "read", str(tmp_path)))
    assert "empty" in refusal(run("bridge", "read", "-", stdin=" "))
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert "a PDF" in refusal(run("bridge", "read", str(tmp_path / "a.pdf"), "--json"))


def test_an_event_is_reached_by_its_invitation(desk: str, tmp_path: Path) -> None:
    made = create_event("--invitation", saved(tmp_path, TEAMS), "--bridge-mode", "direct")
    assert (made["bridge_number"], made["bridge_digits"]) == ("+493023125600", "WWWW512340987#")
    assert (made["bridge_platform"], made["bridge_mode"], made["bridge_sip"]) == ("teams", "direct", None)
    changed = run("event", "set", "digitaltag", "--invitation", saved(tmp_path, SIP), "--json")
    assert (changed.json["bridge_number"], changed.json["bridge_digits"]) == (None, None)
    assert (changed.json["bridge_sip"], changed.json["bridge_platform"]) == ("sip:27312345678@stadt.webex.com", "webex")
    assert "Doubtful: It gives no telephone number" in changed.err


def test_an_invitation_with_nothing_to_dial_or_two_readings_changes_nothing(desk: str, tmp_path: Path) -> None:
    before = create_event("--bridge-number", "+496990009000", "--bridge-digits", "1#")
    for text, words in ((LINK, "nothing to dial"), (TWO, "more than one reading")):
        ran = run("event", "set", "digitaltag", "--invitation", saved(tmp_path, text))
        assert ran.code == 1
        assert words in ran.err.splitlines()[-1]
    both = run("event", "set", "digitaltag", "--invitation", saved(tmp_path, TEAMS), "--bridge-digits", "1#")
    assert "Give either --invitation or --bridge-digits, not both." in refusal(both)
    assert run("event", "show", "digitaltag", "--json").json == before
