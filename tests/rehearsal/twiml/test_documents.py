"""What the company reads as TwiML, and what it refuses."""

import pytest

from dialin.rehearsal.twiml.documents import read_document
from dialin.rehearsal.twiml.trouble import TwimlRefused
from tests.every import every
from tests.rehearsal.webhooks import document

GERMAN = 'voice="Polly.Vicki-Neural" language="de-DE"'
GENERATIVE = 'voice="Polly.Vicki-Generative" language="de-DE"'


def refusal(body: bytes) -> TwimlRefused:
    with pytest.raises(TwimlRefused) as caught:
        read_document(body)
    return caught.value


LEGAL = [
    "",
    f"<Say {GERMAN}>Guten Tag</Say>",
    f'<Say {GERMAN}>Ihre PIN <break time="300ms"/><say-as interpret-as="digits">748</say-as></Say>',
    f'<Say {GERMAN}><prosody rate="90%">langsam <sub alias="und so weiter">usw.</sub></prosody></Say>',
    f'<Say {GERMAN}><p><s>Eins.</s><s>Zwei.</s></p><lang xml:lang="en-GB">three</lang></Say>',
    '<Say voice="Google.de-DE-Neural2-A" language="de-DE">Guten Tag</Say>',
    "<Play>https://media.example/a.mp3</Play>",
    '<Play digits="1wW*#"/>',
    '<Pause length="3"/>',
    '<Gather input="dtmf speech" numDigits="6" finishOnKey="" timeout="7" speechTimeout="auto"><Pause/></Gather>',
    '<Gather input="speech" speechModel="default" speechTimeout="2"/>',
    '<Gather actionOnEmptyResult="true" hints="eins,zwei" action="/next?turn=2" method="GET"/>',
    '<Record action="/a" timeout="0" finishOnKey="1#" recordingStatusCallbackEvent="completed absent"/>',
    "<Dial>+493023125001</Dial>",
    '<Dial hangupOnStar="true" action="/menu"><Conference beep="onEnter" waitUrl="">A room</Conference></Dial>',
    '<Dial sequential="true"><Number sendDigits="wW12#">+493023125001</Number><Number>112</Number></Dial>',
    "<Dial><Sip>sip:room@bridge.example;transport=tls;region=ie1?X-Pin=1&amp;X-Name=a</Sip></Dial>",
    "<Redirect/>",
    '<Redirect method="GET">/again</Redirect>',
    '<Reject reason="busy"/>',
    "<Hangup/>",
    "<!-- a comment --><Hangup/>",
]


@every("verbs", LEGAL)
def test_legal_documents_are_read(verbs):
    read_document(document(verbs))


@every(
    ("body", "code"),
    [
        (b"", 12100),
        (b"<Response>", 12100),
        (b'\n<?xml version="1.0"?><Response/>', 12100),
        (b' <?xml version="1.0"?><Response/>', 12100),
        (b"<response/>", 12100),
        (b"<html><body/></html>", 12100),
        (b"<Response><Say>\x00</Say></Response>", 12100),
        (b'<!DOCTYPE Response [<!ENTITY a "b">]><Response><Say>&a;</Say></Response>', 12100),
        (b"<Response>" + b" " * 65536 + b"</Response>", 11750),
    ],
)
def test_what_is_no_document_is_refused(body, code):
    assert refusal(body).code == code


@every(
    "verbs",
    [
        "<say>lower case</say>",
        "<Shout>unknown</Shout>",
        "<Number>+493023125001</Number>",
        "<Gather><Dial>+493023125001</Dial></Gather>",
        "<Gather><Gather/></Gather>",
        "<Say><Pause/></Say>",
        "<Dial><Say>no</Say></Dial>",
        "words between verbs",
        "<Pause>words</Pause>",
    ],
)
def test_wrong_elements_and_places_are_refused(verbs):
    assert refusal(document(verbs)).code in (12100, 12200)


