"""The typeface is the one that letters were made for, or nothing is printed; no other is ever taken silently."""

import subprocess
import sys
from dataclasses import replace

import pytest

from dialin.letters.printing.face import PACKAGE, face
from dialin.letters.printing.letters import refuse_letter
from dialin.letters.printing.trouble import PrintingTrouble
from dialin.rules.paper.letters import Answered, Kind
from tests.every import every
from tests.letters.printing.samples import ERNA, a_letter, printed
from tests.slowness import LONG_ENOUGH

WITHOUT = """
import sys
sys.modules[{missing!r}] = None
from dialin.letters.printing.trouble import PrintingTrouble
from tests.letters.printing.samples import a_letter, printed
try:
    printed(a_letter())
except PrintingTrouble as trouble:
    print(trouble)
"""
ALPHABETS = "äöüßÄÖÜẞ ąćęłńóśźżĄĆĘŁŃÓŚŹŻ çğıöşüÇĞİÖŞÜ „“…·\N{EN DASH}\N{RIGHT SINGLE QUOTATION MARK}"


def test_it_has_every_letter_of_german_polish_and_turkish():
    assert face().missing_in(ALPHABETS + "Erna 0123456789") == ""


@every("name", ["阮文", "عائشة", "Erna 🎉"])
def test_a_name_that_it_cannot_print_is_refused_with_its_characters(name):
    refused = refuse_letter(a_letter(to=replace(ERNA, name=name)))
    assert refused is not None
    assert face().missing_in(name)[0] in str(refused)
    assert "name and address" in str(refused)
    with pytest.raises(PrintingTrouble):
        printed(a_letter(to=replace(ERNA, name=name)))


def test_what_it_cannot_print_of_an_answer_is_no_fault_of_the_name():
    for told in (Answered("Wann? 🎉", "Bald."), Answered("Wann?", "Bald. 🎉")):
        refused = str(refuse_letter(a_letter(Kind.ANSWER, answered=told)))
        assert refused == "Letters cannot show “🎉”. Write the question and the answer without it."


def test_so_is_a_title_since_a_letter_without_it_says_nothing():
    with pytest.raises(PrintingTrouble, match="has no “🎉”"):
        printed(a_letter(), title="Digitaltag 🎉")


@every("missing", ["typst", "fontTools.ttLib"])
def test_without_the_extra_one_sentence_says_what_to_install(missing):
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(missing=missing)], capture_output=True, text=True, check=True,
        timeout=LONG_ENOUGH,
    )  # fmt: skip
    assert (
        done.stdout.strip() == 'What prints letters is not installed. Run: pip install -c constraints.txt ".[letters]"'
    )


def test_the_rest_of_the_program_needs_nothing_of_the_extra():
    code = f"import sys, dialin.app, dialin.cli.main; print({{'typst', 'fontTools', {PACKAGE!r}}} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=LONG_ENOUGH)
    assert done.stdout.strip() == "set()"
