"use strict";
// The words of the browser telephone and of the mailbox, and the language in which they stand there.
const WORDS = {
  de: {
    title: "Telefon zum Ausprobieren", phone: "Telefon", to: "Nummer, die Sie anrufen", from: "Ihre eigene Nummer",
    withheld: "Nummer unterdrücken", call: "Anrufen", hangup: "Auflegen", keypad: "Tasten",
    keys: "Auch mit der Tastatur: Ziffern, * und #, Eingabe ruft an oder nimmt ab, Esc legt auf.",
    log: "Was zu hören ist", voice: "Vorlesen", speak: "Sprechen", say: "Sagen",
    idle: "Aufgelegt", dialling: "Wählt …", connected: "Verbunden", room: "Im Raum", bridge: "Durchgestellt",
    over: "Aufgelegt", you: "Sie", tone: "Ton", ring: "Es klingelt", recording: "Aufnahme", cut: "unterbrochen",
    pressed: "Taste", silent: "stumm geschaltet", music: "Musik", started: "Der Raum ist offen",
    noSpeech: "Dieser Browser kann nicht vorlesen. Die Ansagen stehen hier als Text.",
    noVoice: "Für diese Sprache hat der Browser keine Stimme. Die Ansagen stehen hier als Text.",
    mailbox: "Postfach", answer: "Annehmen", decline: "Ablehnen", mine: "Hier klingelt das Telefon von:",
    mailboxTitle: "Postfach zum Ausprobieren", arrived: "Was angekommen ist", sms: "SMS", mail: "E-Mail", letter: "Brief",
    empty: "Noch nichts. SMS, E-Mails und Briefe der Stadt erscheinen hier von selbst.",
    itemTo: "an", itemFrom: "von", openLetter: "Brief öffnen (PDF)", queued: "unterwegs", sent: "abgeschickt",
    delivered: "angekommen", undelivered: "nicht zustellbar", failed: "nicht abgeschickt",
    ringsFor: "Es klingelt bei {whose}. {from} ruft an.", answered: "Angenommen. Am Apparat:",
    declined: "Abgelehnt", missed: "Niemand ging dran. Angerufen hat", gone: "Der Anrufer hat schon aufgelegt.",
    refused: "Der Anruf kam nicht zustande.", lost: "Die Verbindung zur Vermittlung ist weg.", star: "Stern", hash: "Raute",
  },
  en: {
    title: "A telephone to try", phone: "Telephone", to: "Number to call", from: "Your own number",
    withheld: "Withhold my number", call: "Call", hangup: "Hang up", keypad: "Keys",
    keys: "By keyboard too: digits, * and #, Enter calls or answers, Escape hangs up.",
    log: "What is heard", voice: "Read aloud", speak: "Speak", say: "Say",
    idle: "Hung up", dialling: "Dialling …", connected: "Connected", room: "In the room", bridge: "Put through",
    over: "Hung up", you: "You", tone: "Tone", ring: "It rings", recording: "Recording", cut: "interrupted",
    pressed: "Key", silent: "muted", music: "Music", started: "The room is open",
    noSpeech: "This browser cannot read aloud. The prompts stand here as text.",
    noVoice: "The browser has no voice for this language. The prompts stand here as text.",
    mailbox: "Mailbox", answer: "Answer", decline: "Decline", mine: "Here rings the telephone of:",
    mailboxTitle: "A mailbox to try", arrived: "What has arrived", sms: "Text message", mail: "E-mail", letter: "Letter",
    empty: "Nothing yet. The city’s text messages, e-mails and letters appear here by themselves.",
    itemTo: "to", itemFrom: "from", openLetter: "Open the letter (PDF)", queued: "on its way", sent: "sent",
    delivered: "delivered", undelivered: "could not be delivered", failed: "not sent",
    ringsFor: "It rings for {whose}. {from} is calling.", answered: "Answered. On the line:",
    declined: "Declined", missed: "Nobody answered. The call came from", gone: "The caller has already hung up.",
    refused: "The call did not come about.", lost: "The exchange cannot be reached.", star: "star", hash: "hash",
  },
};
// What the company notes of a room, by the names of its words above.
const ROOM_NOTES = { music: "music", "the room has started": "started" };
let language = "de";

const $ = (id) => document.getElementById(id);
const word = (name) => WORDS[language][name] || name;

function setLanguage(next, title) {
  language = next;
  document.documentElement.lang = next;
  document.title = word(title);
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === next));
  }
}

function offerLanguages(translate) {
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => translate(button.dataset.language));
  }
}
