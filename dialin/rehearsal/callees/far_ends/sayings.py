"""What dial-ins say, in German and English, in words of our own of about the length that theirs have."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Sayings:
    """greeting names the platform in {name}."""

    greeting: str
    code: str
    participant: str
    passcode: str
    refusal: str
    farewell: str
    waits_for_host: str
    no_host: str
    in_lobby: str
    welcome: str
    alone: str
    locked: str
    ended: str


SAYINGS: Mapping[str, Sayings] = {
    "de": Sayings(
        greeting="Willkommen bei {name}.",
        code="Geben Sie Ihre Meeting-ID ein, gefolgt von der Rautetaste.",
        participant="Geben Sie Ihre Teilnehmer-ID ein, oder drücken Sie nur die Rautetaste.",
        passcode="Geben Sie den Kenncode ein, gefolgt von der Rautetaste.",
        refusal="Diese Eingabe ist ungültig.",
        farewell="Auf Wiederhören.",
        waits_for_host="Die Konferenz hat noch nicht begonnen. Bitte warten Sie auf den Gastgeber.",
        no_host="Die Konferenz hat noch nicht begonnen. Bitte rufen Sie später wieder an.",
        in_lobby="Sie sind im Wartebereich. Der Gastgeber lässt Sie gleich herein.",
        welcome="Sie nehmen jetzt an der Konferenz teil.",
        alone="Sie sind zurzeit der einzige Teilnehmer.",
        locked="Diese Konferenz ist geschlossen.",
        ended="Der Gastgeber hat die Konferenz beendet.",
    ),
    "en": Sayings(
        greeting="Welcome to {name}.",
        code="Please enter your meeting ID, followed by pound.",
        participant="Enter your participant ID followed by pound. Otherwise, just press pound.",
        passcode="Please enter the meeting passcode, followed by pound.",
        refusal="That number is not valid.",
        farewell="Goodbye.",
        waits_for_host="The meeting has not started yet. Please wait for the host.",
        no_host="The meeting has not started yet. Please call again later.",
        in_lobby="You are in the lobby. The host will let you in soon.",
        welcome="You have joined the meeting.",
        alone="You are currently the only participant.",
        locked="This meeting is locked.",
        ended="The host has ended the meeting.",
    ),
}