@every("verb", ["Enqueue", "Queue", "Leave", "Connect", "Start", "Sms", "Pay", "Refer"])
def test_verbs_that_are_not_carried_are_refused_by_name(verb):
    assert f"<{verb}> is not carried by this company" in refusal(document(f"<{verb}/>")).reason


@every(
    "verbs",
    [
        '<Gather timeout="0"/>',
        '<Gather timeout="five"/>',
        '<Gather numDigits="0"/>',
        '<Gather finishOnKey="12"/>',
        '<Gather finishOnKey="x"/>',
        '<Gather input="keys"/>',
        '<Gather numdigits="1"/>',
        '<Gather method="PUT"/>',
        '<Gather actionOnEmptyResult="yes"/>',
        '<Gather action="https://under_score.example/x"/>',
        '<Gather action="/with blank"/>',
        '<Gather language="de_DE"/>',
        f'<Gather hints="{"x" * 101}"/>',
        f'<Gather hints="{",".join("x" * 501)}"/>',
        '<Gather speechModel="default" speechTimeout="auto"/>',
        '<Gather speechModel="default"/>',
        '<Gather><Play digits="1"/></Gather>',
        '<Say language="de_DE">x</Say>',
        '<Say voice="Vicki">x</Say>',
        '<Say voice="Polly.Vicki" language="en-US">x</Say>',
        '<Say voice="Google.de-DE-Wavenet-A" language="en-US">x</Say>',
        '<Say loop="-1">x</Say>',
        '<Say>basic voice <break time="1s"/></Say>',
        f'<Say {GERMAN}><break time="1 second"/></Say>',
        f'<Say {GERMAN}><emphasis level="strong">neural</emphasis></Say>',
        f'<Say {GENERATIVE}>am <lang xml:lang="en-GB">Open Day</lang></Say>',
        f'<Say {GENERATIVE}><prosody rate="80%"><lang xml:lang="en-GB">Open Day</lang> ist</prosody></Say>',
        f'<Say {GERMAN}><say-as interpret-as="pin">1</say-as></Say>',
        "<Play/>",
        '<Play digits="1">/a.mp3</Play>',
        '<Play digits="1x"/>',
        '<Pause length="0"/>',
        '<Record maxLength="20000"/>',
        "<Record><Say>x</Say></Record>",
        "<Dial/>",
        '<Dial timeout="4">+493023125001</Dial>',
        '<Dial timeout="601">+493023125001</Dial>',
        "<Dial>none</Dial>",
        "<Dial><Conference>a</Conference><Number>+493023125001</Number></Dial>",
        "<Dial>" + "<Number>+493023125001</Number>" * 11 + "</Dial>",
        '<Dial><Number sendDigits="12,34">+493023125001</Number></Dial>',
        "<Dial><Number statusCallbackEvent=\"['initiated', 'answered']\">+493023125001</Number></Dial>",
        "<Dial><Conference/></Dial>",
        '<Dial><Conference maxParticipants="251">a</Conference></Dial>',
        '<Dial><Conference participantLabel="a b">a</Conference></Dial>',
        '<Dial><Conference statusCallbackEvent="joined">a</Conference></Dial>',
        "<Dial><Sip>room@bridge.example</Sip></Dial>",
        f"<Dial><Sip>sip:{'a' * 250}@bridge.example</Sip></Dial>",
        f"<Dial><Sip>sip:a@bridge.example?X-A={'a' * 1024}</Sip></Dial>",
        "<Dial><Sip>sip:a@bridge.example?Subject=no</Sip></Dial>",
        '<Reject reason="away"/>',
        '<Hangup now="true"/>',
    ],
)
def test_illegal_attributes_and_values_are_refused(verbs):
    refusal(document(verbs))


def test_the_neural_voice_and_the_emphasis_rule_do_not_refuse_a_standard_voice():
    read_document(document('<Say voice="Polly.Vicki" language="de-DE"><emphasis level="strong">x</emphasis></Say>'))


def test_a_generative_voice_reads_a_whole_sentence_in_another_language():
    read_document(document(f'<Say {GENERATIVE}><lang xml:lang="en-GB">Open Day.</lang><break time="1s"/></Say>'))
