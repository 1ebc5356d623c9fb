// Playing takes: a line's time seeks the player, Space plays, Escape closes. Without scripts the times are links to the file.
"use strict";

const players = () => [...document.querySelectorAll(".shots video, .shots audio")];

// What this browser does not play is nobody's player: a line's time is then the link to the file that it is without scripts.
function played() {
  const all = players().filter((each) => !refuses(each) || each.readyState);
  return all.find((each) => each.matches("[data-played]")) ?? all[0];
}

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

// Not every browser plays what cameras write: then it is said, the still is shown in place of the player, and the file itself
// is a link. One that plays only the sound of a file does not complain, but has no picture either.
function refuses(player) {
  if (!player.matches(".players video")) return false;
  const nothing = player.error !== null || player.networkState === HTMLMediaElement.NETWORK_NO_SOURCE;
  return nothing || (player.readyState >= HTMLMediaElement.HAVE_METADATA && !player.videoWidth);
}

function judge(player) {
  const figure = player.closest("figure");
  const [said, still] = [figure.querySelector(".refused"), figure.querySelector(".instead")];
  if (!said) return;
  const refused = refuses(player);
  const nothing = refused && player.readyState < HTMLMediaElement.HAVE_METADATA;
  said.hidden = !refused;
  if (still) still.hidden = !refused || still.dataset.none === still.src;
  // The sound that plays keeps its controls.
  player.hidden = nothing && Boolean(still) && !still.hidden;
  player.classList.toggle("sound-alone", refused && !nothing);
}

const judged = () => players().filter((each) => each.matches("video")).forEach(judge);

for (const name of ["error", "loadedmetadata"]) {
  document.addEventListener(
    name,
    (event) => {
      if (event.target.matches?.(".players video")) judge(event.target);
      // There may be no still of it either.
      if (event.target.matches?.(".players .instead") && name === "error") {
        event.target.dataset.none = event.target.src;
        judge(event.target.closest("figure").querySelector("video"));
      }
    },
    true,
  );
}
document.addEventListener("htmx:after:swap", judged);
judged();

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
