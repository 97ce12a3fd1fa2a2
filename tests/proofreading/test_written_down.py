"""No digit is heard just before digits that callers write down."""

import dataclasses

from dialin.prompts.catalogue import load
from dialin.proofreading.judging import judge
from dialin.proofreading.written_down import WRITTEN_DOWN, digits_stand_alone
from tests.every import every

GERMAN = [
    "Guten Tag, wir sagen Ihnen jetzt etwas. [1.0] Ihre PIN hat sechs Ziffern. Zuerst drei: [1.0] {pin:first_half}.",
    "Wir sagen Ihnen jetzt die Nummer unseres Büros. Dafür drücken Sie bitte die 1. [2.9] {office:phone}.",  # a key
    "Wir sagen Ihnen jetzt die Nummer unseres Büros. Drücken Sie die Null. [0.5] Unsere Nummer ist {office:phone}.",
    "Vor Ihnen sind in der Liste der Stadt noch {count:number} Personen. [1.0] Rufen Sie an: {office:phone}.",
    "Ihre neue PIN hat so viele Ziffern, wie wir sagen: {pin:length}. [2.0] Sie ist {pin:pin}.",
    "Wir öffnen an diesem Tag für Sie schon um {doors:time}. [0.5] Unsere Nummer ist: {dial_in:phone}.",
    "Sie erreichen uns an allen Tagen der Woche {hours:hours}. [0.4] Unter {office:phone}.",
    "Die Nummer für alle Ihre Fragen ist diese hier: [1.0] {office:phone}. [1.0] Noch einmal: [0.4] {office:phone}.",
    "Ihre PIN ist die folgende, schreiben Sie bitte mit: [1.0] {pin:first_half}. [2.0] Dann: {pin:second_half}.",
    "Wir sagen Ihnen die Nummer für die Veranstaltung {title}. [1.0] Sie ist {office:phone}.",  # may end in a year
    "Wir sagen Ihnen jetzt die Nummer, und zwar um zwanzig Uhr. [1.5] Sie ist {office:phone}.",
    "Wir sagen Ihnen jetzt die Nummer, und zwar so gegen ein Uhr. [1.0] Sie ist {privacy_office:phone}.",
    "Unsere Nummer ist: [0.5] {office:phone}.",  # whatever is said before it
    "{{en: This is a long English sentence with the word one.}} [2.9] {office:phone}.",
]
ENGLISH = [
    "We will now tell you your new PIN. First three: [1.0] {pin:first_half}.",
    "We will now tell you the number of the office, oh. [2.0] It is {office:phone}.",
    "We open on that day for you from {doors:time}. [0.5] Our number is: [0.5] {office:phone}.",
]


@every(("code", "text"), [*(("de", text) for text in GERMAN), *(("en", text) for text in ENGLISH)])
def test_a_digit_before_what_is_written_down_is_found(found, code, text):
    problems = found(f'text = "{text}"', f'text = "{text}"')
    assert [one for one in problems if one.startswith(f"{code}: planted: a digit may be heard")]


@every(
    "text",
    [
        "Ihre PIN hat {pin:length} Ziffern. [0.6] Schreiben Sie bitte mit. [0.8] Der erste Teil ist: {pin:first_half}.",
        "Wir haben so etwas wie dies hier verstanden: {count:number} Ziffern: {digits:digits}.",  # nobody writes it
        "Ihre Nummer ist: {number:phone}.",
        "Wir sagen Ihnen jetzt in aller Ruhe die Nummer: {office:phone}. [3.0] {office:phone}.",
        "Um sie zu hören, gibt es einen Weg: Das ist der richtige für alle: {office:phone}.",  # no "eins"
    ],
)
def test_three_seconds_are_enough_and_what_callers_keyed_is_only_read_back(found, text):
    assert [one for one in found(f'text = "{text}"', f'text = "{text}"') if "may be heard" in one] == []


def test_the_words_that_ship_would_be_found_with_shorter_pauses():
    """The guard looks at every prompt that says a number to write down."""
    catalogues = load()
    saying = {key for key, one in catalogues["de"].prompts.items() if one.variables & WRITTEN_DOWN}
    assert {"reg.pin_read", "reg.pin_again", "reg.done", "fault.final", "help.closed"} <= saying
    (judged,) = judge(catalogues["de"].prompts["reg.pin_read"], "de", catalogues)
    hurried = tuple(part for part in judged.parts if not hasattr(part, "seconds"))
    assert list(digits_stand_alone(judged)) == []
    assert list(digits_stand_alone(dataclasses.replace(judged, parts=hurried)))
