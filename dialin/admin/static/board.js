// The seat board: a live part that says what changed and rings for trouble, and clocks that count the minutes.
"use strict";

const EVERY = 1500; // with the time that asking takes, the board is never more than two seconds behind
const board = document.getElementById("board");
const news = document.getElementById("news");
const lost = document.getElementById("lost");
const title = document.title;
let lostSince = null;
const ahead = Date.now() - Date.parse(board.dataset.now); // of this computer's clock, in milliseconds
let known = troubles();
let audio = null;

const zone = document.getElementById("clock").dataset.zone;
const clock = new Intl.DateTimeFormat("de", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
const now = () => Date.now() - ahead;

function switchFor(id, change) {
  const button = document.getElementById(id);
  const set = (on) => { button.setAttribute("aria-pressed", on); localStorage.setItem(`dialin.${id}`, on); change?.(on); };
  button.hidden = false;
  set((localStorage.getItem(`dialin.${id}`) ?? button.getAttribute("aria-pressed")) === "true");
  button.addEventListener("click", () => set(button.getAttribute("aria-pressed") !== "true"));
  return () => button.getAttribute("aria-pressed") === "true";
}
const isLoud = switchFor("sound");
const isCalm = switchFor("calm", (on) => document.body.classList.toggle("calm", on));

function troubles() {
  return new Set([...board.querySelectorAll("[data-trouble]")].map((one) => one.dataset.trouble));
}

function tellNews(changed) {
  if (changed.length) {
    const more = changed.length > 1 ? `, ${news.dataset.more.replace("{count}", changed.length - 1)}` : "";
    news.textContent = changed[0] + more;
  }
  ringForNew();
  tick();
}

function ringForNew() {
  const present = troubles();
  if ([...present].some((one) => !known.has(one)) && isLoud()) ring();
  known = present;
  document.title = present.size ? `(${present.size}!) ${title}` : title;
}

function ring() {
  audio ??= new AudioContext();
  for (const [pitch, at] of [[660, 0], [880, 0.18]]) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = pitch;
    volume.gain.value = 0.15;
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + at);
    tone.stop(audio.currentTime + at + 0.15);
  }
}

// What whoever sits here may no longer see is not left standing either.
function leave(signedOut) {
  board.replaceChildren();
  document.title = title;
  lost.textContent = signedOut ? lost.dataset.out : lost.dataset.notYours;
  lost.hidden = false;
  document.getElementById("lost-link").hidden = !signedOut;
}

function tick() {
  document.querySelector("[data-clock]").textContent = clock.format(now());
  if (isCalm()) return;
  const { minutes, seconds } = board.dataset;
  for (const one of board.querySelectorAll("[data-since], [data-until]")) {
    const past = Math.max(0, Math.abs(now() - Date.parse(one.dataset.since ?? one.dataset.until)) / 1000);
    const full = one.dataset.until ? Math.ceil(past / 60) : Math.floor(past / 60);
    const hours = full > 599 ? "" : full > 59 ? `${Math.floor(full / 60)} h ` : "";
    const words = one.dataset.unit === "s" && past < 600
      ? seconds.replace("{count}", Math.floor(past)) : hours + minutes.replace("{count}", full % 60);
    const span = full > 599 ? "" : one.dataset.until ? board.dataset.in.replace("{time}", words) : words;
    if (one.textContent !== span) one.textContent = span;
  }
}

function say(isReached) {
  lostSince = isReached ? null : lostSince ?? clock.format(now());
  if (lostSince) lost.textContent = lost.dataset.lost.replace("{time}", lostSince);
  lost.hidden = isReached;
}

setInterval(tick, 1000);
ringForNew();
tick();
keepLive(board, { every: EVERY, swapped: tellNews, gone: (status) => leave(status === 401), reached: say });
