"""How long texts take, and what is heard of their markup."""

import pytest

from dialin.rehearsal.twiml.documents import read_document
from dialin.rehearsal.twiml.speech import is_too_long, spoken
from tests.rehearsal.webhooks import document

VOICE = 'voice="Polly.Vicki-Neural" language="de-DE"'


def sound(inside: str, *, loop: str = "") -> object:
    return spoken(read_document(document(f"<Say {VOICE} {loop}>{inside}</Say>")).verbs[0])


def test_fourteen_characters_take_a_second():
    assert sound("vierzehn Zeich").seconds == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("mark", "seconds"),
    [('time="500ms"', 0.5), ('time="2s"', 2.0), ('time="1.5s"', 1.5), ('strength="none"', 0.0), ("", 0.4)],
)
def test_breaks_are_exact(mark, seconds):
    assert sound(f"<break {mark}/>").seconds == pytest.approx(seconds)


def test_a_slower_voice_takes_longer():
    assert sound('<prosody rate="50%">vierzehn Zeich</prosody>').seconds == pytest.approx(2.0)


def test_digits_are_heard_one_by_one():
    heard = sound('Ihre PIN: <say-as interpret-as="digits">748 215</say-as>')
    assert heard.text == "Ihre PIN: 7 4 8 2 1 5"


def test_an_alias_is_heard_instead_of_its_text():
    assert sound('<sub alias="und so weiter">usw.</sub>').text == "und so weiter"


def test_words_in_another_language_are_read_on_within_their_sentence():
    heard = sound('The event <lang xml:lang="en-GB">Open &amp; Free</lang>, <prosody rate="50%">at six</prosody>')
    assert heard.text == "The event Open & Free, at six"
    assert heard.seconds == pytest.approx((len("The event Open & Free,") + 2 * len("at six")) / 14)


def test_loops_repeat():
    assert sound("ja", loop='loop="3"').text == "ja ja ja"


def test_loop_zero_repeats_a_thousand_times():
    assert sound("vierzehn Zeich", loop='loop="0"').seconds == pytest.approx(1000)


def test_language_and_voice_are_kept():
    assert (sound("ja").language, sound("ja").voice) == ("de-DE", "Polly.Vicki-Neural")


@pytest.mark.parametrize(
    ("voice", "longest"),
    [("man", 4096), ("Polly.Vicki", 3000), ("Google.de-DE-Wavenet-A", 5000)],
)
def test_each_kind_of_voice_has_its_longest_text(voice, longest):
    def verb(text: str):
        body = f'<Say voice="{voice}" language="de-DE">{text}</Say>'
        return read_document(document(body)).verbs[0]

    assert not is_too_long(verb("x" * longest))
    assert is_too_long(verb("x" * (longest + 1)))
