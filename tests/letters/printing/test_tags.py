"""Whoever has a letter read aloud hears it in its order, with its headings: tags, seen by another's reader."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.letters.printing.samples import one_of_each, printed
from tests.letters.printing.test_lists import FULL, print_fallback_list
from tests.slowness import LONG_ENOUGH

pytestmark = pytest.mark.skipif(
    shutil.which("pdfinfo") is None, reason="no pdfinfo to read tags with: apt-get install poppler-utils"
)


def _told(pdf: bytes, folder: Path, *options: str) -> str:
    file = folder / "printed.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", *options, str(file)], capture_output=True, check=True, timeout=LONG_ENOUGH
    )
    return done.stdout.decode("utf-8", "replace")


def test_a_letter_is_tagged_in_the_order_in_which_it_is_read(tmp_path):
    for language in ("de", "en"):
        for letter in one_of_each(language):
            told = _told(printed(letter), tmp_path, "-struct-text")
            assert len(re.findall(r"^\s*H1 ", told, re.MULTILINE)) == 1
            read = [told.index(one) for one in ("Musterstadt", "Erna Beispiel", "H1 ", "Maria Muster")]
            assert read == sorted(read)
            assert letter.pin is None or told.index('"748"') > told.index("H1 ")


def test_a_list_is_a_table_with_headings_of_its_columns(tmp_path):
    told = _told(print_fallback_list(FULL), tmp_path, "-struct-text")
    assert len(re.findall(r"^\s*H1 ", told, re.MULTILINE)) == 4
    assert len(re.findall(r"^\s*Table ", told, re.MULTILINE)) == 4
    assert "/Scope /Column" in told


def test_the_file_says_its_title_and_that_it_is_tagged(tmp_path):
    told = _told(printed(*one_of_each("de")), tmp_path)
    assert re.search(r"^Title: +Briefe: Digitaltag$", told, re.MULTILINE)
    assert re.search(r"^Tagged: +yes$", told, re.MULTILINE)
    assert "595.276 x 841.89 pts (A4)" in told
