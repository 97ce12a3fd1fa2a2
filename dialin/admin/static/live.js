// A live part of a page: asks for it again and again, and swaps it without taking focus, words or clicks from anybody.
"use strict";

function swapPart(part, html) {
  const sayings = () => new Map([...part.querySelectorAll("[data-key]")].map((one) => [one.dataset.key, one.dataset.say]));
  const before = sayings();
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const section = focused?.closest("section")?.querySelector("h2")?.id;
  const open = new Map([...part.querySelectorAll("details")].map((one) => [one.id, one.open]));
  const typed = [...part.querySelectorAll("input[id]")].map((one) => [one.id, one.value, one.selectionStart]);
  part.innerHTML = html;
  for (const one of part.querySelectorAll("details")) one.open = open.get(one.id) ?? one.open;
  for (const [id, words, at] of typed) {
    const field = document.getElementById(id);
    field?.setRangeText(words, 0, 0);
    field?.setSelectionRange(at, at);
  }
  if (focused) (document.getElementById(focused.id) ?? document.getElementById(section))?.focus({ preventScroll: true });
  return [...sayings()].filter(([key, words]) => before.get(key) !== words).map(([, words]) => words);
}

// every: milliseconds. rest: so many times as long as the last answer took, nobody asks again. swapped: told what the
// part says now and did not before. gone: told the status of a page that this login may not see any more; nobody asks
// again. reached: told each time whether there was an answer.
function keepLive(part, { every, rest = 0, swapped, gone, reached }) {
  let tag = part.dataset.tag;
  let timer = setTimeout(ask, every);

  // A button that is replaced while it is pressed down would lose the click.
  let release = null;
  let held = Promise.resolve();
  const released = () => { release?.(); release = null; };
  part.addEventListener("pointerdown", () => { held = new Promise((resolve) => { release = resolve; }); });
  for (const end of ["pointerup", "pointercancel", "blur"]) window.addEventListener(end, () => setTimeout(released));

  async function ask() {
    const asked = performance.now();
    try {
      const answer = await fetch(part.dataset.url, {
        headers: { "If-None-Match": `"${tag}"` }, cache: "no-store", signal: AbortSignal.timeout(8000),
      });
      if ([401, 403, 404].includes(answer.status)) return gone(answer.status);
      if (!answer.ok && answer.status !== 304) throw new Error(answer.status);
      if (answer.status === 200) {
        const html = await answer.text();
        await held;
        tag = answer.headers.get("ETag").replaceAll('"', "").replace("W/", "");
        swapped(swapPart(part, html));
      }
      reached(true);
    } catch {
      reached(false);
    }
    timer = document.hidden ? null : setTimeout(ask, Math.max(every, rest * (performance.now() - asked)));
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && timer === null) ask();
  });
}
