// Two cuts compared, by keys and pointer: n and p go from change to change, a digit lists one kind.
// Without scripts each change is a link to a page that shows the same.
"use strict";

// A block, since scripts of one page share their names.
{
  const here = () => document.querySelector(".house.compared");
  const rows = () => [...document.querySelectorAll(".changes tr[data-change]")];
  const ribbons = (number) => document.querySelectorAll(`.ribbon[data-change="${CSS.escape(number)}"]`);
  let asked = 0;

  function mark(number) {
    for (const each of document.querySelectorAll(".compared main [aria-current][data-change], .bar[aria-current]")) each.removeAttribute("aria-current");
    document.getElementById(`change-${number}`)?.setAttribute("aria-current", "true");
    for (const each of ribbons(number)) each.setAttribute("aria-current", "true");
    for (const each of document.querySelectorAll(`.bar[data-of="${CSS.escape(number)}"]`)) each.setAttribute("aria-current", "true");
  }

  // Where the ribbon begins in the newer cut comes to a third of what is seen.
  function bring(number) {
    const ribbon = ribbons(number)[0];
    const reel = ribbon?.closest(".reel");
    if (!reel) return;
    const clip = [...document.querySelectorAll(`.bar[data-of="${CSS.escape(number)}"]`)].at(-1) ?? ribbon;
    const box = clip.getBoundingClientRect();
    const frame = reel.getBoundingClientRect();
    if (box.left >= frame.left + 40 && box.right <= frame.right - 40) return;
    reel.scrollBy({ left: box.left - frame.left - frame.width / 3, behavior: "instant" });
  }

  async function showFacts(href) {
    const turn = ++asked;
    const answer = await fetch(`${href}&only=facts`);
    const text = await answer.text();
    if (turn !== asked || !answer.ok) return;
    const facts = new DOMParser().parseFromString(text, "text/html").getElementById("facts");
    if (facts) document.getElementById("facts")?.replaceWith(facts);
  }

  function choose(number, href, { row = false } = {}) {
    // What another part of the cuts draws is on another page.
    if (!ribbons(number).length && document.querySelector(".pager a[href*='part=']")) {
      location.assign(href);
      return;
    }
    mark(number);
    bring(number);
    const listed = document.getElementById(`change-${number}`);
    if (row && listed) listed.scrollIntoView({ block: "nearest", behavior: "instant" });
    const bare = href.split("#")[0];
    history.replaceState(null, "", bare);
    showFacts(bare);
  }

  document.addEventListener("click", (event) => {
    if (!here() || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const link = event.target.closest?.("a");
    const row = event.target.closest?.("tr[data-change]");
    const number = link?.dataset.change ?? link?.dataset.of ?? (link?.dataset.choose || (!link || "choose" in link.dataset ? row?.dataset.change : undefined));
    if (!number) return;
    const href = link?.getAttribute("href") ?? row.querySelector("a[data-choose]")?.getAttribute("href");
    if (!href) return;
    event.preventDefault();
    choose(number, href, { row: !row });
  });

  function step(by) {
    const all = rows();
    const at = all.findIndex((each) => each.hasAttribute("aria-current"));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (next) {
      choose(next.dataset.change, next.querySelector("a[data-choose]").getAttribute("href"), { row: true });
      next.querySelector("a[data-choose]").focus({ preventScroll: true });
    } else document.querySelector(`.pager a[data-list][rel="${by > 0 ? "next" : "prev"}"]`)?.click();
  }

  document.addEventListener("keydown", (event) => {
    if (!here() || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input, select")) return;
    const by = { n: 1, ArrowRight: 1, p: -1, ArrowLeft: -1 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
      return;
    }
    const filter = document.querySelector(`.changes [data-filter="${CSS.escape(event.key)}"]`);
    if (filter) {
      event.preventDefault();
      filter.click();
    }
  });

  // Choosing another cut needs no button where scripts run.
  document.addEventListener("change", (event) => {
    if (event.target.matches(".pair select")) event.target.form.requestSubmit();
  });

  function furnish() {
    if (!here()) return;
    const number = document.querySelector(".changes tr[aria-current]")?.dataset.change
      ?? document.querySelector(".ribbon[aria-current]")?.dataset.change;
    if (!number) return;
    mark(number);
    bring(number);
  }

  document.addEventListener("htmx:after:swap", furnish);
  furnish();
}
