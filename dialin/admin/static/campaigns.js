// Calls and messages: asks for the live part again and again, swaps it, and says what has changed.
"use strict";

const EVERY = 3000;
const live = document.getElementById("campaigns");
const news = document.getElementById("news");
const lost = document.getElementById("lost");
let tag = live.dataset.tag;
let timer = null;

const sayings = () => new Map([...live.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, one.dataset.say]));

function swap(html) {
  const before = sayings();
  const focused = live.contains(document.activeElement) ? document.activeElement : null;
  const section = focused?.closest("section")?.querySelector("h2")?.id;
  const shut = new Map([...live.querySelectorAll("details")].map((one) => [one.id, one.open]));
  live.innerHTML = html;
  for (const one of live.querySelectorAll("details")) one.open = shut.get(one.id) ?? one.open;
  if (focused) (document.getElementById(focused.id) ?? document.getElementById(section))?.focus({ preventScroll: true });
  const changed = [...sayings()].filter(([key, words]) => before.get(key) !== words).map(([, words]) => words);
  if (changed.length) news.textContent = changed.join(". ");
}

// A button that is replaced while it is pressed down would lose the click.
let release = null;
const released = () => { release?.(); release = null; };
let held = Promise.resolve();
live.addEventListener("pointerdown", () => { held = new Promise((resolve) => { release = resolve; }); });
for (const end of ["pointerup", "pointercancel", "blur"]) window.addEventListener(end, () => setTimeout(released));

async function ask() {
  try {
    const answer = await fetch(live.dataset.url, {
      headers: { "If-None-Match": `"${tag}"` }, cache: "no-store", signal: AbortSignal.timeout(8000),
    });
    if ([401, 403, 404].includes(answer.status)) return location.reload();
    if (!answer.ok && answer.status !== 304) throw new Error(answer.status);
    if (answer.status === 200) {
      const html = await answer.text();
      await held;
      tag = answer.headers.get("ETag").replaceAll('"', "").replace("W/", "");
      swap(html);
    }
    lost.hidden = true;
  } catch {
    lost.textContent = lost.dataset.lost;
    lost.hidden = false;
  }
  timer = document.hidden ? null : setTimeout(ask, EVERY);
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && timer === null) ask();
});
timer = setTimeout(ask, EVERY);
