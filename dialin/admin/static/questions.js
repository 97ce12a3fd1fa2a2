// The questions: keys for the player while typing, as with a foot pedal, and the print button.
"use strict";

const BACK_SECONDS = 3;

document.addEventListener("keydown", (event) => {
  if (event.key !== "F8" && event.key !== "F7") return;
  const player = event.target.closest(".question")?.querySelector("audio");
  if (!player) return;
  event.preventDefault();
  if (event.key === "F7") player.currentTime = Math.max(0, player.currentTime - BACK_SECONDS);
  else if (player.paused) player.play();
  else player.pause();
});

const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
