"""A third language is one more catalogue file, and callers hear it from the greeting to the goodbye."""

# ruff: noqa: RUF001  (Turkish has a dotless i)

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dialin
from tests.databases import Databases
from tests.slowness import LONG_ENOUGH

ROOT = Path(__file__).parents[3]
VOICE = "tr-TR Polly.Burcu-Neural: "


# The call before the event and the call on its evening, and the words that must come in each, in this order.
SAID = {
    "before": (
        "Kayıtlıysanız dört tuşuna basın.",
        "Digitaltag için kayıtlısınız. 19 Haziran Cuma, saat on sekiz.",
        "o gün saat on yedi kırk beş itibarıyla tekrar arayın.",
        "Lütfen yazın. Baştaki rakamlar: sekiz beş üç. Sonraki rakamlar ise şunlar: bir dokuz yedi.",
        "Tekrar söylüyorum: sekiz beş üç. bir dokuz yedi.",
    ),
    "evening": (
        "Lütfen şimdi PIN numaranızı girin. PIN altı haneli giriş numaranızdır.",
        "Etkinlik saat on sekiz başlıyor. Yaklaşık on dört dakika kaldı.",
        "Bir dakika kaldı.",
        "Birazdan başlıyoruz.",
        "Başlıyoruz. Şimdi etkinliği dinliyorsunuz.",
        "Söz istediniz. Sıradaki sizsiniz.",
        "Etkinlik sona erdi. Bir sorunuz varsa sıfır tuşuna basın.",
        "Aradığınız için teşekkürler. İyi günler.",
    ),
}


@pytest.mark.parametrize("part", SAID)
def test_turkish_is_heard_to_the_goodbye_once_its_file_is_there(
    part: str, tmp_path: Path, databases: Databases
) -> None:
    services = shutil.copytree(Path(dialin.__file__).parent, tmp_path / "dialin")
    shutil.copy(ROOT / "tests/prompts/tr.toml", services / "prompts/catalogues")
    greeting, _, call = "\n".join(heard(part, tmp_path, databases)).partition(VOICE + "Şimdi Türkçe devam ediyoruz.")
    assert greeting.startswith("de-DE Polly.Vicki-Neural: Guten Tag. Hier ist Musterstadt")
    assert VOICE + "Türkçe için yedi tuşuna basın." in greeting
    assert [line for line in call.splitlines()[1:] if not line.startswith(VOICE)] == []
    places = [call.find(words) for words in SAID[part]]
    assert -1 not in places
    assert places == sorted(places)


def heard(part: str, folder: Path, databases: Databases) -> list[str]:
    """What the caller hears of the dialin in this folder, which comes before the one under test."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
    with databases.fresh("sqlite") as url:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.stories.language.evening", url, "7", part],
            cwd=folder, env=environment, capture_output=True, text=True, timeout=LONG_ENOUGH, check=False,
        )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()
