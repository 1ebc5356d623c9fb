// Lining by hand on the page: a take's lines are dragged over the text, or moved by keys. Without scripts they are typed.
"use strict";

const PART = /^(\d{1,6})(?:\s*[-–—]\s*(\d{1,6}))?\s*(off)?$/i;

const field = () => (document.activeElement?.matches("[data-lines]") ? document.activeElement : null);
const lineAt = (target) => Number(target?.closest?.("[data-line]")?.dataset.line ?? 0);
const lastLine = () => document.querySelectorAll("[data-line]").length;

function parts(text) {
  return text.split(/[;,]/).flatMap((part) => {
    const found = PART.exec(part.trim());
    if (!found) return [];
    return [{ first: Number(found[1]), last: Number(found[2] ?? found[1]), off: Boolean(found[3]) }];
  });
}

function said(spans) {
  const words = spans.map(({ first, last, off }) => `${first === last ? first : `${first}-${last}`}${off ? " off" : ""}`);
  return words.join("; ") || "nothing";
}

function preview() {
  const spans = field() ? parts(field().value) : [];
  document.documentElement.classList.toggle("lining", Boolean(field()));
  for (const block of document.querySelectorAll("[data-line]")) {
    const number = Number(block.dataset.line);
    const over = spans.filter(({ first, last }) => first <= number && number <= last);
    block.classList.toggle("by-hand", over.length > 0);
    block.classList.toggle("off", over.length > 0 && over.every(({ off }) => off));
  }
}

// What is being said of a take stays as it is while the page follows what others do, with the state it was said about: lined
// by somebody else meanwhile, it is refused and both words are shown.
function begun() {
  field()?.form.toggleAttribute("hx-morph-skip", field().value !== field().defaultValue);
}

function write(spans) {
  field().value = said(spans);
  begun();
  preview();
}

document.addEventListener("input", begun);
document.addEventListener("submit", (event) => event.target.removeAttribute("hx-morph-skip"), true);

// Where a drag begins what was there before is kept, but for the lines that are dragged over.
let dragged = null;

function without(spans, first, last) {
  return spans.flatMap((span) => [
    ...(span.first < first ? [{ ...span, last: Math.min(span.last, first - 1) }] : []),
    ...(span.last > last ? [{ ...span, first: Math.max(span.first, last + 1) }] : []),
  ]);
}

function dragTo(number) {
  const [first, last] = [Math.min(dragged.from, number), Math.max(dragged.from, number)];
  const spans = [...without(dragged.before, first, last), { first, last, off: dragged.off }];
  write(spans.sort((one, other) => one.first - other.first));
}

document.addEventListener("pointerdown", (event) => {
  const number = lineAt(event.target);
  if (!field() || !number || event.button) return;
  event.preventDefault();
  dragged = { from: number, off: event.altKey, before: event.shiftKey ? parts(field().value) : [] };
  dragTo(number);
});

document.addEventListener("pointermove", (event) => {
  const number = dragged && lineAt(document.elementFromPoint(event.clientX, event.clientY));
  if (number) dragTo(number);
});

document.addEventListener("pointerup", () => {
  dragged = null;
});

document.addEventListener("keydown", (event) => {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!field() || !by || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const spans = parts(field().value);
  const span = spans.at(-1) ?? { first: 1, last: 0, off: false };
  const within = (number) => Math.max(1, Math.min(number, lastLine()));
  if (event.shiftKey) span.first = Math.min(within(span.first + by), span.last);
  else span.last = Math.max(within(span.last + by), span.first);
  span.off = event.altKey ? !span.off : span.off;
  write([...spans.slice(0, -1), span]);
  document.getElementById(`line-${event.shiftKey ? span.first : span.last}`)?.scrollIntoView({ block: "nearest" });
});

for (const name of ["focusin", "focusout", "input"]) document.addEventListener(name, preview);
