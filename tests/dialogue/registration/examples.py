"""Registering by telephone: states of it, and what may be answered to its asks."""

from dialin.dialogue.words.drafts import Draft
from dialin.dialogue.words.registration import (
    DetailReview,
    LineFull,
    NumberKnown,
    PrivacyNotice,
    QuestionOffer,
    RegisterCaller,
    Registering,
    RegistrationClosed,
    RegistrationDone,
    RegistrationStart,
    RestoreRegistration,
    SpokenDetail,
    TwinQuestion,
    VoiceConsent,
    WaitingOffer,
)
from dialin.dialogue.words.registration_outcomes import (
    CallerRefused,
    CallerRegistered,
    NoMoreFromLine,
    NoSeatFree,
    NotRestored,
    RegistrationRestored,
)
from tests.dialogue.pin.examples import DRAFT

STATES = (
    RegistrationClosed(),
    TwinQuestion(),
    TwinQuestion(position=3),
    LineFull(4),
    LineFull(1, misses=2),
    RegistrationStart(),
    RegistrationStart(Draft(accepts_waiting=True)),
    PrivacyNotice(),
    PrivacyNotice(Draft(for_other=True), more=True),
    VoiceConsent(),
    SpokenDetail(DRAFT),
    SpokenDetail(Draft(for_other=True)),
    SpokenDetail(DRAFT, tries=2),
    SpokenDetail(DRAFT, tries=2, helped=True),
    SpokenDetail(DRAFT, of_contact=True),
    DetailReview(DRAFT, "RE1"),
    DetailReview(DRAFT, "RE1", looks=4),
    DetailReview(DRAFT, "RE1", looks=4, misses=2),
    DetailReview(DRAFT, "RE2", of_contact=True, looks=4),
    NumberKnown(DRAFT),
    Registering(DRAFT),
    WaitingOffer(DRAFT, position=2),
    WaitingOffer(Draft(), position=2),
    QuestionOffer(DRAFT),
    RegistrationDone(DRAFT),
)
ANSWERS = {
    RegisterCaller: (
        CallerRegistered(),
        CallerRegistered(position=2),
        NoSeatFree(2),
        NoMoreFromLine(4),
        CallerRefused(),
    ),
    RestoreRegistration: (RegistrationRestored(), RegistrationRestored(position=3), NotRestored()),
}
