"""`dialin attendee copy`: one new file, for one pair of eyes."""

import stat
from pathlib import Path
from zipfile import ZipFile

from tests.cli.running import add_attendee, create_event, refusal, run


def test_the_copy_is_a_new_file_that_nobody_else_may_read(desk: str, tmp_path: Path) -> None:
    create_event()
    erna = add_attendee("Erna Beispiel", "030 23125010")
    out = tmp_path / "erna.zip"
    told = run("attendee", "copy", str(erna["id"]), "--out", str(out), "--json").json
    assert told == {"file": str(out), "recordings": 0}
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    with ZipFile(out) as archive:
        assert archive.namelist() == ["auskunft.html", "data.json"]
        assert "Erna Beispiel" in archive.read("auskunft.html").decode()
    assert [path.name for path in tmp_path.iterdir()] == ["erna.zip"]


def test_no_file_is_overwritten_and_no_copy_logged_that_was_not_made(desk: str, tmp_path: Path) -> None:
    create_event()
    erna = add_attendee("Erna Beispiel", "030 23125010")
    out = tmp_path / "letter.txt"
    out.write_text("something else")
    for where in (out, tmp_path / "nowhere" / "erna.zip"):
        assert "Choose another file with --out." in refusal(
            run("attendee", "copy", str(erna["id"]), "--out", str(where))
        )
    assert out.read_text() == "something else"
    run("attendee", "copy", str(erna["id"]), "--out", str(tmp_path / "erna.zip"))
    with ZipFile(tmp_path / "erna.zip") as archive:
        assert "attendee.copy" not in archive.read("data.json").decode()


def test_an_unknown_person_is_refused(desk: str, tmp_path: Path) -> None:
    assert "Nothing is on file" in refusal(run("attendee", "copy", "7", "--out", str(tmp_path / "a.zip")))
