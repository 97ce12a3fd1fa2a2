// Calls and messages: a live part that says what has changed.
"use strict";

const news = document.getElementById("news");
const lost = document.getElementById("lost");

keepLive(document.getElementById("campaigns"), {
  every: 3000,
  rest: 10, // of ten thousand people it is a matter of seconds whom it would tell
  swapped: (changed) => { if (changed.length) news.textContent = changed.join(". "); },
  gone: () => location.reload(),
  reached: (isReached) => {
    if (!isReached) lost.textContent = lost.dataset.lost;
    lost.hidden = isReached;
  },
});
