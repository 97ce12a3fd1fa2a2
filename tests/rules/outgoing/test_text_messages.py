"""What an SMS holds is counted as networks do, and a name is written with the signs that it has."""

from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.outgoing.text_messages import fits, in_sms_alphabet
from tests.every import every


@every(
    ("text", "expected"),
    [
        ("a" * 160, True), ("a" * 161, False), ("äöüß" * 40, True), ("äöüß" * 40 + ".", False), ("€" * 80, True),
        ("€" * 81, False), ("[" + "a" * 158, True), ("[" + "a" * 159, False), ("ł" * 70, True), ("ł" * 71, False),
        ("a" * 70 + "ł", False), ("\N{GRINNING FACE}" * 35, True), ("\N{GRINNING FACE}" * 36, False), ("", True),
    ],
)  # fmt: skip
def test_160_of_its_own_signs_fit_and_70_once_there_is_another(text, expected):
    assert fits(text) is expected


@every(
    ("text", "expected"),
    [
        ("Mühlhausen", "Mühlhausen"), ("Łódź", "Lodz"), ("Bad Doberan \N{EN DASH} Küste", "Bad Doberan - Küste"),
        ("Bautzen \N{NO-BREAK SPACE}", "Bautzen  "), ("5:45\N{NARROW NO-BREAK SPACE}pm", "5:45 pm"), ("Москва", ""),
        ("Mu\N{COMBINING DIAERESIS}hle", "Mühle"), ("çedille ç", "cedille c"), ("Çağla", "Çagla"), ("½", "12"),
    ],
)  # fmt: skip
def test_a_sign_that_it_has_not_becomes_the_one_most_like_it(text, expected):
    assert in_sms_alphabet(text) == expected


@given(st.text(max_size=60))
def test_what_was_written_in_its_alphabet_stays_so_and_is_never_counted_as_another(text):
    written = in_sms_alphabet(text)
    assert in_sms_alphabet(written) == written
    assert fits(written[:80])
