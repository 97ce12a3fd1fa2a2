"""What people answer to a call of the city's: by key, and in the few words that they say."""

from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.words.heard import Answered, Keys, LeftRoom, Recorded, Resumed, Silence, Speech
from tests.every import every

SAID = {
    Reply.YES: ("Ja", "ja, hallo?", "Jawohl!", "Am Apparat.", "Ja, das bin ich", "Gerne", "Ja, warum nicht?", "yes",
                "Yes please", "speaking"),
    Reply.NO: ("Nein", "Nee, danke", "Das geht leider nicht", "Sie ist nicht da", "Ja, aber heute nicht", "no",
               "Not today", "I can't"),
    Reply.WRONG: ("Nein, da sind Sie falsch verbunden.", "Falsche Nummer", "Wohnt nicht hier",
                  "Die wohnt hier nicht mehr", "Die kenne ich nicht", "Wrong number",
                  "She does not live here", "Not here"),
    Reply.NO_CALLS: ("Nicht mehr anrufen", "Bitte rufen Sie hier nicht mehr an", "Ich will keine Anrufe",
                     "No more calls", "Please stop calling", "Don't call me again"),
    Reply.WAIT: ("Moment", "Ja, einen Augenblick bitte", "Ich hole ihn", "Warten Sie", "Hold on", "One moment, please"),
    Reply.AGAIN: ("Wie bitte?", "Noch einmal", "Nochmal bitte", "Das habe ich nicht verstanden", "Ich höre Sie nicht",
                  "Again, please", "I can't hear you"),
    Reply.HELP: ("Hilfe", "Ich möchte einen Menschen", "Help", "A person, please"),
    Reply.UNCLEAR: ("Schmidt", "Wer ist da?", "Ich weiß nicht", "I don't know", ""),
    Reply.NOISE: (
        "Guten Tag, wir sind gerade nicht zu Hause, bitte sprechen Sie nach dem Ton",
        "Ja, hallo, hier ist der Anrufbeantworter der Familie Müller",
        "und nun das Wetter für morgen im ganzen Land",
    ),
}  # fmt: skip


@every(("meaning", "words"), [(meaning, words) for meaning, some in SAID.items() for words in some])
def test_short_words_are_understood_and_many_are_a_machines(meaning: Reply, words: str) -> None:
    assert reply_of(Speech(words)) is meaning


@every(
    ("pressed", "meaning"),
    [("1", Reply.YES), ("11", Reply.YES), ("2", Reply.NO), ("3", Reply.WRONG), ("9", Reply.NO_CALLS),
     ("7", Reply.UNCLEAR), ("12", Reply.UNCLEAR)],
)  # fmt: skip
def test_a_key_counts_as_its_word_does_and_twice_as_once(pressed: str, meaning: Reply) -> None:
    assert reply_of(Keys(pressed)) is meaning


@every("heard", (Answered(), Resumed(), LeftRoom(), Recorded("RE1")))
def test_what_no_person_says_is_no_answer(heard: Input) -> None:
    assert reply_of(heard) is None
    assert reply_of(Silence()) is Reply.SILENCE
