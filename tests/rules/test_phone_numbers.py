"""Telephone numbers are read as people write them and as the provider sends them."""

from hypothesis import example, given
from hypothesis import strategies as st

from dialin.rules.phone_numbers import (
    PhoneNumber,
    area_code_of,
    is_foreign,
    is_withheld,
    read_caller,
    read_number,
    spaced,
    spoken_groups,
)
from dialin.rules.refusals import Refused
from tests.every import every

DRAMA = ["+493023125", "+496990009", "+492214710", "+498999998", "+494066969"]
drama_numbers = st.builds(lambda line, last: f"{line}{last:03d}", st.sampled_from(DRAMA), st.integers(0, 999))


@every(
    "raw",
    [
        None,
        "",
        "  ",
        "anonymous",
        "Anonymous",
        "+anonymous",
        "RESTRICTED",
        "unavailable",
        "unknown",
        "private",
        "blocked",
        "withheld",
        "sip:anonymous@anonymous.invalid",
        "client:Anonymous",
        "+266696687",
        "266696687",
        "+7378742833",
        "+2562533",
        "+8656696",
        "+86282452253",
    ],
)
def test_a_caller_who_shows_no_number_is_recognised(raw):
    assert is_withheld(raw)
    assert read_caller(raw) is None


@every("raw", ["client:anna", "sip:anna@example.org", "110", "+49110", "493023125000", "+", "+49", "+4930231"])
def test_what_is_no_telephone_is_no_caller(raw):
    assert read_caller(raw) is None


@every("raw", ["+4903023125000", "+49003023125000", " +4903023125000"])
def test_a_trunk_that_keeps_the_zero_of_the_area_code_shows_the_same_caller(raw):
    assert read_caller(raw) == "+493023125000"


@every("text", ["4902 4710", "49024710"])
def test_digits_that_may_be_a_local_number_are_not_taken_for_a_country_code(text):
    assert read_number(text, area_code="221") == PhoneNumber("+4922149024710", completed=True)


@every("raw", ["+493023125000", "+43664000000", "+496990009999"])
def test_a_caller_with_a_number_is_read(raw):
    assert not is_withheld(raw)
    assert read_caller(raw) == raw
    assert read_caller(f" {raw}") == raw


@given(drama_numbers)
def test_the_numbers_reserved_for_tests_can_be_called(e164):
    assert read_caller(e164) == e164
    assert read_number(e164) == PhoneNumber(e164)


@every(
    "text",
    [
        "0221/4710123",
        "0221/ 4710-123",
        "(02 21) 4 71 01 23",
        "+49 (0)221 4710123",
        "+49 (0221) 4710123",
        "(+49) 221 4710123",
        "+49 0221 4710123",
        "0049 221 4710123",
        "0049(0)2214710123",
        "492214710123",
        "0221.4710.123",
        "0221\u00a04710\u2011123",
        "\u202a0221 4710123\u202c",
        "\uff10\uff12\uff12\uff11 \uff14\uff17\uff11\uff10\uff11\uff12\uff13",
        "\u0660\u0662\u0662\u0661 \u0664\u0667\u0661\u0660\u0661\u0662\u0663",
        "Tel.: 0221 4710123",
        "tel:+49-221-4710123",
        "49 (0)221 4710123",
        "49 (0) 221 4710123",
        "49 0 221 4710123",
        "49 0221/4710123",
        "(49) (0221) 4710123",
        "490221 4710123",
        "4902214710123",
    ],
)
def test_a_german_number_is_read_in_every_way_people_write_it(text):
    assert read_number(text) == PhoneNumber("+492214710123")


@every("area_code", ["221", "0221", "+49221", "0049 221", "+49 (0)221"])
@every("text", ["4710123", "4710-123", "4 71 01 23"])
def test_a_number_without_area_code_is_completed_and_says_so(text, area_code):
    assert read_number(text, area_code=area_code) == PhoneNumber("+492214710123", completed=True)


def test_a_local_number_that_spells_a_withheld_word_is_still_a_number():
    assert read_number("2562533", area_code="2000") == PhoneNumber("+4920002562533", completed=True)


@every(
    ("text", "area_code"),
    [
        ("4710123", None),
        ("4710123", "Köln"),
        ("221 4710123", "221"),
        ("2214710123", None),
        ("30 23125000", "221"),
    ],
)
def test_a_number_that_lost_its_area_code_or_its_zero_is_asked_for_again(text, area_code):
    assert "with its area code and the leading 0" in str(read_number(text, area_code=area_code))


