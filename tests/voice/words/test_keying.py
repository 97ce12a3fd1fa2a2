"""Keys in a document, as the provider takes them."""

from twilio.twiml.voice_response import VoiceResponse

from dialin.rehearsal.twiml.documents import read_document
from dialin.rules.bridging.timing import TimedKeys
from dialin.voice.twiml.keying import append_keys


def test_each_group_follows_its_own_pause_whose_half_second_the_keys_themselves_wait() -> None:
    response = VoiceResponse()
    append_keys(response, (TimedKeys(6.0, "123#"), TimedKeys(1.5, "*4#"), TimedKeys(0.5, "5")))
    verbs = read_document(str(response).encode()).verbs
    assert [(verb.name, dict(verb.attributes)) for verb in verbs] == [
        ("Pause", {"length": "6"}),
        ("Play", {"digits": "123#"}),
        ("Pause", {"length": "1"}),
        ("Play", {"digits": "w*4#"}),
        ("Play", {"digits": "w5"}),
    ]
