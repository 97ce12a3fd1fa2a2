"""Numbers, lines to tap and codes are found where they stand, and nothing is taken for one that is none."""

from dialin.invitations.ground.evidence import Evidence
from dialin.invitations.ground.label_words import Label
from tests.every import every

NUMBERS = {
    "Einwahl: +49 30 23125-600": ["+493023125600"],
    "Einwahl: +49 (0) 30 / 23125 600": ["+493023125600"],
    "Einwahl: 0049 30 23125600": ["+493023125600"],
    "Bitte wählen Sie 030 23125600 und dann die PIN": ["+493023125600"],
    "Dial-in: +49-30-\n23125-600": ["+493023125600"],
    "Einwahl: +49 30 23\n125600\nPIN: 12": ["+493023125600"],
    "Einwahl:\n+49 30 23125600\n+49 69 90009000": ["+493023125600", "+496990009000"],
    "Vereinigte Staaten (gebührenfrei): 1 877 568 4106": ["+18775684106"],
    "To join this meeting by phone, dial: 613-555-1234": [],  # nobody says in which country
    "Einwahl am 12.03.2026 um 18:00 bis 20:30 Uhr": [],
    "Dial 173.243.2.68 or 67.217.95.2": [],
    "Einwahl, Fax: 030 23125600": [],
    "Join by phone: https://zoom.us/j/81234567890": [],
    "Einwahl: +49 69 7104 ....": [],
}


@every("text", NUMBERS)
def test_a_number_is_what_can_be_dialled(text: str) -> None:
    assert [number.e164 for number in Evidence(text).numbers] == NUMBERS[text]


def test_somebodys_own_telephone_stands_behind_a_dial_in_number() -> None:
    text = "Per Telefon: +49 30 23125600\n\nMit freundlichen Grüßen\nJana Beispiel\nTel. 030 23125700"
    assert [number.rank for number in Evidence(text).numbers] == [2, 0]


TAPS = {
    "+493023125600,,812345#,,,,*123#": [[(2, "812345#"), (4, "*123#")]],
    "+493023125600,,812345#,,,,,,0#,,123#": [[(2, "812345#"), (6, "0#"), (2, "123#")]],
    "+493023125600,,812345#,,#,,123#": [[(2, "812345#"), (2, "#"), (2, "123#")]],
    "+49 30 23125600,,512 340 987# Germany": [[(2, "512340987#")]],
    "+49.30.23125.600,,1947305826#": [[(2, "1947305826#")]],
    "+493023125600,,0060413957,8812043": [[(2, "0060413957"), (1, "8812043")]],
    "+493023125600,,8123\n45#": [[(2, "812345#")]],
    "030 23125600, 069 90009000": [],
}


@every("text", TAPS)
def test_a_line_to_tap_is_a_number_with_keys_between_commas(text: str) -> None:
    assert [[(group.commas, group.keys) for group in tap.groups] for tap in Evidence(text).taps] == TAPS[text]


CODES = {
    "Besprechungs-ID: 312 456 789": [(Label.MEETING, "312456789")],
    "Telefonkonferenz-ID: 512 340 987#": [(Label.CONFERENCE, "512340987")],
    "Telefonkonferenz-\nID: 512 340\n987#": [(Label.CONFERENCE, "512340987")],
    "Kenncode: aB3x9K": [(Label.PASSCODE, "aB3x9K")],
    "Passwort für Telefon- und Videosysteme: 0442": [(Label.PHONE_PASSCODE, "0442")],
    "Meeting password: TSV (8787 from phones)": [(Label.PASSCODE, "TSV"), (Label.PHONE_PASSCODE, "8787")],
    "Meeting number (access code): 2731 234 5678": [(Label.MEETING, "27312345678")],
    "Moderator-PIN: 9999": [(Label.HOST, "9999")],
    "Host key: 112233": [(Label.HOST, "112233")],
    "Teilnehmer-ID: 44": [(Label.PARTICIPANT, "44")],
    "Audio PIN: Shown after joining": [(Label.AUDIO, "Shown")],
    "Video-ID: 123 456 789 0": [(Label.VIDEO, "1234567890")],
    "Ihre persönliche PIN: 905 318#": [(Label.PERSONAL_PIN, "905318")],
    "Then enter 12345# as the conference PIN number.": [(Label.CONFERENCE, "12345")],
    "und geben Sie dann 12345# ein": [(Label.KEYED, "12345")],
    "Zugangscode: 825-582-381": [(Label.ACCESS, "825582381")],
    "PIN zurücksetzen": [],
    "https://tel.meet/abc?pin=7343598147818": [],
}


@every("text", CODES)
def test_a_code_is_known_by_the_word_in_front_of_it(text: str) -> None:
    assert [(code.label, code.value) for code in Evidence(text).codes] == CODES[text]


SIP = {
    "Über Videogerät beitreten: 27312345678@stadt.webex.com": "sip:27312345678@stadt.webex.com",
    "Dial sip:1632345567@stadt.webex.com": "sip:1632345567@stadt.webex.com",
    "Lync: sip:1632345567.stadt@lync.webex.com": None,
    "81234567890@zoomcrc.com": "sip:81234567890@zoomcrc.com",
    "Mandantenschlüssel: stadt@m.webex.com": "sip:stadt@m.webex.com",
    "SIP: 4711@\nkonferenz.stadt.example": "sip:4711@konferenz.stadt.example",
    "Fragen an jana@webex.com": None,
    "conf:sip:jana@stadt.example;gruu;opaque=app:conf": None,
}


@every("text", SIP)
def test_a_sip_address_is_one_that_a_videoconference_answers(text: str) -> None:
    assert Evidence(text).sip == SIP[text]
