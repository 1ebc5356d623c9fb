// Another moment of a take beside a panel: the slider asks for another still, and the link leads there.
"use strict";

{
  const WAITS = 120; // milliseconds: a slider that is dragged on asks for no still on its way
  const due = new WeakMap();

  document.addEventListener("input", (event) => {
    const slider = event.target;
    if (!slider.matches?.("input[data-still]")) return;
    const at = Number(slider.value);
    const seconds = Math.floor(at / 1000);
    slider.nextElementSibling.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    clearTimeout(due.get(slider));
    due.set(slider, setTimeout(() => {
      const link = slider.closest("li").querySelector("a.frame");
      const still = new URL(slider.dataset.still, location.href);
      still.searchParams.set("at", String(at));
      link.querySelector("img").src = still.pathname + still.search;
      link.hash = `t=${at / 1000}`;
    }, WAITS));
  });
}
