// The wall: which panels are chosen, and how the page keeps its place when a part of it is drawn anew. What the other scripts of
// the wall share stands here, under one name.
"use strict";

const wall = (() => {
  const chosen = new Set();
  // On the wall, or among those that want a decision.
  const item = (id) => document.getElementById(`panel-${id}`) ?? document.getElementById(`stray-${id}`);
  const idOf = (li) => li?.id.replace(/^(panel|stray)-/, "") ?? "";
  const panelAt = (target) => target?.closest?.("li.contact, li.stray") ?? null;
  const sceneAt = (target) => target?.closest?.("section.board") ?? null;
  const idsIn = (scene) => [...scene.querySelectorAll("li.contact")].map(idOf);
  const focused = () => panelAt(document.activeElement);
  const isWord = (count) => (count === 1 ? "1 panel" : `${count} panels`);

  function show() {
    for (const li of document.querySelectorAll(".chosen-panel")) if (!chosen.has(idOf(li))) dress(li, false);
    for (const id of chosen) {
      const li = item(id);
      if (li) dress(li, true);
      else chosen.delete(id);
    }
    const bar = document.getElementById("chosen");
    bar.hidden = !chosen.size;
    document.getElementById("how-many").textContent = isWord(chosen.size);
    for (const button of bar.querySelectorAll("[data-one]")) button.disabled = chosen.size > 1;
  }

  // Said to whoever hears the page as well.
  function dress(li, is) {
    li.classList.toggle("chosen-panel", is);
    li.querySelector(".pick")?.setAttribute("aria-pressed", String(is));
  }

  function toggle(id, is = !chosen.has(id)) {
    if (is) chosen.add(id);
    else chosen.delete(id);
    last = id;
    show();
  }

  // From the one chosen last to this one, as lists do it.
  let last = "";
  function reach(id) {
    const all = [...document.querySelectorAll("li.contact")].map(idOf);
    const [from, to] = [all.indexOf(last), all.indexOf(id)].sort((one, other) => one - other);
    if (from < 0) toggle(id, true);
    else for (const each of all.slice(from, to + 1)) chosen.add(each);
    last = id;
    show();
  }

  function clear() {
    chosen.clear();
    show();
  }

  // What a deed is about, in the order of the wall: what is chosen, else the panel one is at.
  function about() {
    if (chosen.size) return [...document.querySelectorAll(".chosen-panel")].map(idOf);
    const id = idOf(focused());
    return id ? [id] : [];
  }

  return { chosen, item, idOf, panelAt, sceneAt, idsIn, focused, isWord, show, toggle, reach, clear, about };
})();

// A block, since scripts of one page share their names.
{
  document.addEventListener("click", (event) => {
    const li = wall.panelAt(event.target);
    const pick = event.target.closest?.(".pick");
    const framed = event.target.closest?.("a[data-panel]");
    if (!li || (!pick && !(framed && (event.shiftKey || event.ctrlKey || event.metaKey)))) return;
    event.preventDefault();
    if (event.shiftKey) wall.reach(wall.idOf(li));
    else wall.toggle(wall.idOf(li));
    li.querySelector("a[data-panel]").focus({ preventScroll: true });
  });

  // What the browser has of the wall is named, so that only the rest is sent; of what is sent as the same nothing is touched.
  document.addEventListener("htmx:config:request", (event) => {
    const has = [...document.querySelectorAll("#page section[data-has]")].map((each) => each.dataset.has);
    event.detail.ctx.request.headers["Boards-Has"] = has.join(" ");
  });
  htmx.registerExtension("boards-has", {
    htmx_before_morph_node: (node, { newNode }) =>
      !(node.dataset?.has && node.dataset.has === newNode.dataset?.has && !newNode.firstElementChild),
  });

  // Focus and place stay where they were. A panel that is gone leaves them to the next one; one that is new gets them.
  let kept = null;
  const all = () => [...document.querySelectorAll("a[data-panel]")].map((each) => wall.idOf(wall.panelAt(each)));
  document.addEventListener("htmx:before:swap", () => {
    const at = wall.focused();
    kept = { at: wall.idOf(at), ids: all(), top: at?.getBoundingClientRect().top, y: scrollY };
  }, true);
  document.addEventListener("htmx:after:swap", () => {
    wall.show();
    if (!kept) return;
    const { at, ids, y } = kept;
    kept = null;
    const fresh = wall.adding ? all().find((id) => !ids.includes(id)) : undefined;
    if (fresh) [wall.adding, wall.fresh] = [false, fresh];
    const to = fresh ?? (at && [at, ...ids.slice(ids.indexOf(at) + 1), ...ids.slice(0, ids.indexOf(at)).reverse()].find(wall.item));
    if (!to) return;
    const frame = wall.item(to).querySelector("a[data-panel]");
    if (document.activeElement !== frame) frame.focus({ preventScroll: true });
    scrollTo({ top: y, behavior: "instant" });
    wall.item(to).scrollIntoView({ block: "nearest", behavior: "instant" });
  }, true);
}