@every(
    "text",
    [
        "110",
        "112",
        "115",
        "0110",
        "+49112",
        "116117",
        "116 123",
        "11880",
        "19222",
        "0900 1 23456",
        "0137 123456",
        "0180 2 123456",
        "0190 123456",
        "0191 12345",
        "010 33 0221 4710",
        "+49 900 1234567",
        "+1 900 555 1234",
    ],
)
def test_emergency_and_service_numbers_are_refused_kindly(text):
    assert "emergency or service number" in str(read_number(text, area_code="221"))


@every(
    ("text", "says"),
    [
        ("0221 4", "too short"),
        ("0", "too short"),
        ("0221 4710123 / 0221 4710124", "one telephone number only"),
        ("+999 221 4710123", "country code"),
        ("+266696687", "in digits"),
        ("00", "in digits"),
        ("", "in digits"),
        ("+", "in digits"),
        ("Anna", "in digits"),
        ("anonymous", "in digits"),
        ("0221 4710123 Zimmer 2", "in digits"),
        ("0221 4710123, 0221 4710124", "in digits"),
        ("0221 4710123\x00", "in digits"),
        ("0221 4710123" + 100 * " " + "4", "in digits"),
    ],
)
def test_what_cannot_be_dialled_is_refused_with_what_to_write(text, says):
    refused = read_number(text, area_code="221")
    assert isinstance(refused, Refused)
    assert says in str(refused)


def test_a_number_from_abroad_is_read_and_known_as_foreign():
    number = read_number("0043 664 0000000")
    assert isinstance(number, PhoneNumber)
    assert (number.e164, is_foreign(number.e164)) == ("+436640000000", True)
    assert not is_foreign("+493023125000")
    assert read_number("+43 (0)664 0000000") == number


def test_another_region_reads_its_own_numbers():
    assert read_number("0664 0000000", region="AT") == PhoneNumber("+436640000000")
    assert read_number("0049 221 4710123", region="AT") == PhoneNumber("+492214710123")


@given(
    st.text() | st.text("0123456789+()-/ .\u00a0", max_size=40),
    st.none() | st.text("0123456789+ x", max_size=8),
    st.sampled_from(["DE", "AT", "ZZ", ""]),
)
@example("+49" + "0" * 30, None, "DE")
def test_reading_never_fails_whatever_is_written(text, area_code, region):
    number = read_number(text, region=region, area_code=area_code)
    if isinstance(number, Refused):
        assert str(number)
    else:
        assert number.e164.startswith("+")
        assert read_number(number.e164) == PhoneNumber(number.e164)
        assert spaced(number.e164)
        assert all(groups.isdigit() for groups in spoken_groups(number.e164))


@given(st.text() | st.text("+0123456789", max_size=20))
def test_a_caller_is_a_number_or_nobody(raw):
    caller = read_caller(raw)
    assert caller is None or caller == raw.strip() or raw.strip().startswith("+490")


@given(drama_numbers)
def test_what_is_shown_is_read_back_as_the_same_number(e164):
    assert read_number(spaced(e164)) == PhoneNumber(e164)
    assert read_number("".join(spoken_groups(e164))) == PhoneNumber(e164)


@given(drama_numbers)
def test_groups_read_aloud_are_never_a_single_digit(e164):
    area, *rest = spoken_groups(e164)
    assert area == f"0{area_code_of(e164)}"
    assert all(2 <= len(group) <= 4 for group in rest)


@every(
    ("e164", "shown", "spoken", "area"),
    [
        ("+493023125123", "030 23125123", ("030", "231", "251", "23"), "30"),
        ("+492214710123", "0221 4710123", ("0221", "471", "0123"), "221"),
        ("+496310123", "0631 0123", ("0631", "0123"), "631"),
        ("+4933201012", "033201 012", ("033201", "012"), "33201"),
        ("+49332010", "033201 0", ("033", "2010"), "33201"),
        ("+491713920000", "0171 3920000", ("0171", "392", "0000"), None),
        ("+4915228817386", "01522 8817386", ("01522", "881", "7386"), None),
        ("+493200000000", "032 00000000", ("032", "000", "000", "00"), None),
        ("+498000000000", "0800 0000000", ("0800", "000", "0000"), None),
        ("+43664000000", "+43 664 000000", ("0043", "664", "000", "000"), None),
        ("+12125550123", "+1 212 5550123", ("001", "212", "555", "0123"), None),
        ("+999123", "+999123", ("00", "999", "123"), None),
        ("+49115", "0115", ("0115",), None),
    ],
)
def test_numbers_are_shown_and_spoken_with_their_area_code_apart(e164, shown, spoken, area):
    assert (spaced(e164), spoken_groups(e164), area_code_of(e164)) == (shown, spoken, area)
