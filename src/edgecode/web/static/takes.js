// Playing takes: a line's time seeks the player, Space plays, Escape closes. Without scripts the times are links to the file.
"use strict";

const players = () => [...document.querySelectorAll(".shots video, .shots audio")];
const played = () => document.querySelector("[data-played]") ?? players()[0];

function seek(seconds) {
  const player = played();
  if (!player || !Number.isFinite(seconds)) return;
  // Cameras of one take roll together; a recorder that was started apart has its own times, and is left alone.
  for (const each of players()) if (each === player || (each.matches("video") && player.matches("video"))) each.currentTime = seconds;
  player.play().catch(() => {});
}

document.addEventListener("click", (event) => {
  const at = event.target.closest?.("[data-seek]");
  if (!at || !played() || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  seek(Number(at.dataset.seek));
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.matches("input, select, textarea, button, summary, video, audio")) return;
  const close = document.querySelector("[data-close]");
  if (event.key === "Escape" && close) {
    close.click();
  } else if (event.key === " " && played()) {
    event.preventDefault();
    const player = played();
    if (player.paused) player.play().catch(() => {});
    else player.pause();
  }
});

// Not every browser plays what cameras write: then it is said, and the file itself is a link.
document.addEventListener(
  "error",
  (event) => {
    if (!event.target.matches?.(".players video")) return;
    const said = event.target.closest("figure").querySelector(".refused");
    if (said) said.hidden = false;
  },
  true,
);

// A link into a take may name a moment.
const moment = /^#t=([0-9.]+)$/.exec(location.hash);
if (moment && played()) {
  const player = played();
  const set = () => (player.currentTime = Number(moment[1]));
  if (player.readyState) set();
  else player.addEventListener("loadedmetadata", set, { once: true });
}

// Coming back to the wall, the take one looked at is the one keys go on from.
const back = document.getElementById(location.hash.slice(1));
if (back?.matches("[data-card]")) back.focus();
