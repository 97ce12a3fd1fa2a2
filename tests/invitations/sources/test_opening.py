"""Mails, calendar files, pages and plain texts are opened; what is none of them is refused in one sentence."""

from email.message import EmailMessage

from dialin.invitations.reading import read_invitation
from dialin.invitations.sources.opening import open_source, refuse_source

TEAMS = (
    "Microsoft Teams\nPer Telefon einwählen\n+49 30 23125600,,512340987# Germany\nTelefonkonferenz-ID: 512 340 987#\n"
)


def calendar(*entries: str, method: str = "REQUEST") -> bytes:
    events = "".join(
        f"BEGIN:VEVENT\nUID:{number}\nDESCRIPTION:{text}\nEND:VEVENT\n" for number, text in enumerate(entries)
    )
    return f"BEGIN:VCALENDAR\nMETHOD:{method}\n{events}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def described(text: str) -> str:
    return text.replace(",", "\\,").replace("\n", "\\n")


def said(source: bytes) -> tuple[str | None, tuple[str, ...]]:
    reading = read_invitation(source)
    return reading.number, tuple(map(str, reading.doubts))


def test_bytes_are_text_whatever_they_are_called() -> None:
    text = "Zoom: Einwählen per Telefon +49 30 23125600\nMeeting-ID: 812 3456 7890"
    for charset in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"):
        assert said(text.encode(charset)) == ("+493023125600", ()), charset
    mislabelled = b"MIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n" + text.encode("cp1252")
    assert said(mislabelled) == ("+493023125600", ())


def test_a_calendar_entry_that_is_cancelled_is_doubtful_and_gives_way_to_one_that_stands() -> None:
    assert "cancelled" in said(calendar(described(TEAMS), method="CANCEL"))[1][0]
    other = described(TEAMS.replace("340", "777"))
    standing = calendar(described(TEAMS)) + calendar(other, method="CANCEL")
    assert said(standing) == ("+493023125600", ())


def test_two_entries_of_one_meeting_are_one_reading_and_of_two_meetings_none() -> None:
    assert said(calendar(described(TEAMS), described(TEAMS))) == ("+493023125600", ())
    number, doubts = said(calendar(described(TEAMS), described(TEAMS.replace("340", "777"))))
    assert (number, len(doubts)) == (None, 1)


def test_a_mail_that_says_another_meeting_than_its_calendar_entry_is_no_reading() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Bürgerabend"
    mail.set_content(TEAMS)
    mail.add_attachment(calendar(described(TEAMS)), maintype="text", subtype="calendar", filename="a.ics")
    assert said(mail.as_bytes()) == ("+493023125600", ())
    mail.add_attachment(calendar(described(TEAMS.replace("340", "777"))), maintype="text", subtype="calendar")
    assert said(mail.as_bytes())[0] is None


def test_a_forwarded_mail_is_read_and_stands_below_what_forwards_it() -> None:
    old, new = EmailMessage(), EmailMessage()
    old.set_content(TEAMS)
    new["Subject"] = "WG: Bürgerabend"
    new.set_content("Zur Kenntnis.")
    new.add_attachment(old)
    assert said(new.as_bytes()) == ("+493023125600", ())
    new = EmailMessage()
    new["Subject"] = "Neu"
    new.set_content(TEAMS.replace("340", "777"))
    new.add_attachment(old)
    reading = read_invitation(new.as_bytes())
    assert reading.digits == ("WWWW512777987#",)
    assert "older" in str(reading.doubts[0])


def test_what_is_struck_out_or_hidden_on_a_page_is_not_read() -> None:
    page = f"<html><body><s>{TEAMS.replace('340', '111')}</s><div style='display: none'>Telefonkonferenz-ID: 1</div>"
    page += "".join(f"<div>{line}</div>" for line in TEAMS.splitlines()) + "</body></html>"
    assert said(page.encode()) == ("+493023125600", ())


def test_what_is_no_text_is_refused_in_one_sentence() -> None:
    for source, word in (
        (b" \n", "empty"), (b"%PDF-1.7", "PDF"), (b"PK\x03\x04x", "ZIP"), (b"\xd0\xcf\x11\xe0x", ".msg"),
        (bytes(range(32)) * 9, "not a text"), (b"a" * 10_000_001, "10 MB"),
    ):  # fmt: skip
        assert word in str(refuse_source(source))
        assert open_source(source) == ()
        assert read_invitation(source).number is None
        assert read_invitation(source).doubts


def test_large_and_deep_sources_are_read_without_taking_the_square_of_their_size() -> None:
    for source in (
        b"<div>" * 100_000, b"1 " * 100_000, b"(" * 200_000, b"<blockquote>+49 " * 20_000, b"> " * 400_000,
        b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 20_000,
    ):  # fmt: skip
        assert read_invitation(source).doubts
