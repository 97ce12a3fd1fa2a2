"""The house's documents, written as each provider takes them."""

import pytest

from dialin.provider.dialects.documents import HEAD, bare, written_for
from dialin.provider.dialects.signalwire import SIGNALWIRE
from dialin.provider.dialects.telnyx import TELNYX
from dialin.provider.dialects.twilio import TWILIO
from dialin.rehearsal.twiml.documents import read_document
from dialin.rehearsal.wire.signalwire import SIGNALWIRE as SPOKEN_BY_SIGNALWIRE
from dialin.rehearsal.wire.telnyx import TELNYX as SPOKEN_BY_TELNYX
from tests.every import every

ADDRESS = "https://dialin.example/voice/turn/3?lang=de"
OVERRIDES = "#rc=2&amp;rt=4500&amp;rp=ct,rt,5xx"
SAY = '<Say voice="Polly.Vicki-Neural" language="de-DE">'


def silence(milliseconds: int) -> str:
    return f"https://dialin.example/voice/sounds/silence/{milliseconds}.wav"


def at(dialect: object, verbs: str) -> str:
    return written_for(dialect.markup, f"{HEAD}<Response>{verbs}</Response>", silence=silence)  # type: ignore[attr-defined]


def verbs_at(dialect: object, verbs: str) -> str:
    return at(dialect, verbs).removeprefix(f"{HEAD}<Response>").removesuffix("</Response>")


def played(milliseconds: int) -> str:
    return f"<Play>{silence(milliseconds)}</Play>"


def test_for_twilio_nothing_is_touched() -> None:
    document = f"{HEAD}<Response>{SAY}Guten  <break time='1s'/> Tag</Say></Response>"
    assert written_for(TWILIO.markup, document, silence=silence) is document


@every("dialect", [SIGNALWIRE, TELNYX])
def test_connection_overrides_are_nobody_elses(dialect: object) -> None:
    verbs = f'<Gather action="{ADDRESS}{OVERRIDES}"/><Redirect>{ADDRESS}{OVERRIDES}</Redirect>'
    assert "#" not in at(dialect, verbs)
    assert at(dialect, verbs).count(ADDRESS) >= 2
    assert bare("https://dialin.example/#about") == "https://dialin.example/#about"


@every("dialect", [SIGNALWIRE, TELNYX])
def test_a_room_has_no_region_elsewhere(dialect: object) -> None:
    verbs = '<Dial hangupOnStar="true"><Conference muted="true" region="ie1">dialin-1</Conference></Dial>'
    assert verbs_at(dialect, verbs) == '<Dial hangupOnStar="true"><Conference muted="true">dialin-1</Conference></Dial>'


def test_signalwire_keeps_marks_of_speech_and_pauses() -> None:
    verbs = f'{SAY}Guten Tag.<break time="600ms" /><prosody rate="80%">Hier.</prosody></Say><Pause length="300" />'
    assert verbs_at(SIGNALWIRE, verbs) == verbs


@every(
    ("words", "said"),
    [
        ("Guten Tag.", f"{SAY}Guten Tag.</Say>"),
        ('Guten Tag.<break time="600ms"/>Hier.', f"{SAY}Guten Tag.</Say>{played(600)}{SAY}Hier.</Say>"),
        ('A<break time="1.5s"/><break time="20ms"/>B', f"{SAY}A</Say>{played(1500)}{SAY}B</Say>"),
        ('Der <lang xml:lang="en-GB">Town Hall</lang> Abend.', f"{SAY}Der Town Hall Abend.</Say>"),
        ("Müller &amp; Söhne &lt;1&gt;", f"{SAY}Müller &amp; Söhne &lt;1&gt;</Say>"),
        ('<break time="2s"/>', played(2000)),
    ],
)
def test_for_telnyx_rests_are_sounds_and_marks_are_left_out(words: str, said: str) -> None:
    assert verbs_at(TELNYX, f"{SAY}{words}</Say>") == said


def test_slower_speech_is_an_attribute_at_telnyx() -> None:
    said = verbs_at(TELNYX, f'{SAY}<prosody rate="80%">Noch einmal.</prosody></Say>')
    assert said == f'{SAY[:-1]} voiceSpeed="0.8">Noch einmal.</Say>'


def test_at_telnyx_silence_leads_to_the_same_turn_and_pauses_stay_interruptible() -> None:
    inside = f'<Pause length="3" />{SAY}Ja?</Say>'
    verbs = f'<Gather input="dtmf" action="{ADDRESS}" actionOnEmptyResult="true">{inside}</Gather>'
    assert verbs_at(TELNYX, verbs) == (
        f'<Gather input="dtmf" action="{ADDRESS}"><Play loop="3">{silence(1000)}</Play>{SAY}Ja?</Say></Gather>'
        f"<Redirect>{ADDRESS}</Redirect>"
    )


def test_at_telnyx_a_long_pause_is_several() -> None:
    assert verbs_at(TELNYX, '<Pause length="400" />') == (
        '<Pause length="180" /><Pause length="180" /><Pause length="40" />'
    )


def test_at_telnyx_a_second_between_keys_is_two_halves() -> None:
    assert verbs_at(TELNYX, '<Play digits="WW123#w4" />') == '<Play digits="wwww123#w4" />'
    verbs = '<Dial><Number sendDigits="W1">+496990009001</Number></Dial>'
    assert 'sendDigits="ww1"' in at(TELNYX, verbs)


def test_at_telnyx_a_recording_is_one_channel_and_wav() -> None:
    verbs = f'<Record action="{ADDRESS}" recordingStatusCallbackEvent="completed absent" trim="trim-silence" />'
    written = verbs_at(TELNYX, verbs)
    assert all(part in written for part in ('channels="single"', 'format="wav"', 'CallbackEvent="completed"'))


@pytest.mark.parametrize("theirs", [(SIGNALWIRE, SPOKEN_BY_SIGNALWIRE), (TELNYX, SPOKEN_BY_TELNYX)])
def test_what_is_written_is_what_they_take(theirs: tuple[object, object]) -> None:
    dialect, spoken = theirs
    verbs = (
        f'<Gather input="dtmf speech" action="{ADDRESS}{OVERRIDES}" numDigits="6" finishOnKey="" timeout="4" '
        'actionOnEmptyResult="true" language="de-DE" speechTimeout="2" profanityFilter="false"><Pause length="1"/>'
        f'{SAY}Guten Tag.<break time="300ms"/><lang xml:lang="en-GB">Hello</lang></Say><Pause length="5"/></Gather>'
    )
    read_document(at(dialect, verbs).encode(), spoken.elements)  # type: ignore[attr-defined]
