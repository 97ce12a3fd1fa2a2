"""Spoken digits are kept in every reading, the likeliest first."""

from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.spoken_digits import hear_digits
from tests.every import every

SIX, BOTH = {6}, {6, 8}
GERMAN = ["null", "eins", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
TENS = ["_", "zehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
FILLERS = ["", " äh ", ", ", " und ", " dann ", " also die ", " Strich ", " Pause ", ". Meine PIN ist "]

pins = st.text("0123456789", min_size=6, max_size=6)


def say_pair(number: int) -> str:
    """A German number word below a hundred, digit by digit below eleven."""
    tens, unit = divmod(number, 10)
    if number < 10:
        return f"{GERMAN[0]} {GERMAN[unit]}"
    if number < 20:
        return TEENS[unit]
    return TENS[tens] if unit == 0 else f"{'ein' if unit == 1 else GERMAN[unit]}und{TENS[tens]}"


@every(
    "text",
    [
        "sieben vier acht zwei neun null",
        "Sieben, vier, acht. Zwo - neun - null!",
        "äh, meine PIN ist die siebenvieracht und dann also zwo neun null",
        "vierundsiebzig zweiundachtzig neunzig",
        "sieben vier acht neunundzwanzig null",
        "sieben achtundvierzig neunundzwanzig null",
        "siebenhundertachtundvierzig zweihundertneunzig",
        "siebenhundertachtundvierzig strich zweihundert und neunzig",
        "siebenhundertachtundvierzigtausendzweihundertneunzig",
        "sieben hundert acht und vierzig, zwei hundert neunzig",
        "748290",
        "7 4 8 2 9 0",
        "7 4 8 290",
        "748 2 90",
        "748.290",
        "sieben 48 29 null",
        "siebenhundert 48 290",
        "700 48 zweihundertneunzig",
        "Tausend Dank: sieben vier acht mal zwo neun null",
        "748 290, noch einmal: 748 290",
        "SIEBEN VIER ACHT ZWEI NEUN NULL",
        "Die sechs Ziffern lauten sieben vier acht zwei neun null",
        "Die PIN mit 6 Stellen ist 748290",
        "Die ersten drei Ziffern sind sieben vier acht und die letzten drei zwei neun null",
    ],
)
def test_a_german_pin_is_heard_however_it_is_said(text):
    assert hear_digits(text, language="de", lengths=SIX)[0] == "748290"


@every(
    ("text", "heard"),
    [
        ("doppel vier acht zwo neun null", "448290"),
        ("doppelvier acht zwo neun null", "448290"),
        ("zweimal vier acht zwo neun null", "448290"),
        ("zwei mal vier acht zwo neun null", "448290"),
        ("dreimal vier zwo neun null", "444290"),
        ("fuenf fünnef fünf doppelt 7 eins", "555771"),
        ("ein eine eins zwei drei vier", "111234"),
        ("eine PIN: eins zwei drei vier fünf sechs", "123456"),
        ("zwölf 34 56", "123456"),
    ],
)
def test_doubled_digits_and_small_words_are_understood(text, heard):
    assert heard in hear_digits(text, language="de", lengths=SIX)


@every(
    "text",
    [
        "seven four eight two nine zero",
        "seven four eight two nine oh",
        "seventy-four eighty-two ninety",
        "seventy four, eighty two, ninety",
        "it is seven hundred and forty-eight, two hundred ninety",
        "seven forty-eight twenty-nine nought",
        "seven for eight to nine o",
        "7 4 8 290",
        "my six digits are 748290",
        "the first three are seven four eight, the last three digits are two nine zero",
    ],
)
def test_an_english_pin_is_heard_however_it_is_said(text):
    assert "748290" in hear_digits(text, language="en-GB", lengths=SIX)


def test_english_doubles_are_understood():
    assert hear_digits("double seven triple one two", language="en", lengths=SIX) == ("771112",)


def test_twenty_and_three_is_kept_as_three_digits_and_as_two():
    assert hear_digits("zwanzig und drei vier fünf sechs", language="de", lengths={5, 6}) == ("203456", "23456")


def test_a_split_pair_is_kept_as_a_pair_and_apart():
    heard = hear_digits("zwei und zwanzig vier fünf sechs sieben", language="de", lengths={6, 7})
    assert heard == ("224567", "2204567")


def test_thirteen_and_thirty_are_both_kept_with_what_was_heard_first():
    assert hear_digits("dreizehn vier fünf sechs sieben", language="de", lengths=SIX) == ("134567", "304567")
    assert hear_digits("ninety four five six seven", language="en", lengths={5, 6})[0] == "94567"
    assert "194567" in hear_digits("ninety four five six seven", language="en", lengths=SIX)


def test_what_the_recogniser_wrote_in_figures_may_be_misheard_too():
    assert hear_digits("13 4567", language="de", lengths=SIX) == ("134567", "304567")


def test_a_teen_after_and_was_meant_as_the_tens_it_sounds_like():
    assert hear_digits("drei und vierzehn fünf sechs sieben acht", language="de", lengths=SIX) == ("435678",)


def test_figures_are_taken_apart_before_they_are_taken_together():
    assert hear_digits("20 2 4 5 6", language="en", lengths={5, 6}) == ("202456", "22456")


def test_a_zero_is_never_swallowed_by_the_tens_or_the_hundred_beside_it():
    assert "20345" not in hear_digits("null und zwanzig drei vier fünf", language="de", lengths={5, 6})
    assert hear_digits("null hundert eins zwei drei", language="de", lengths={3, 4}) == ()


def test_two_and_thirty_is_thirty_two_in_german_only():
    assert "32456" in hear_digits("zwei und dreißig vier fünf sechs", language="de", lengths={5})
    assert "32456" not in hear_digits("two and thirty four five six", language="en", lengths={5})


def test_fewer_and_longer_numbers_come_first():
    assert hear_digits("vierundsiebzig zweiundachtzig neunzig", language="de", lengths=BOTH)[0] == "748290"


def test_eight_digits_are_heard_as_well():
    assert (
        hear_digits("zwölf vierunddreißig sechsundfünfzig achtundsiebzig", language="de", lengths=BOTH)[0] == "12345678"
    )


@every("language", ["tr", "", "fr-FR"])
def test_in_a_language_without_words_only_figures_are_read(language):
    assert hear_digits("sieben 748 seven 290", language=language, lengths=SIX) == ("748290",)
    assert hear_digits("sieben vier acht zwei neun null", language=language, lengths=SIX) == ()
    assert hear_digits("13 4567", language=language, lengths=SIX) == ("134567",)


@every("text", ["", "Achtung, meine Dreifaltigkeit", "sieben vier", "1" * 300, "und und und", "-"])
def test_what_is_no_pin_gives_nothing(text):
    assert hear_digits(text, language="de", lengths=BOTH) == ()


def test_without_an_allowed_length_nothing_is_heard():
    assert hear_digits("748290", language="de", lengths=()) == ()


def test_a_flood_of_ambiguous_words_stays_bounded():
    heard = hear_digits("dreizehn vierzehn fünfzehn sechzehn " * 5, language="de", lengths={40})
    assert len(set(heard)) == len(heard) == 64
    assert hear_digits("dreizehn vierzehn fünfzehn sechzehn " * 50_000, language="de", lengths=BOTH) == ()


@given(pins, st.lists(st.sampled_from(FILLERS), min_size=6, max_size=6), st.sampled_from(["de", "en"]))
def test_digits_said_one_by_one_are_heard(pin, fillers, language):
    names = GERMAN if language == "de" else ENGLISH
    said = "".join(f"{filler} {names[int(digit)]}" for filler, digit in zip(fillers, pin, strict=True))
    assert pin in hear_digits(said, language=language, lengths=SIX)


@given(pins)
def test_pairs_are_heard(pin):
    said = " ".join(say_pair(int(pin[i : i + 2])) for i in (0, 2, 4))
    assert hear_digits(said, language="de", lengths=SIX)[0] == pin


@given(pins, st.lists(st.booleans(), min_size=5, max_size=5))
def test_figures_are_heard_wherever_the_recogniser_puts_its_blanks(pin, blanks):
    written = "".join(digit + (" " if blank else "") for digit, blank in zip(pin, [*blanks, False], strict=True))
    assert hear_digits(written, language="de", lengths=SIX)[0] == pin


@given(
    st.text(max_size=400)
    | st.lists(
        st.sampled_from([*GERMAN, *ENGLISH, *TENS, "hundert", "tausend", "mal", "und", "doppel", "ein", "20", "700"])
    ).map(" ".join)
    | st.lists(st.sampled_from([*GERMAN, "hundert", "tausend", "mal", "und", "doppel"])).map("".join),
    st.sampled_from(["de", "en", "tr"]),
)
def test_hearing_never_fails_and_only_gives_digits_of_an_allowed_length(text, language):
    heard = hear_digits(text, language=language, lengths=BOTH)
    assert len(heard) <= 64
    assert all(len(digits) in BOTH and digits.isascii() and digits.isdigit() for digits in heard)
