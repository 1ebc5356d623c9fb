// The wall by keys: arrows go from panel to panel, also up and down. Enter follows a panel's own link.
// A picture that cannot be made smaller says why in its place.
"use strict";

// A block, since scripts of one page share their names.
{
  const panels = () => [...document.querySelectorAll("a[data-panel]")];

  // Up and down keep to the column one began in, also over a short row: down and up again is where one was.
  let column = null;

  function beside(all, at, key) {
    if (key === "ArrowRight") return all[at + 1];
    if (key === "ArrowLeft") return all[at - 1];
    const from = all[at].getBoundingClientRect();
    const down = key === "ArrowDown";
    const others = down ? all.slice(at + 1) : all.slice(0, at).reverse();
    const row = others.find((each) => Math.abs(each.getBoundingClientRect().top - from.top) > 20);
    if (!row) return undefined;
    const top = row.getBoundingClientRect().top;
    const inRow = others.filter((each) => Math.abs(each.getBoundingClientRect().top - top) < 20);
    const left = column?.at === all[at] ? column.left : from.left;
    const away = (each) => Math.abs(each.getBoundingClientRect().left - left);
    const to = inRow.reduce((best, each) => (away(each) < away(best) ? each : best));
    column = { at: to, left };
    return to;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.defaultPrevented) return;
    if (!event.key.startsWith("Arrow") || event.target.matches("input, select, video") || document.querySelector("dialog[open]")) return;
    const all = panels();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    const scene = document.activeElement?.closest("[data-card]")?.querySelector("a[data-panel]");
    const to = at < 0 ? (scene ?? all[0]) : beside(all, at, event.key);
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.closest("li").scrollIntoView({ block: "nearest" });
  });
}

{
  const STILL = "/boards/still?";

  async function say(image) {
    const answer = await fetch(image.src);
    if (answer.ok || !image.isConnected) return;
    const words = document.createElement("span");
    words.className = "words";
    words.textContent = image.alt || "no words";
    const why = document.createElement("span");
    why.className = "facts";
    why.textContent = (await answer.text()).trim();
    image.closest("a.frame")?.classList.add("wordy");
    image.replaceWith(words, why);
  }

  const isStill = (target) => target instanceof HTMLImageElement && target.getAttribute("src").startsWith(STILL);
  document.addEventListener("error", (event) => { if (isStill(event.target)) say(event.target); }, true);
  for (const image of document.images) if (isStill(image) && image.complete && !image.naturalWidth && image.currentSrc) say(image);
}
