// How long a decision took, and how many links of its evidence were opened: kept only on cards that have a field for it,
// which they have where the person consented. Nothing is counted on any other card.
"use strict";

(() => {
  const timed = () => [...document.querySelectorAll("form[data-timed]")];
  const name = (form) => `seen ${form.dataset.timed} ${form.elements.finding.value}`;
  const read = (form) => JSON.parse(sessionStorage.getItem(name(form)) ?? "null");

  function see(form) {
    if (!read(form)) sessionStorage.setItem(name(form), JSON.stringify({ at: Date.now(), opened: [] }));
  }

  // Looking a link up leads to another page and back: what was seen of a card is kept for this window, under the name.
  const watch = new IntersectionObserver((seen) => {
    for (const each of seen) {
      const form = each.target.querySelector("form[data-timed]");
      if (each.isIntersecting && form && !document.hidden) see(form);
    }
  }, { threshold: 0.5 });

  function begin() {
    for (const form of timed()) watch.observe(form.closest("[data-card]"));
    // A consent that ended, or another person in this chair: what was counted before is forgotten.
    const names = new Set(timed().map(name));
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith("seen ") && document.querySelector("#page.today") && !names.has(key)) sessionStorage.removeItem(key);
    }
  }

  document.addEventListener("focusin", (event) => {
    const form = event.target.closest?.("[data-card]")?.querySelector("form[data-timed]");
    if (form) see(form);
  });

  function opened(event) {
    const to = event.target.closest?.("a");
    const form = to?.closest("[data-card]")?.querySelector("form[data-timed]");
    if (!form) return;
    see(form);
    const known = read(form);
    if (!known.opened.includes(to.href)) known.opened.push(to.href);
    sessionStorage.setItem(name(form), JSON.stringify(known));
  }
  document.addEventListener("click", opened);
  document.addEventListener("auxclick", opened);

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-timed]")) return;
    const known = read(form);
    if (!known) return;
    form.elements.seconds.value = Math.floor((Date.now() - known.at) / 1000);
    form.elements.opened.value = known.opened.length;
    sessionStorage.removeItem(name(form));
  }, true);

  addEventListener("load", begin);
  document.addEventListener("htmx:after:swap", begin);
})();
