// The seat board: asks for its live part again and again, swaps it, says what changed, and counts the minutes.
"use strict";

const EVERY = 1500; // with the time that asking takes, the board is never more than two seconds behind
const board = document.getElementById("board");
const news = document.getElementById("news");
const lost = document.getElementById("lost");
const title = document.title;
let tag = board.dataset.tag;
let lostSince = null;
const ahead = Date.now() - Date.parse(board.dataset.now); // of this computer's clock, in milliseconds
let timer = null;
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
function sayings() {
  return new Map([...board.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, one.dataset.say]));
}

function swap(html) {
  const before = sayings();
  const focused = board.contains(document.activeElement) ? document.activeElement : null;
  const section = focused?.closest("section")?.querySelector("h2")?.id;
  const open = [...board.querySelectorAll("details[open]")].map((one) => one.id);
  const typed = [...board.querySelectorAll("input[id]")].map((one) => [one.id, one.value, one.selectionStart]);
  board.innerHTML = html;
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  for (const [id, words, at] of typed) {
    const field = document.getElementById(id);
    field?.setRangeText(words, 0, 0);
    field?.setSelectionRange(at, at);
  }
  if (focused) (document.getElementById(focused.id) ?? document.getElementById(section))?.focus({ preventScroll: true });
  const changed = [...sayings()].filter(([key, words]) => before.get(key) !== words).map(([, words]) => words);
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

// A button that is replaced while it is pressed down would lose the click.
let release = null;
const released = () => { release?.(); release = null; };
let held = Promise.resolve();
board.addEventListener("pointerdown", () => { held = new Promise((resolve) => { release = resolve; }); });
for (const end of ["pointerup", "pointercancel", "blur"]) window.addEventListener(end, () => setTimeout(released));

async function ask() {
  try {
    const answer = await fetch(board.dataset.url, {
      headers: { "If-None-Match": `"${tag}"` }, cache: "no-store", signal: AbortSignal.timeout(8000),
    });
    if ([401, 403, 404].includes(answer.status)) return leave(answer.status === 401);
    if (!answer.ok && answer.status !== 304) throw new Error(answer.status);
    if (answer.status === 200) {
      const html = await answer.text();
      await held;
      tag = answer.headers.get("ETag").replaceAll('"', "").replace("W/", "");
      swap(html);
    }
    lostSince = null;
    lost.hidden = true;
  } catch {
    lostSince ??= clock.format(now());
    lost.textContent = lost.dataset.lost.replace("{time}", lostSince);
    lost.hidden = false;
  }
  timer = document.hidden ? null : setTimeout(ask, EVERY);
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

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && timer === null) ask();
});
setInterval(tick, 1000);
ringForNew();
tick();
timer = setTimeout(ask, EVERY);
