"use strict";
// The voice of the browser telephone: prompts by the browser's own voices, recordings as they are.

let readsAloud = true;
let audio = null;

function voiceFor(tongue) {
  const voices = speechSynthesis.getVoices();
  const short = tongue.slice(0, 2).toLowerCase();
  return voices.find((v) => v.lang.replace("_", "-") === tongue)
    || voices.find((v) => v.lang.toLowerCase().startsWith(short));
}

function speak(text, tongue) {
  if (!readsAloud) return;
  if (!("speechSynthesis" in window)) return tellMissing("noSpeech");
  const voice = voiceFor(tongue || "en-US");
  if (!voice) return tellMissing("noVoice");
  $("no-voice").hidden = true;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  speechSynthesis.speak(utterance);
}

function tellMissing(name) {
  $("no-voice").dataset.word = name;
  $("no-voice").textContent = word(name);
  $("no-voice").hidden = false;
}

function hush() {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
  if (audio) audio.pause();
}

function play(address) {
  if (!readsAloud) return;
  audio = new Audio(address);
  audio.play().catch(() => undefined);
}
