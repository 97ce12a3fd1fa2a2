"""A message says what to do in the person's language, fits into an SMS, and tells bystanders nothing."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialin.letters.messages.texts import WRITTEN_PURPOSES, mail_text, sms_text
from dialin.letters.messages.wording import filled, names_in, words_of
from dialin.prompts.catalogue import load
from dialin.rules.outgoing.text_messages import fits
from dialin.rules.outgoing.words import Purpose
from tests.every import every
from tests.letters.messages.people import BERLIN, GATHERING, STARTS, UNTIL, facts, gathering

LANGUAGES = ("de", "en")
PIN = "748 290"
LONG_CITY = "Verbandsgemeinde Bad Musterstadt-Beispielhausen an der Oberen Wümme und Umgebung in Nordbeispielland"


@every(
    ("purpose", "language", "expected"),
    [
        (Purpose.PIN, "de",
         ("Musterstadt: Ihre PIN für Fr 19.6., 18 Uhr: 748 290. Einwahl ab 17:45 Uhr: 030 23125000. "
          "Hilfe: 030 23125900. Wir fragen nie nach Geld.")),
        (Purpose.PIN, "en",
         ("Musterstadt: your PIN for Fri 19 Jun, 6 pm: 748 290. Call from 5:45 pm: 030 23125000. "
          "Help: 030 23125900. We never ask for money.")),
        (Purpose.OFFER, "de",
         ("Musterstadt: Telefon-Platz frei am Fr 19.6., 18 Uhr. Möchten Sie ihn? Rufen Sie bis Do 18.6., 12 Uhr an: "
          "030 23125000. Drücken Sie die 4, dann Ihre PIN.")),
        (Purpose.CANCELLED, "de",
         ("Musterstadt: Die Veranstaltung am Fr 19.6., 18 Uhr fällt leider aus. Sie müssen nichts tun. "
          "Fragen? 030 23125900")),
        (Purpose.START, "en",
         "Musterstadt: it begins at 6 pm. Please call now: 030 23125000. Have your PIN ready. Help: 030 23125900."),
    ],
)  # fmt: skip
def test_an_sms_says_what_to_do_in_one_message(purpose, language, expected):
    assert sms_text(purpose, facts(), language) == [expected]


@every("language", LANGUAGES)
def test_whoever_is_called_at_the_start_is_told_so_in_sms_and_mail_and_nobody_who_waits(language):
    begins = {"de": "17:50 Uhr", "en": "5:50 pm"}[language]
    for purpose in (Purpose.PIN, Purpose.REMINDER):
        for is_called, waits in ((True, False), (False, False), (True, True)):
            told = facts(is_called=is_called, is_waiting=waits)
            if waits and purpose is Purpose.REMINDER:
                continue  # nobody who waits is reminded
            for text in (" ".join(sms_text(purpose, told, language)), mail_text(purpose, told, language).text):
                assert (begins in text) == (is_called and not waits)
                assert "030 23125000" in text


@every("language", LANGUAGES)
def test_an_sms_names_no_person_and_no_topic_and_the_pin_only_where_it_is_about_it(language):
    for purpose in WRITTEN_PURPOSES:
        for waits in (False, True):
            text = " ".join(sms_text(purpose, facts(is_waiting=waits), language))
            assert "Erna" not in text
            assert "Teilhabe" not in text
            assert (PIN in text) == (purpose is Purpose.PIN)


@every("language", LANGUAGES)
def test_a_pin_that_does_not_fit_in_beside_the_rest_comes_apart(language):
    first, second = sms_text(Purpose.PIN, facts(city=LONG_CITY), language)
    assert PIN not in first
    assert PIN in second
    assert "030 23125000" in first
    assert fits(first)
    assert fits(second)


numbers = st.sampled_from(["+493023125000", "+4915228817386", "+493660112345678", "+35226123456789", "+12125550100"])
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(BERLIN))


@settings(max_examples=300)
@given(
    city=st.text(st.characters(exclude_categories=["C", "Z"]), max_size=100) | st.sampled_from([LONG_CITY, "M" * 100]),
    number=numbers, office=numbers, starts=moments, pin=st.sampled_from(["748290", "74829013"]),
)  # fmt: skip
def test_whatever_the_values_are_each_sms_fits_and_what_is_needed_is_said(city, number, office, starts, pin):
    of = gathering(starts=starts, doors=starts - timedelta(minutes=17), number=number, office=office)
    for language in LANGUAGES:
        for purpose in WRITTEN_PURPOSES:
            for waits in (False, True):
                said = facts(of, city=city, pin=pin, until=starts - timedelta(hours=31), is_waiting=waits)
                texts = sms_text(purpose, said, language)
                assert 1 <= len(texts) <= 2
                assert all(fits(text) and text.isprintable() for text in texts)
                whole = " ".join(texts)
                assert "{" not in whole.replace(city, "") or "{" in city
                if purpose is Purpose.OFFER:
                    assert any("4" in text and "PIN" in text for text in texts)
                if purpose is Purpose.PIN:
                    assert sum(pin[:3] in text.replace(" ", "") and "PIN" in text for text in texts) >= 1


def test_a_city_whose_letters_an_sms_has_not_is_called_by_what_it_is():
    assert sms_text(Purpose.START, facts(city="Москва"), "de")[0].startswith("Ihre Stadt: ")
    assert sms_text(Purpose.START, facts(city=None), "en")[0].startswith("Your city: ")


@every("language", LANGUAGES)
def test_a_mail_greets_by_name_and_says_title_day_and_number(language):
    for purpose in WRITTEN_PURPOSES:
        for waits in (False, True):
            mail = mail_text(purpose, facts(is_waiting=waits), language)
            assert mail.language == language
            assert "Erna Müller" in mail.text
            assert "Digitale Teilhabe" in mail.text
            assert "030 231259" in mail.text
            assert mail.text.endswith("Musterstadt\n")
            assert (PIN in mail.text) == (purpose is Purpose.PIN)


@every("language", LANGUAGES)
def test_the_subject_stands_on_lock_screens_and_names_neither_pin_nor_topic_nor_person(language):
    for purpose in WRITTEN_PURPOSES:
        subject = mail_text(purpose, facts(), language).subject
        assert not any(word in subject for word in (PIN, "748290", "Teilhabe", "Erna", "\n", "{"))
        assert subject


def test_what_is_not_known_is_left_out_and_never_said_as_nothing():
    bare = facts(gathering(number=None, office=None, office_hours=None), city=None, until=None)
    for language in LANGUAGES:
        for purpose in WRITTEN_PURPOSES:
            for text in (*sms_text(purpose, bare, language), mail_text(purpose, bare, language).text):
                assert "None" not in text
                assert "{" not in text
                assert "  " not in text


def test_an_offer_without_a_number_of_its_own_leads_to_the_office():
    here = facts(gathering(number=None))
    assert "030 23125900" in sms_text(Purpose.OFFER, here, "de")[0]
    assert "bis Donnerstag, 18. Juni 2026, 12 Uhr an: 030 23125900" in mail_text(Purpose.OFFER, here, "de").text


def test_an_offer_that_is_not_asked_about_says_when_to_call():
    theirs = facts(until=None)
    assert "Einwahl ab 17:45 Uhr: 030 23125000." in sms_text(Purpose.OFFER, theirs, "de")[0]
    assert "jemand anders" not in mail_text(Purpose.OFFER, theirs, "de").text


@every(
    ("wanted", "of_event", "expected"), [("en", "de", "en"), ("tr", "en", "en"), ("tr", "fr", "de"), ("de", "en", "de")]
)
def test_whoever_speaks_another_language_is_written_to_in_the_events(wanted, of_event, expected):
    here = facts(gathering(language=of_event))
    assert mail_text(Purpose.START, here, wanted).language == expected
    assert sms_text(Purpose.START, here, wanted) == sms_text(Purpose.START, here, expected)


def test_moments_are_told_by_the_events_own_clock():
    here = facts(gathering(doors=GATHERING.doors.astimezone(UTC)), until=UNTIL.astimezone(UTC))
    for purpose in WRITTEN_PURPOSES:
        assert sms_text(purpose, here, "de") == sms_text(purpose, facts(), "de")
        assert mail_text(purpose, here, "de") == mail_text(purpose, facts(), "de")


def test_what_has_no_words_or_no_pin_is_never_sent():
    for purpose in set(Purpose) - WRITTEN_PURPOSES:
        for write in (sms_text, mail_text):
            with pytest.raises(ValueError, match="no message"):
                write(purpose, facts(), "de")
    for write in (sms_text, mail_text):
        with pytest.raises(ValueError, match="needs the PIN"):
            write(Purpose.PIN, facts(pin=None), "de")


def test_every_language_says_the_same_with_the_same_values():
    german, english = (words_of(language) for language in LANGUAGES)
    assert german.sms.keys() == english.sms.keys()
    assert german.mail.keys() == english.mail.keys()
    for key, messages in german.sms.items():
        assert values_in(messages) == values_in(english.sms[key])
    for key, mail in german.mail.items():
        assert values_in([mail.paragraphs]) == values_in([english.mail[key].paragraphs])


def values_in(messages):
    """Of each sentence and each of its forms."""
    return [[[names_in(form) for form in sentence] for sentence in sentences] for sentences in messages]


@every("language", LANGUAGES)
def test_the_keys_that_a_message_names_are_those_of_the_main_menu_and_the_star_menu(language):
    words = words_of(language)
    sms = (sentences for messages in words.sms.values() for sentences in messages)
    said = " ".join(str(part) for part in (*sms, *(mail.paragraphs for mail in words.mail.values())))
    menu = " ".join(str(text) for text in load()[language].prompts["menu.main"].texts.values())
    named = set(re.findall(r"(?:die|[Pp]ress|then) ([0-9])\b", said))
    assert named == {"2", "4", "9"}
    assert named - {"9"} <= {key for key in menu if key.isdigit()}


def test_a_sentence_takes_the_first_form_whose_values_are_known():
    assert filled([("{a} {b}", "{a}", "none")], {"a": "x", "b": None}) == ["x"]
    assert filled([("{a}",), ("{b}",)], {"a": None, "b": "y"}) == ["y"]
    assert STARTS.tzinfo is BERLIN
