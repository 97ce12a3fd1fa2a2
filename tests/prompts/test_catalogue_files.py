"""A catalogue file that cannot be used says which file, which prompt and why."""

import pytest

from dialin.prompts.catalogue import BUILT_IN, load
from dialin.prompts.language import CatalogueBroken
from tests.every import every

HEAD = (BUILT_IN / "de.toml").read_text(encoding="utf-8").partition("\n# ----")[0]


@every(
    ("prompt", "reason"),
    [
        ('text = "Ein & zwei."', "'&' stands where"),
        ('text = "<break/>"', "'<' stands where"),
        ('text = "Offen [0.5"', r"'\[' stands where"),
        ('text = "Offen {title"', "'{' stands where"),
        ('text = "{{fr: Bonjour.}}"', "no catalogue for the language 'fr'"),
        ('text = "{title:loud}"', "no way to say loud"),
        ('text = "Gut."\ntexts = "Gut."', "unknown texts"),
        ('text.one = "Eins."\ntext.other = "Viele."', "count to name the number"),
        ('count = "count"\ntext = "Viele."', "count to name the number"),
        ('count = "count"\ntext.one = "Eins."', "text.other"),
        ('long = "x"', "'text'"),
    ],
)
def test_a_prompt_that_cannot_be_spoken_is_named(tmp_path, prompt, reason):
    (tmp_path / "de.toml").write_text(f'{HEAD}\n["some.key"]\nwhen = "x"\n{prompt}\n', encoding="utf-8")
    with pytest.raises(CatalogueBroken, match=reason) as trouble:
        load(tmp_path)
    assert "de.toml, some.key" in str(trouble.value)


@every(
    ("old", "new"),
    [
        ('"neun"]\nkey', '"neun", "zehn"]\nkey'),
        ('tts = "de-DE"\n', ""),
        ("hours = 24", 'hours = "viele"'),
        ('name = "Deutsch"', 'name = "Deutsch"\nlocale = "xx"'),
    ],
)
def test_a_language_that_lacks_something_is_named(tmp_path, old, new):
    assert old in HEAD
    (tmp_path / "de.toml").write_text(HEAD.replace(old, new), encoding="utf-8")
    with pytest.raises(CatalogueBroken, match=r"de.toml, \[language\]"):
        load(tmp_path)


@every("content", [b"[language", b"\xff\xfe", b'[language]\nname = "x" "y"'])
def test_a_file_that_is_no_toml_is_named(tmp_path, content):
    (tmp_path / "de.toml").write_bytes(content)
    with pytest.raises(CatalogueBroken, match=r"de\.toml"):
        load(tmp_path)
