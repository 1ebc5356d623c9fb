// The cut by keys and pointer: a clip that is chosen shows what is known of it beside, and the movie goes there.
// Without scripts every clip is a link to a page that shows the same.
"use strict";

// A block, since scripts of one page share their names.
{
  const movie = () => document.getElementById("movie");
  const onStrip = () => [...document.querySelectorAll(".strip a[data-clip]")];
  let asked = 0;

  function mark(key) {
    for (const each of document.querySelectorAll("[data-clip], [data-row]")) {
      if (each.hasAttribute("data-band")) continue;
      if ((each.dataset.clip ?? each.dataset.row) === key && !each.matches("td a")) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    }
    for (const each of onStrip()) each.setAttribute("tabindex", each.dataset.clip === key ? "0" : "-1");
  }

  function scrollTo(clip) {
    const reel = clip.closest(".reel");
    const box = clip.getBoundingClientRect();
    const frame = reel.getBoundingClientRect();
    if (box.left >= frame.left + 30 && box.right <= frame.right - 30) return;
    reel.scrollBy({ left: box.left - frame.left - frame.width / 4, behavior: "instant" });
  }

  async function showFacts(href) {
    const turn = ++asked;
    const answer = await fetch(`${href}&only=facts`);
    const text = await answer.text();
    if (turn !== asked || !answer.ok) return;
    const facts = new DOMParser().parseFromString(text, "text/html").getElementById("facts");
    if (facts) document.getElementById("facts").replaceWith(facts);
  }

  function choose(clip, { seek = true } = {}) {
    mark(clip.dataset.clip);
    scrollTo(clip);
    const href = clip.getAttribute("href");
    history.replaceState(null, "", href);
    if (seek && movie() && clip.dataset.seconds) movie().currentTime = Number(clip.dataset.seconds) + 0.001;
    showFacts(href);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-clip]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const clip = document.getElementById(`clip-${link.dataset.clip}`);
    if (!clip) return;
    event.preventDefault();
    choose(clip);
  });

  function step(by) {
    const all = onStrip();
    const at = all.findIndex((each) => each.hasAttribute("aria-current"));
    const track = at < 0 ? all[0]?.dataset.track : all[at].dataset.track;
    const same = all.filter((each) => each.dataset.track === track);
    const nth = at < 0 ? -1 : same.indexOf(all[at]);
    return same[nth < 0 ? (by > 0 ? 0 : same.length - 1) : nth + by];
  }

  function stepScene(by) {
    const firsts = onStrip().filter((each, nth, all) => each.dataset.track === all[0].dataset.track)
      .filter((each, nth, all) => nth === 0 || each.dataset.scene !== all[nth - 1].dataset.scene);
    const at = Number(onStrip().find((each) => each.hasAttribute("aria-current"))?.dataset.seconds ?? -1);
    const others = by > 0 ? firsts.filter((each) => Number(each.dataset.seconds) > at)
      : firsts.filter((each) => Number(each.dataset.seconds) < at).reverse();
    return others[0];
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !onStrip().length || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input, select, video")) return;
    if (event.key === " " && movie() && !event.target.matches("button, summary, a")) {
      event.preventDefault();
      if (movie().paused) movie().play();
      else movie().pause();
      return;
    }
    const to = { ArrowRight: () => step(1), ArrowLeft: () => step(-1), j: () => stepScene(1), k: () => stepScene(-1) }[event.key];
    if (!to) return;
    event.preventDefault();
    const clip = to();
    if (!clip) return;
    choose(clip);
    clip.focus({ preventScroll: true });
  });

  // While it plays, the line over the strip goes along, and so does the strip.
  function follow() {
    const line = document.querySelector(".playhead");
    if (!line || !movie()) return;
    const now = movie().currentTime;
    const clip = onStrip().find((each) => now >= Number(each.dataset.seconds) && now < Number(each.dataset.until));
    if (!clip) return;
    const body = clip.querySelector(".body").getBBox();
    const share = (now - Number(clip.dataset.seconds)) / (Number(clip.dataset.until) - Number(clip.dataset.seconds));
    line.setAttribute("transform", `translate(${body.x + 9 + share * body.width} 0)`);
    if (!movie().paused) scrollTo(clip);
  }

  function watch() {
    const shown = movie();
    if (!shown || shown.dataset.watched) return;
    shown.dataset.watched = "yes";
    for (const moment of ["timeupdate", "seeked", "loadedmetadata"]) shown.addEventListener(moment, follow);
  }

  function furnish() {
    watch();
    // Of many cuts, the one that is shown is in view.
    const open = document.querySelector(".cut .whole a[aria-current]");
    const row = open?.closest("ol");
    if (row && row.scrollWidth > row.clientWidth) row.scrollLeft = open.offsetLeft - row.offsetLeft - 24;
    const chosen = onStrip().find((each) => each.hasAttribute("aria-current")) ?? onStrip()[0];
    for (const each of onStrip()) each.setAttribute("tabindex", each === chosen ? "0" : "-1");
    const here = document.querySelector(".strip a[aria-current]");
    if (here) scrollTo(here);
  }

  document.addEventListener("htmx:after:swap", furnish);
  furnish();
}
