"""Text messages and mails to one person: what is said for each purpose, in their language."""

from dataclasses import dataclass

from dialin.letters.messages.facts import Facts, Values, mail_values, sms_values
from dialin.letters.messages.wording import Sentence, filled, words_of
from dialin.letters.printing.wording import language_of
from dialin.rules.outgoing.text_messages import fits, in_sms_alphabet
from dialin.rules.outgoing.words import Purpose

# What is said by telephone alone, or in a letter, has no message.
WRITTEN_PURPOSES = frozenset({Purpose.PIN, Purpose.REMINDER, Purpose.START, Purpose.OFFER, Purpose.CANCELLED})
_SHORT_CITY = 40  # characters
_NEEDED = 2  # sentences of an SMS, of which none is left out


@dataclass(frozen=True, slots=True)
class MailText:
    """The subject, which stands on lock screens, names neither the PIN nor the topic."""

    subject: str
    text: str
    language: str


def sms_text(purpose: Purpose, facts: Facts, language: str) -> list[str]:
    """The SMS to send, mostly one, in their order; a PIN that does not fit in beside the rest comes in one of its own.

    language: the person's; where nothing is written in it, the event's. Raises ValueError for a purpose without words.
    """
    key, written_in = _key(purpose, facts), language_of(language, facts.gathering.language)
    words, values = words_of(written_in), sms_values(facts, written_in)
    values = {name: None if value is None else in_sms_alphabet(value) for name, value in values.items()}
    whole = {**values, "city": values["city"] or words.city}
    if purpose is Purpose.PIN and not fits(" ".join(filled(words.sms[key][0], whole))):
        key = f"{key}_apart"
    return [text for sentences in words.sms[key] for text in _fitting(sentences, whole)]


def mail_text(purpose: Purpose, facts: Facts, language: str) -> MailText:
    """Language and what is raised: as for SMS."""
    key, written_in = _key(purpose, facts), language_of(language, facts.gathering.language)
    words, values = words_of(written_in), mail_values(facts, written_in)
    values = {**values, "city": values["city"] or words.city}
    mail = words.mail[key]
    paragraphs = filled(mail.paragraphs, values)
    return MailText(" ".join(filled([mail.subject], values)), "\n\n".join(paragraphs) + "\n", written_in)


def _key(purpose: Purpose, facts: Facts) -> str:
    if purpose not in WRITTEN_PURPOSES:
        raise ValueError(f"there is no message for {purpose}")
    if purpose is Purpose.PIN:
        if facts.pin is None:
            raise ValueError("a message about the PIN needs the PIN")
        return "pin_waiting" if facts.is_waiting else "pin"
    return purpose.value


def _fitting(sentences: tuple[Sentence, ...], values: Values) -> list[str]:
    """All sentences, or else with a shorter name of the city, without the last ones, or the needed ones one by one."""
    short = {**values, "city": _shortened(values["city"] or "")}
    texts = [" ".join(filled(sentences, values))]
    texts += [" ".join(filled(sentences[:most], short)) for most in range(len(sentences), _NEEDED - 1, -1)]
    return next(([text] for text in texts if fits(text)), filled(sentences[:_NEEDED], short))


def _shortened(city: str) -> str:
    """At the end of a word, where there is one."""
    if len(city) <= _SHORT_CITY:
        return city
    return (city[: _SHORT_CITY + 1].rpartition(" ")[0] or city[:_SHORT_CITY]).rstrip(" ,-/")
