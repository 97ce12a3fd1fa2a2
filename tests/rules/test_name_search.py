"""Names as they are heard."""

from dialin.rules.names import is_named
from tests.every import every


@every(
    ("name", "typed"),
    [
        ("Erna Müller", "mueller"), ("Erna Mueller", "müller"), ("Erna Müller", "müller erna"), ("Jörg Weiß", "weiss"),
        ("Hanna Schmitt-Oberndorfer", "oberndorf"), ("Erna Müller", ""), ("Ayşe Demir", "Ayşe"),
    ],
)  # fmt: skip
def test_a_name_is_found_by_the_beginnings_of_its_words(name: str, typed: str) -> None:
    assert is_named(name, typed)


@every(("name", "typed"), [("Erna Müller", "üller"), ("Erna Müller", "erna kunz")])
def test_other_names_are_not_found(name: str, typed: str) -> None:
    assert not is_named(name, typed)
