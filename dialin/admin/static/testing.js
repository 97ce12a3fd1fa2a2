// Test calls: a live part that says each step as it happens.
"use strict";

const news = document.getElementById("news");
const lost = document.getElementById("lost");

keepLive(document.getElementById("tests"), {
  every: 2000,
  swapped: (changed) => { if (changed.length) news.textContent = changed.join(". "); },
  gone: () => location.reload(),
  reached: (isReached) => {
    if (!isReached) lost.textContent = lost.dataset.lost;
    lost.hidden = isReached;
  },
});
