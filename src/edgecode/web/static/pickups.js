// Pickups: from one thing that might fill a line to the next, and what the browser has of the page is not sent again.
"use strict";

{
  const filler = () => document.activeElement?.closest("[data-filler]") ?? null;
  const owed = () => document.activeElement?.closest(".owed") ?? null;
  const shown = (card) => [...card.querySelectorAll("[data-filler]")].filter((each) => each.checkVisibility?.() ?? true);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select")) return;
    if (document.querySelector("dialog[open]")) return;
    const card = owed();
    if (!card) return;
    const at = filler();
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      const all = shown(card);
      if (!all.length) return;
      event.preventDefault();
      const to = all.indexOf(at) + (event.key === "ArrowRight" ? 1 : -1);
      (to < 0 ? card : all[Math.min(to, all.length - 1)]).focus();
      return;
    }
    const first = at ?? shown(card)[0];
    if (event.key === "Enter" && document.activeElement === (at ?? card)) {
      first?.querySelector("a.frame")?.click();
      return;
    }
    // At a filler its own buttons are meant; those of the first one else.
    const button = at?.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    if (document.querySelector("#who[data-nobody]")) askWho();
    else button.click();
  }, true);

  document.addEventListener("htmx:config:request", (event) => {
    const has = [...document.querySelectorAll("#page section.of-pickups[data-has]")].map((each) => each.dataset.has);
    if (has.length) event.detail.ctx.request.headers["Pickups-Has"] = has.join(" ");
  });
  htmx.registerExtension("pickups-has", {
    htmx_before_morph_node: (node, { newNode }) =>
      !(node.dataset?.has && node.dataset.has === newNode.dataset?.has && !newNode.firstElementChild),
  });
}

// At notes that differ, the key that says "as intended" everywhere does so too; `n` goes to the form for a note.
{
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.matches("input, select") || document.querySelector("dialog[open]")) return;
    const noted = document.activeElement?.closest(".noticed");
    if (event.key === "m" && noted) noted.querySelector('button[data-key="i"]')?.click();
    else if (event.key === "n" && document.getElementById("note-scene")) document.getElementById("note-scene").focus();
    else return;
    event.preventDefault();
  });
}
