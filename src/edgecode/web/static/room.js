// The room's keys, and how it follows the folder. Without scripts every page still shows and every form still works.
"use strict";

document.documentElement.classList.add("scripted");

// On a phone the pages' names go past the edge: the one that is open is in view.
addEventListener("load", () => {
  const here = document.querySelector(".nav nav [aria-current]");
  const bar = here?.parentElement;
  if (bar && bar.scrollWidth > bar.clientWidth) bar.scrollLeft = here.offsetLeft + here.offsetWidth - bar.clientWidth + 16;
});

// What lies folded is passed by.
const cards = () => [...document.querySelectorAll("[data-card]")].filter((each) => each.checkVisibility?.() ?? true);
let nth = 0;

const current = () => document.activeElement?.closest("[data-card]") ?? null;

function go(to) {
  const all = cards();
  if (!all.length) return;
  nth = Math.max(0, Math.min(to, all.length - 1));
  all[nth].focus();
}

function step(by) {
  const at = cards().indexOf(current());
  go(at < 0 ? (by > 0 ? 0 : cards().length - 1) : at + by);
}

function askWho() {
  const first = document.querySelector("#ask button") ?? document.querySelector("#who summary");
  first?.focus();
}

document.addEventListener("focusin", () => {
  const at = cards().indexOf(current());
  if (at >= 0) nth = at;
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape" && (event.target.matches("input") || document.querySelector("#told > *"))) {
    document.getElementById("told").replaceChildren();
    if (event.target.matches("input")) (current() ?? document.body).focus();
    return;
  }
  if (event.target.matches("input, select") || document.querySelector("dialog[open]")) return;
  const everywhere = document.querySelector(`[data-everywhere][data-key="${CSS.escape(event.key)}"]`);
  if (everywhere) {
    event.preventDefault();
    if (everywhere.matches("[data-as-person]") && document.querySelector("#who[data-nobody]")) askWho();
    else everywhere.click();
    return;
  }
  if ((event.key === "j" || event.key === "k") && cards().length) {
    event.preventDefault();
    step(event.key === "j" ? 1 : -1);
    return;
  }
  const button = current()?.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  if (document.querySelector("#who[data-nobody]")) askWho();
  else button.click();
});

// The keys of the page, in a dialog of its own: it closes by Escape.
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
});

// A card that was decided leaves; whoever reads goes on at the next one, in the same place.
document.addEventListener("htmx:after:swap", () => {
  const told = document.activeElement;
  // A card that moved among those decided keeps what it had of the focus until it is drawn there, out of sight.
  const left = !told || told === document.body || told.matches("[id^='card-']:not([data-card])");
  if (left && cards().length) go(nth);
});

document.addEventListener("htmx:before:request", (event) => {
  if (event.target.matches("form")) document.getElementById("told").replaceChildren();
});

function tell(text) {
  const line = document.createElement("p");
  line.textContent = text;
  const told = document.getElementById("told");
  told.replaceChildren(line);
  setTimeout(() => line.remove(), 6000);
}

// What one reads stays where it is: the card one is at, else the topmost thing in view, is put back where it stood.
function held() {
  const at = current();
  if (at) return { id: at.id, top: at.getBoundingClientRect().top };
  // A long wall is not laid out where it is out of sight: only the scene in view is looked through.
  const board = [...document.querySelectorAll("section.board")].find((each) => each.getBoundingClientRect().bottom > 60);
  for (const each of board?.querySelectorAll("[id]") ?? document.querySelectorAll("#page [id]")) {
    const box = each.getBoundingClientRect();
    if (box.height && box.bottom > 60 && box.top > -200 && box.top < innerHeight && each.id !== "main") {
      return { id: each.id, top: box.top };
    }
  }
  return null;
}

let following = false;
let again = false;

async function follow(changed) {
  // What answers a form has no address to be asked for again, and is handed out once: it stays as it is.
  if (document.querySelector("#live[data-answer]")) return;
  if (following) {
    again = true;
    return;
  }
  following = true;
  const before = document.getElementById("main")?.textContent;
  const anchor = held();
  try {
    const here = location.pathname + location.search;
    await htmx.ajax("GET", here, { target: "#page", swap: "outerMorph" });
    const now = anchor && document.getElementById(anchor.id);
    if (now) scrollBy({ top: now.getBoundingClientRect().top - anchor.top, behavior: "instant" });
    if (changed && before !== document.getElementById("main")?.textContent) tell(`${changed} changed; the page shows it now.`);
  } finally {
    following = false;
    if (again) {
      again = false;
      follow(changed);
    }
  }
}

document.addEventListener("changed", (event) => follow(event.detail?.data));

// After a pause (a lid closed, edgecode started again) the page catches up with what it missed.
let connected = false;
document.addEventListener("following", () => {
  if (connected) follow("");
  connected = true;
});
