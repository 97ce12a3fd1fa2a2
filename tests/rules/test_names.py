"""Names are stored as people write them and compared as people compare them."""

from hypothesis import given
from hypothesis import strategies as st

from dialin.rules.names import clean_name, name_key, said_name
from dialin.rules.refusals import Refused
from tests.every import every


def test_a_name_is_kept_on_one_line_with_single_blanks():
    assert clean_name("  Anna\u00a0Maria \n \u200b Müller\u200b ") == "Anna Maria Müller"


@every(
    ("text", "says"),
    [
        ("", "Write a name."),
        (" \u200b ", "Write a name."),
        ("Anna\x00", "cannot be printed"),
        ("Anna\x1b[2J", "cannot be printed"),
        ("Anna\ud800", "cannot be printed"),
        ("A" * 121, "at most 120 characters"),
    ],
)
def test_what_is_no_name_is_refused(text, says):
    assert says in str(clean_name(text))


def test_the_longest_name_is_allowed():
    assert clean_name("A" * 120) == "A" * 120


@every(
    "other",
    ["anna müller", "ANNA MÜLLER", " Anna  Müller ", "Anna Mu\u0308ller", "\uff21nna Müller", "Anna\u00adMüller "],
)
def test_spellings_of_one_name_have_one_key(other):
    assert name_key(other).replace(" ", "") == name_key("Anna Müller").replace(" ", "")


def test_other_names_have_other_keys():
    assert name_key("Anna Müller") != name_key("Anne Müller")
    assert name_key("Anna Müller") != name_key("Anna Mueller")
    assert name_key("Weiß") == name_key("WEISS")


@given(st.text(max_size=150))
def test_a_clean_name_stays_clean_and_keeps_its_key(text):
    name = clean_name(text)
    if not isinstance(name, Refused):
        assert clean_name(name) == name
        assert name.isprintable() or "\u200c" in name or "\u200d" in name
        assert name_key(name) == name_key(text)


@every(
    ("listed", "said"),
    [
        ("Müller, Erna", "Erna Müller"),
        ("von der Heide, Prof. Dr. Anna Maria", "Prof. Dr. Anna Maria von der Heide"),
        ("Erna Müller", "Erna Müller"),
        ("Müller, Erna, geb. Kunz", "Müller, Erna, geb. Kunz"),
        ("Erna Müller, Karl Müller", "Erna Müller, Karl Müller"),
        ("Müller,", "Müller,"),
        (", Erna", ", Erna"),
        ("de la Cruz, María", "María de la Cruz"),
        ("Müller, Erna und Otto", "Erna und Otto Müller"),
        ("Dr. med. von der Heide, Karl", "Dr. med. Karl von der Heide"),
        ("Frau Müller, Erna", "Frau Erna Müller"),
        ("Müller, Dr.", "Dr. Müller"),
        ("Fa. Meyer, Abt. 3", "Fa. Meyer, Abt. 3"),
        ("Meyer GmbH, Köln", "Meyer GmbH, Köln"),
        ("Müller, geb. Kunz", "Müller, geb. Kunz"),
        ("Karl Schmidt, sen.", "Karl Schmidt, sen."),
    ],
)
def test_a_name_of_a_list_is_said_and_written_as_people_do(listed, said):
    assert said_name(listed) == said
