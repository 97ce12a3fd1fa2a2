"""What people answer to a call of the city's: by key, and in the few words that they say."""

from dialin.dialogue.calls_out.replies import Reply, reply_of
from dialin.dialogue.exchange import Input
from dialin.dialogue.words.heard import Answered, Keys, LeftRoom, Recorded, Resumed, Silence, Speech
from tests.every import every

SAID = {
    Reply.YES: ("Ja", "ja, hallo?", "Jawohl!", "Am Apparat.", "Ja, das bin ich", "Gerne", "Ja, warum nicht?", "yes",
                "Yes please", "speaking", "Ja, ich höre Sie", "Yes, I can hear you", "Ich bin's", "Das bin ich selbst",
                "That's me", "Ja, verstanden"),
    Reply.NO: ("Nein", "Nee, danke", "Das geht leider nicht", "Sie ist nicht da", "Ja, aber heute nicht", "no",
               "Not today", "I can't", "Im Moment nicht", "Sie ist im Moment nicht da", "She's not here",
               "Not at the moment", "She is not here right now", "Nein, das bin ich nicht", "That's not me"),
    Reply.WRONG: ("Nein, da sind Sie falsch verbunden.", "Falsche Nummer", "Wohnt nicht hier",
                  "Die wohnt hier nicht mehr", "Die kenne ich nicht", "Kennen wir nicht", "Wrong number", "Wrong",
                  "She doesn't live here",
                  "She does not live here", "Not here"),
    Reply.NO_CALLS: ("Nicht mehr anrufen", "Bitte rufen Sie hier nicht mehr an", "Ich will keine Anrufe",
                     "No more calls", "Please stop calling", "Don't call me again"),
    Reply.WAIT: ("Moment", "Ja, einen Augenblick bitte", "Ich hole ihn", "Warten Sie", "Hold on", "One moment, please",
                 "Moment, ich muss sie holen", "Hang on"),
    Reply.HEARS: ("Ich höre Sie", "Ich höre?", "I can hear you"),
    Reply.AGAIN: ("Wie bitte?", "Noch einmal", "Nochmal bitte", "Das habe ich nicht verstanden", "Ich höre Sie nicht",
                  "Again, please", "I can't hear you", "Ich höre nichts", "Schlecht zu hören", "I don't understand",
                  "I did not hear that"),
    Reply.HELP: ("Hilfe", "Ich möchte einen Menschen", "Help", "A person, please", "Mit einem Mitarbeiter, bitte"),
    Reply.UNCLEAR: ("Schmidt", "Wer ist da?", "Ich weiß nicht", "I don't know", "", "Büro Schmidt, guten Tag",
                    "Alle Mitarbeiter sind im Gespräch", "Is something wrong?"),
    Reply.NOISE: (
        "Guten Tag, wir sind gerade nicht zu Hause, bitte sprechen Sie nach dem Ton",
        "Ja, hallo, hier ist der Anrufbeantworter der Familie Müller",
        "und nun das Wetter für morgen im ganzen Land",
        "Ich möchte nicht mehr an der Veranstaltung teilnehmen",
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
