"use strict";
// The mailbox of everybody: text messages, mails and letters, the newest first, as they arrive.

const PAUSE = 2000;
let shown = "";
let items = [];

function part(tag, kind, text) {
  const element = document.createElement(tag);
  element.className = kind;
  element.textContent = text;
  return element;
}

function itemOf(item) {
  const article = document.createElement("article");
  article.className = "item " + item.kind;
  article.dataset.id = item.id;
  const time = new Date(item.at).toLocaleString(language, { dateStyle: "short", timeStyle: "medium" });
  article.append(part("h3", "", word(item.kind) + " " + word("itemTo") + " " + item.to));
  const from = item.from ? word("itemFrom") + " " + item.from + " · " : "";
  article.append(part("p", "hint", from + time + " · " + word(item.status)));
  if (item.subject) article.append(part("p", "subject", item.subject));
  if (item.text) article.append(part("p", "words", item.text.trim()));
  for (const file of item.files) {
    const link = part("a", "file", file.name || word("openLetter"));
    link.href = file.url;
    link.target = "_blank";
    link.rel = "noopener";
    article.append(link);
  }
  return article;
}

function show() {
  const now = language + JSON.stringify(items);
  if (now === shown) return;
  shown = now;
  $("empty").hidden = items.length > 0;
  $("items").replaceChildren(...items.map(itemOf));
}

async function look() {
  try {
    const answer = await fetch("/rehearsal/mailbox");
    if (answer.ok) items = (await answer.json()).items;
    show();
  } catch {
    // The demo has ended, or begins again: the next look tells.
  }
  setTimeout(look, PAUSE);
}

function translate(next) {
  setLanguage(next, "mailboxTitle");
  show();
}

offerLanguages(translate);
translate("de");
look();
