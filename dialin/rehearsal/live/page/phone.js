"use strict";
// The browser telephone: keys, words and prompts of one call, over the control API of the company.

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];
let sid = null;
let state = "idle";
let detail = "";

async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  };
  const answer = await fetch("/rehearsal" + path, options);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.status === 204 ? null : answer.json();
}

function show(next, text) {
  state = next;
  detail = text || "";
  const line = $("state");
  line.dataset.state = next;
  line.textContent = word(next) + (detail ? ": " + detail : "");
  const isOn = sid !== null;
  document.body.classList.toggle("on", isOn);
  $("call").disabled = isOn;
  $("hangup").disabled = !isOn;
  $("words").disabled = $("say").disabled = !isOn;
  for (const key of $("keypad").children) key.disabled = !isOn;
}

function write(kind, text, who) {
  const item = document.createElement("p");
  item.className = kind;
  if (who) {
    const name = document.createElement("b");
    name.textContent = who + " ";
    item.append(name);
  }
  item.append(text);
  const log = $("log");
  const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  log.append(item);
  if (wasAtEnd) log.scrollTop = log.scrollHeight;
  return item;
}

// Music is a recording that comes again and again: one line says so.
function writeOnce(kind, text, who) {
  const last = $("log").lastElementChild;
  if (!last?.matches("." + kind) || last.lastChild.data !== text) write(kind, text, who);
}

// ---------------------------------------------------------------- what is heard

function hear(event) {
  switch (event.kind) {
    case "state":
      if (!["over", "ringing"].includes(event.state)) show(event.state, event.state === "connected" ? "" : event.text);
      break;
    case "say":
      write("say", event.text).lang = event.language || "";
      speak(event.text, event.language);
      break;
    case "play":
      writeOnce("play", event.text.split(" ")[0].split("/").pop(), word("recording"));
      play(event.text.split(" ")[0]);
      break;
    case "cut":
      hush();
      break;
    case "tone": case "ring": write("note", word(event.kind)); break;
    case "digits": write("note", event.text, word("tone")); break;
    case "room": write("note", word(ROOM_NOTES[event.text] || event.text)); break;
  }
}

async function listen(mine) {
  let after = 0;
  while (sid === mine) {
    let news;
    try {
      news = await ask("/calls/" + mine + "/events?after=" + after);
    } catch {
      if (sid !== mine) return;
      write("note", word("lost"));
      return end();
    }
    if (sid !== mine) return;
    after += news.events.length;
    news.events.forEach(hear);
    if (news.over) return end();
  }
}

// ---------------------------------------------------------------- what the person does

async function call() {
  if (sid !== null) return;
  hush();
  $("log").replaceChildren();
  show("dialling");
  try {
    const from = $("withheld").checked ? "anonymous" : $("from").value.trim();
    sid = (await ask("/calls", { to: $("to").value.trim(), from })).sid;
  } catch {
    write("note", word("refused"));
    return show("idle");
  }
  show("dialling");
  listen(sid);
}

function end() {
  const had = document.activeElement;
  sid = null;
  show("over");
  if (had && had.disabled) $("call").focus();
}

async function hangUp() {
  if (sid === null) return;
  const mine = sid;
  hush();
  write("you", word("hangup"), word("you"));
  end();
  await ask("/calls/" + mine + "/hangup", {}).catch(() => undefined);
}

function press(key) {
  if (sid === null) return;
  hush();
  const last = $("log").lastElementChild;
  if (last && last.classList.contains("keys")) last.append(" " + key);
  else write("you keys", key, word("you"));
  const button = $("keypad").querySelector('[data-key="' + key + '"]');
  button.classList.add("down");
  setTimeout(() => button.classList.remove("down"), 150);
  queue = queue.then(() => ask("/calls/" + sid + "/keys", { keys: key })).catch(() => undefined);
}
// Keys reach the company in the order in which they were pressed.
let queue = Promise.resolve();

function say() {
  const words = $("words").value.trim();
  if (sid === null || !words) return;
  hush();
  write("you", words, word("you"));
  $("words").value = "";
  ask("/calls/" + sid + "/say", { text: words }).catch(() => undefined);
}

// ---------------------------------------------------------------- the page

function translate(next) {
  setLanguage(next, "title");
  $("keypad").setAttribute("aria-label", word("keypad"));
  for (const key of $("keypad").children) nameKey(key);
  $("mine").hidden = !$("mine").dataset.whose;
  $("mine").textContent = word("mine") + " " + $("mine").dataset.whose;
  showRinging();
  show(state, detail);
}

function nameKey(button) {
  const names = { "*": word("star"), "#": word("hash") };
  button.setAttribute("aria-label", names[button.dataset.key] || button.dataset.key);
}

function onKey(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key === "Escape") return ringing ? decline() : hangUp();
  const inField = event.target.matches("input:not([type=checkbox])");
  if (inField) return;
  if (KEYS.includes(event.key) && sid !== null) {
    event.preventDefault();
    press(event.key);
  } else if (event.key === "Enter" && !event.target.matches("button, input, a")) ringing ? answer() : call();
}

async function begin() {
  for (const key of KEYS) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.key = key;
    button.textContent = key;
    button.addEventListener("click", () => press(key));
    $("keypad").append(button);
  }
  $("dial").addEventListener("submit", (event) => { event.preventDefault(); call(); });
  $("speak").addEventListener("submit", (event) => { event.preventDefault(); say(); });
  $("hangup").addEventListener("click", hangUp);
  $("withheld").addEventListener("change", () => { $("from").disabled = $("withheld").checked; });
  $("voice").addEventListener("click", () => {
    readsAloud = !readsAloud;
    $("voice").setAttribute("aria-pressed", String(readsAloud));
    if (!readsAloud) { hush(); stopBell(); }
  });
  offerLanguages(translate);
  document.addEventListener("keydown", onKey);
  // Browsers fill their list of voices late; asking once starts that.
  if ("speechSynthesis" in window) speechSynthesis.getVoices();
  else tellMissing("noSpeech");
  translate("de");
  const found = await ask("/state");
  $("to").value = $("to").value || found.numbers[0] || "";
  for (const number of found.numbers) {
    const option = document.createElement("option");
    option.value = number;
    $("numbers").append(option);
  }
  beginRinging(found.telephones);
}

begin();
