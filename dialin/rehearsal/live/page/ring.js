"use strict";
// The telephone rings: who calls is shown and heard, until somebody answers, declines or the caller gives up.

let ringing = null;
let bell = null;

// Two notes in quick turns for a second, then a pause, as telephones do.
function ringOnce() {
  const context = bell.context;
  const begins = context.currentTime;
  for (let place = 0; place < 8; place += 1) {
    const note = context.createOscillator();
    const loudness = context.createGain();
    note.frequency.value = place % 2 ? 480 : 400;
    loudness.gain.value = 0.12;
    note.connect(loudness).connect(context.destination);
    note.start(begins + place * 0.12);
    note.stop(begins + place * 0.12 + 0.11);
  }
}

function startBell() {
  if (!readsAloud || !("AudioContext" in window)) return;
  const context = new AudioContext();
  bell = { context };
  // Browsers let a page sound only once somebody has touched it.
  context.resume().then(() => {
    if (bell?.context !== context) return;
    ringOnce();
    bell.again = setInterval(ringOnce, 3000);
  }).catch(() => undefined);
}

function stopBell() {
  if (!bell) return;
  clearInterval(bell.again);
  bell.context.close().catch(() => undefined);
  bell = null;
}

function showRinging() {
  $("ringing").hidden = ringing === null;
  if (ringing === null) return;
  const line = word("ringsFor").replace("{whose}", ringing.whose).replace("{from}", spaced(ringing.from));
  if ($("ringing-words").textContent !== line) $("ringing-words").textContent = line;
}

function spaced(number) {
  return number.replace(/^\+49(30|40|69|89|\d{3})(\d+)$/, "0$1\u00a0$2");
}

function ring(call) {
  ringing = call;
  showRinging();
  startBell();
  // Whoever types just now goes on typing; the line is read out to them all the same.
  if (!document.activeElement?.matches("input")) $("answer").focus();
}

function stopRinging() {
  stopBell();
  ringing = null;
  showRinging();
}

async function answer() {
  if (ringing === null || sid !== null) return;
  const call = ringing;
  stopRinging();
  hush();
  $("log").replaceChildren();
  try {
    await ask("/calls/" + call.sid + "/answer", {});
  } catch {
    write("note", word("gone"));
    return;
  }
  sid = call.sid;
  write("note", word("answered") + " " + spaced(call.from));
  show("connected");
  $("hangup").focus();
  listen(sid);
}

async function decline() {
  if (ringing === null) return;
  const call = ringing;
  stopRinging();
  write("note", word("declined"));
  await ask("/calls/" + call.sid + "/decline", {}).catch(() => undefined);
}

// Which calls ring at the telephones of this page; while one is taken, others wait.
async function waitForCalls() {
  for (;;) {
    let found = [];
    try {
      found = (await ask("/ringing?wait=" + (ringing ? 0 : 20))).legs;
    } catch {
      await new Promise((done) => { setTimeout(done, 3000); });
    }
    const still = ringing && found.some((call) => call.sid === ringing.sid);
    if (ringing && !still) {
      write("note", word("missed") + " " + spaced(ringing.from));
      stopRinging();
    }
    if (!ringing && sid === null && found.length) ring(found[0]);
    if (found.length) await new Promise((done) => { setTimeout(done, 500); });
  }
}

function beginRinging(telephones) {
  if (!telephones.length) return;
  $("answer").addEventListener("click", answer);
  $("decline").addEventListener("click", decline);
  $("from").value = telephones[0].number;
  for (const telephone of telephones) {
    const option = document.createElement("option");
    option.value = telephone.number;
    option.label = telephone.whose;
    $("telephones").append(option);
  }
  const whose = telephones.map((telephone) => telephone.whose + " (" + spaced(telephone.number) + ")").join(", ");
  $("mine").dataset.whose = whose;
  translate(language);
  waitForCalls();
}
