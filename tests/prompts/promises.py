"""What the prompts promise, and the code that keeps each promise."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dialin.prompts.catalogue import load
from dialin.prompts.templates import without_marks

# A sentence with such words promises something: what we do, or what happens without the caller.
WORDS: Mapping[str, str] = {
    "de": r"""
        \b(?:wir|ich)\s(?:(?!sage\b)\w+\s){0,2}?(?:rufen?|schicken?|sagen|melden?|lösche?n?|lesen?|verbinden?|bringen?
            |prüfe?n?|arbeiten?|schreiben?|öffnen?|versuche?n?|nehmen\snichts)\b
        | \b(?:rufen|schicken|sagen|löschen|verbinden|halten)\s(?:wir|ich)\b
        | \bsollen\swir\ssie\b | \bwir\ssie\b.*\banrufen\ssollen\b | \bwir\ssie\sihnen\sschicken\b
        | \bdürfen\swir\sschreiben\b
        | \blöschen\slassen\b
        | \bnichts\sgespeichert\b | \bbehalten\b | \bgelöscht\b | \bnotiert\b
        | \bplatz\s(?:bleibt|ist\ssicher|ist\sreserviert) | \bplatz\sreserviert\b | \bmeldung\sbleibt\b
        | \bbleibt\sihr\splatz\b | \banmeldung\sist\b.*\bsicher\b | \bfrage\sgeht\snicht\sverloren\b
        | \bmensch\s(?:hilft|nimmt)\b
        | \bkommen\ssie\s(?:sofort\s)?hinein\b | \bsind\sgleich\s(?:wieder\s)?dabei\b
        | \bkann\ssie\sniemand\shören\b | \bniemand\skann\ssie\shören\b | \bhört\ssie\sniemand\b
        | \bkönnen\salle\ssie\shören\b | \bmikrofon\s(?:ist\sjetzt|bleibt)\saus\b
        | \bhalten\sihn\b | \bkeine\sautomatischen\sanrufe\b | \bauf\sihrer\sliste\b
        | \bnur\sdas\steam\b | \bbekommt\ssie\sschriftlich\b | \bschriftlich\b
        """,
    "en": r"""
        \b(?:we|i)\s(?:will\s(?!say|continue|hang|never|record\syour)|am\s(?:now\s)?(?:connecting|taking|trying)|delete|read|open|write|check
            |are\s(?:connecting|working|opening))\b
        | \bshall\swe\scall\b | \bus\sto\scall\b | \bby\spost\b | \bshould\swe\swrite\b
        | \bhave\sit\s(?:corrected\sor\s)?deleted\b
        | \bnot\sstored\b | \bnot\skept\b | \bbeen\sdeleted\b | \bmade\sa\snote\b | \bnoted\b
        | \bseat\sis\s(?:safe|reserved)\b | \b(?:keep|have)\syour\sseat\b | \bhand\s(?:is\sstill|stays)\sup\b
        | \bregistration\sis\ssafe\b | \bquestion\sis\snot\slost\b
        | \b(?:person|someone)\swill\b
        | \byou\swill\sgo\s(?:in|straight)\b | \byou\swill\sbe\s(?:in|back)\b
        | \bnobody\scan\shear\b | \beveryone\scan\shear\b | \bmicrophone\s(?:is|stays)\soff\b
        | \bkeep\sit\sfor\syou\b | \bno\smore\sautomatic\scalls\b | \bon\syour\slist\b
        | \bonly\sthe\scity\steam\b | \bin\swriting\b
        """,
}


@dataclass(frozen=True)
class Promise:
    """de, en: the words of it. kept_by: "module:name". how: in a sentence. only_in: where these words mean this."""

    kept_by: str
    how: str
    de: str
    en: str
    only_in: str = r".*"

    def fits(self, key: str, language: str, sentence: str) -> bool:
        words = {"de": self.de, "en": self.en}[language]
        return bool(re.fullmatch(self.only_in, key) and re.search(rf"\b(?:{words})", sentence))


PROMISES = (
    Promise(
        "dialin.dialogue.stages.help.person:enter",
        "The office's telephone rings.",
        r"verbinde sie (jetzt )?mit|mensch (hilft|nimmt)",
        r"connecting you to|(person|someone) will|will find your seat together",
    ),
    Promise(
        "dialin.voice.twiml.rooms:dial_into_event",
        "The call goes into the room, or to the videoconference.",
        r"ich verbinde sie\b|wir verbinden sie\b|gleich (wieder )?dabei",
        r"am connecting you( again)?\.|are connecting you\.|you will be (in|back)",
    ),
    Promise(
        "dialin.jobs.outgoing.place_calls:do",
        "A campaign of starting calls begins by itself for whoever has asked for one.",
        r"wir rufen (sie|die andere person) .*(am|zwischen) .* an|anrufen sollen",
        r"we will call (you|the other person) (on|then|between)|us call (you|the other person)",
        r"reg\.(start_call|done_called)(_other)?|out\.(when|reminder)_called|seat\.status_called",
    ),
    Promise(
        "dialin.jobs.keep_bridges:do",
        "The leg into the videoconference is dialled again until it stands.",
        r"wir arbeiten daran|wir verbinden gerade mit|wir versuchen es immer wieder",
        r"are working on it|are connecting to the event|we keep trying",
    ),
    Promise(
        "dialin.actions.bridges.prove_leg:prove_leg",
        "A line is believed after it has stood for a minute, and not before.",
        r"wir prüfen gerade die verbindung",
        r"just testing the connection",
    ),
    Promise(
        "dialin.voice.twiml.rooms:dial_into_event",
        "Whoever has not got the floor enters the room muted.",
        r"kann sie niemand hören|niemand kann sie hören",
        r"nobody can hear",
    ),
    Promise(
        "dialin.actions.hands.turn_microphone:turn_microphone",
        "Star and 6 close the microphone and open it.",
        r"hört sie niemand|mikrofon ist jetzt aus",
        r"nobody can hear|microphone is off",
        r"star\.menu_live|muted\.self|status\.floor",
    ),
    Promise(
        "dialin.actions.hands.take_back_floor:take_back_floor",
        "Who loses the floor is muted in the same moment.",
        r"mikrofon ist jetzt aus",
        r"microphone is off",
        r"muted\..*|floor\..*",
    ),
    Promise(
        "dialin.actions.hands.answer_recording:answer_recording",
        "Who declines is not unmuted, and staff see that they do.",
        r"mikrofon bleibt aus|wir lesen (ihre frage|sie dann) vor",
        r"microphone stays off|will (read out your question|then read it out)",
    ),
    Promise(
        "dialin.voice.twiml.rooms:dial_into_event",
        "With the floor the caller enters the room unmuted, after the tone.",
        r"können alle sie hören|alle können sie hören",
        r"everyone can hear you",
    ),
    Promise(
        "dialin.actions.seats.claim_seat:claim_seat",
        "A seat is given to its own attendee alone until the no-show time.",
        r"platz (bleibt|ist sicher|ist reserviert)|platz reserviert|bleibt ihr platz",
        r"seat is (safe|reserved)|(keep|have) your seat",
    ),
    Promise(
        "dialin.actions.seats.hold_seat:hold_seat",
        "A dropped caller's seat is held, and the hand stays up with it.",
        r"meldung bleibt|ihren platz haben wir behalten",
        r"hand (is still|stays) up|have kept your seat",
    ),
    Promise(
        "dialin.actions.seats.fill_seats:fill_seats",
        "A free seat goes to whoever waits on the line, by their order.",
        r"kommen sie (sofort )?hinein",
        r"you will go (in|straight in)",
    ),
    Promise(
        "dialin.actions.seats.standby.keep_for:keep_unused_for",
        "Whoever hung up waiting is called when a seat is free, which is held for so long; else nobody calls.",
        r"wir rufen sie an, sobald|sollen wir sie anrufen|wir halten den platz|rufen wir nicht an",
        r"call you as soon as|keep the seat|will not call",
        r"wait\.by_call|wait\.call_promised",
    ),
    Promise(
        "dialin.actions.seats.offers.look_after:look_after_offer",
        "Whoever gets a seat from the waiting list is told, by the way that is said here.",
        r"schreiben wir ihnen|rufen wir sie an|wir rufen sie an",
        r"will write to you|will call you|call you",
        r"wait\.told_.*",
    ),
    Promise(
        "dialin.jobs.deliver_news:do",
        "Whoever is next is told in the event.",
        r"wir sagen ihnen bescheid",
        r"will tell you when it is your turn",
        r"hand\..*",
    ),
    Promise(
        "dialin.dialogue.stages.seat.lobby:hear",
        "The lobby looks at the clock with every text.",
        r"wir sagen ihnen, wenn es losgeht",
        r"will tell you when it starts",
    ),
    Promise(
        "dialin.dialogue.stages.seat.too_early:hear",
        "Whoever stays on the line goes into the lobby when the doors open.",
        r"wir öffnen",
        r"(we|we are) open(ing)?\b",
    ),
    Promise(
        "dialin.admin.calls.call_backs:call_back",
        "Staff see every call back that was promised, and call by hand.",
        r"zurückrufen|wir rufen sie (an|zurück)|rufen wir sie auch zurück|das ist notiert|sollen wir sie anrufen"
        r"|sie .*anrufen sollen|wir rufen sie nach der veranstaltung an|wunsch ist notiert",
        r"call you|made a note|us to call",
        r"person\..*|help\..*|bye\.promise|event\.none|reg\.deadline|reg\.closed",
    ),
    Promise(
        "dialin.actions.outgoing.conclude:conclude",
        "A call that has reached nobody is made again, and that is said only where it is.",
        r"wir rufen später noch einmal an|wir versuchen es gleich noch einmal",
        r"will (call again later|try again shortly)",
        r"out\.(later|soon)",
    ),
    Promise(
        "dialin.actions.outgoing.stop_calling:stop_calling",
        "The number is not called by itself any more, whatever for.",
        r"wir rufen sie nicht noch einmal an|keine automatischen anrufe|wenn wir hier nicht mehr anrufen sollen",
        r"will not call you again|no more automatic calls|us to call here again",
        r"out\.(wrong_person|no_calls|away)",
    ),
    Promise(
        "dialin.dialogue.stages.outgoing.ask_for_person:enter",
        "A minute of silence, then the person is asked for once more.",
        r"ich warte",
        r"will hold on",
        r"out\.wait(_dial)?",
    ),
    Promise(
        "dialin.dialogue.calls_out.course:ask_again",
        "The question follows.",
        r"ich frage noch einmal",
        r"will ask once more",
        r"out\.un(heard|clear)",
    ),
    Promise(
        "dialin.actions.outgoing.look_at_order:look_at_order",
        "Until when is what stands with the offer, which passes on then and not before.",
        r"wir halten ihn",
        r"keep it for you",
        r"out\.offer_until",
    ),
    Promise(
        "dialin.admin.calls.call_backs:call_back",
        "A call-back that was not made stands in the list until it is.",
        r"auf ihrer liste",
        r"on your list",
        r"out\.desk.*",
    ),
    Promise(
        "dialin.admin.questions.pages:print_questions",
        "Staff print all questions for the moderators.",
        r"bekommt sie schriftlich|frage geht nicht verloren",
        r"get it in writing|question is not lost",
    ),
    Promise(
        "dialin.admin.questions.pages:sound_of_question",
        "Only who has signed in can listen.",
        r"nur das team der stadt",
        r"only the city team",
    ),
    Promise(
        "dialin.admin.questions.pages:write_question",
        "Staff type questions up; then the recording is deleted.",
        r"wir schreiben die frage auf",
        r"we write the question down",
        r"q\..*",
    ),
    Promise(
        "dialin.admin.typing_up.pages:type_up_person",
        "Staff type names up; then the recording is deleted.",
        r"wir schreiben die angaben ab|danach löschen wir die aufnahme",
        r"we write the details down|then we delete the rec",
        r"reg\..*",
    ),
    Promise(
        "dialin.jobs.fetch_recordings:do",
        "What nobody keeps is deleted, here and at the provider.",
        r"aufnahme ist gelöscht|keine frage von ihnen behalten",
        r"recording has been deleted|not kept a question",
    ),
    Promise(
        "dialin.jobs.forget_people:do",
        "What is on file about people goes when the days are over, and the sound of what they said.",
        r"danach löschen wir alles|dann löschen wir die aufnahme, spätestens (… tage|einen tag) nach",
        r"later we delete it all|then we delete the recording, at the latest (… days|one day) after",
        r"reg\.privacy|q\.consent",
    ),
    Promise(
        "dialin.admin.erasing.pages:forget_now",
        "Staff delete everything about one person, whenever they ask for it.",
        r"es vorher löschen lassen|berichtigen oder löschen lassen",
        r"have it (corrected or )?deleted",
        r"reg\.privacy(_more)?",
    ),
    Promise(
        "dialin.admin.typing_up.correcting:correct",
        "Staff correct name and number of whoever asks for it.",
        r"ihre angaben berichtigen",
        r"have it corrected",
        r"reg\.privacy_more",
    ),
    Promise(
        "dialin.dialogue.stages.question.consent:hear",
        "Without a 1 no recording begins.",
        r"wir nehmen nichts auf",
        r"will not record anything",
    ),
    Promise(
        "dialin.actions.attendees.register_caller:register_caller",
        "A registration is written at its end, and once.",
        r"ich melde sie jetzt an|alles ist notiert|haben die nummer notiert",
        r"will register you|noted everything|noted the number",
    ),
    Promise(
        "dialin.dialogue.stages.pin.check:hear",
        "Keying the PIN back changes nothing about the registration.",
        r"anmeldung ist trotzdem sicher",
        r"registration is safe",
    ),
    Promise(
        "dialin.actions.pins.open_own_pin:open_own_pin",
        "The PIN is opened on the registered line alone.",
        r"pin lesen wir nur",
        r"we read your pin out only",
    ),
    Promise(
        "dialin.actions.pins.check_pin:check_pin",
        "After too many unknown PINs every caller is led to a person.",
        r"prüfen wir jede pin",
        r"we check every pin",
    ),
    Promise(
        "dialin.voice.conductor:resume",
        "The call is taken up where its saved state is.",
        r"ich versuche es noch einmal",
        r"i am trying again",
    ),
    Promise(
        "dialin.dialogue.stages.help.person:hear",
        "After the office the caller is back where they were.",
        r"ich bringe sie jetzt zurück",
        r"i am taking you back",
    ),
)


def promising() -> Iterator[tuple[str, str, str]]:
    """Language, prompt and sentence, in small letters, of everything that promises something."""
    for code, catalogue in load().items():
        for key, prompt in catalogue.prompts.items():
            for text in prompt.texts.values():
                for sentence in re.split(r"(?<=[.?!])\s", without_marks(text.source, lambda _: "…").casefold()):
                    if re.search(WORDS[code], sentence, re.VERBOSE):
                        yield code, key, sentence


def unkept() -> dict[str, set[str]]:
    """By prompt, the sentences whose promise nothing is known to keep."""
    found: dict[str, set[str]] = {}
    for code, key, sentence in promising():
        if not any(promise.fits(key, code, sentence) for promise in PROMISES):
            found.setdefault(key, set()).add(sentence)
    return found
