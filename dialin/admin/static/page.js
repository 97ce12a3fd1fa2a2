// Every staff page: focus on a refusal, the PIN that hides itself, the warning before the session ends.
"use strict";

document.getElementById("fault")?.focus();

const pin = document.getElementById("pin");
if (pin) {
  const hideAt = Date.now() + Number(pin.dataset.seconds) * 1000;
  const words = pin.querySelector("[data-countdown]");
  const countdown = setInterval(() => {
    const left = Math.ceil((hideAt - Date.now()) / 1000);
    if (left > 0) {
      words.textContent = words.dataset.words.replace("{seconds}", left);
      return;
    }
    clearInterval(countdown);
    words.remove();
    pin.querySelector("[data-secret]").remove();
    pin.querySelector(".gone-note").hidden = false;
  }, 1000);
}

const ending = document.getElementById("ending");
if (ending) {
  const TEN_MINUTES = 600_000;
  let expires = Date.now() + Number(ending.dataset.seconds) * 1000;
  setInterval(() => { ending.hidden = expires - Date.now() > TEN_MINUTES; }, 15_000);
  ending.addEventListener("submit", async (event) => {
    event.preventDefault(); // a form that is half filled in must not be left
    const answer = await fetch(ending.action, { method: "POST", body: new FormData(ending) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const seconds = page.getElementById("ending")?.dataset.seconds; // none on the page for signing in
    if (answer.ok && seconds) expires = Date.now() + Number(seconds) * 1000;
    ending.hidden = answer.ok;
  });
}

const printing = document.getElementById("print");
if (printing) {
  printing.hidden = false;
  printing.addEventListener("click", () => window.print());
}
