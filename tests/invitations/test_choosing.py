"""Which number is dialled, and what is said where none or several could be."""

from dialin.invitations.reading import Reading, read_invitation

HEAD = "Zoom-Meeting\nEinwahl nach Standort\n"
TAIL = "\nMeeting-ID: 812 3456 7890\nKenncode: 123456\n"
LANDLINE, MOBILE, FREE = "+49 30 23125600 Deutschland", "+49 1522 8817386 Deutschland", "0800 0009230 (gebührenfrei)"
SHARED, ABROAD, PREMIUM = "0180 5009230 Deutschland", "+1 301 555 0171 USA", "0900 1009230 Deutschland"
PREFERRED = (LANDLINE, MOBILE, FREE, ABROAD, SHARED, PREMIUM)


def read(text: str) -> Reading:
    return read_invitation(text.encode())


def test_a_german_landline_comes_first_and_what_costs_or_fails_last_with_a_doubt() -> None:
    for at in range(len(PREFERRED)):
        left = PREFERRED[at:]
        reading = read(HEAD + "\n".join(reversed(left)) + TAIL)
        alone = read(HEAD + left[0] + TAIL)
        assert reading.number == alone.number, left[0]
        assert bool(reading.doubts) == (at >= 2), left[0]
        assert (reading.reason is not None) == (len(left) > 1)
        assert len(reading.alternatives) == len(left) - 1


def test_a_number_without_a_line_to_tap_takes_the_keys_of_the_others() -> None:
    tap = "+13015550171,,81234567890#,,,,*123456# USA\n"
    reading = read(HEAD + tap + LANDLINE + TAIL.replace("123456\n", "aB3x\n"))
    assert reading.number == "+493023125600"
    assert reading.digits == ("WWWW81234567890#", "WWWWWWWW*123456#")
    assert reading.doubts == ()


def test_where_each_number_has_its_own_pin_the_one_behind_it_is_keyed() -> None:
    text = "Google Meet\nOr dial: (US) +1 301 555 0171 PIN: 111 222 333#\n(DE) +49 30 23125600 PIN: 444 555 666#\n"
    reading = read(text)
    assert reading.digits == ("WWWWW444555666#",)
    assert reading.alternatives[0].digits == ("WWWWW111222333#",)
    assert read(text.replace("(US) +1 301 555 0171", "(DE) +49 30 23125601")).number is None


def test_a_torn_number_gives_way_to_a_whole_one_and_is_doubtful_alone() -> None:
    torn = "+49 30 2312 Deutschland"
    assert read(HEAD + torn + "\n" + LANDLINE.replace("600", "611") + TAIL).number == "+493023125611"
    assert "missing digits" in str(read(HEAD + torn + TAIL).doubts[0])


def test_a_link_to_another_meeting_than_the_keys_is_doubtful() -> None:
    text = "https://us06web.zoom.us/j/81234567890?pwd=x\n" + HEAD + LANDLINE + TAIL
    assert read(text).doubts == ()
    assert len(read(text.replace("/j/812", "/j/899")).doubts) == 1
