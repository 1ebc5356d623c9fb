// Dragging on the wall: panels by their picture or by the box beside their name, which a finger drags as well. A line shows
// where they come to stand; on the number of a scene, at the top or among those without a panel, they come last in it. A picture
// that no panel shows is dragged the same way: onto a panel, or where a new one is to stand.
"use strict";

{
  const FAR = 6; // pixels until a press is a drag
  const EDGE = 70; // pixels from the edge of the window where it scrolls along
  let pressed = null;
  let drag = null;
  let ended = false;

  // The click that ends a drag opens nothing and chooses nothing.
  document.addEventListener("click", (event) => {
    if (!ended) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  const line = Object.assign(document.createElement("div"), { id: "drop-line", hidden: true });
  const held = Object.assign(document.createElement("div"), { id: "held", hidden: true });
  document.body.append(line, held);

  document.addEventListener("dragstart", (event) => {
    if (event.target.closest?.("a[data-panel]")) event.preventDefault();
  });

  document.addEventListener("pointerdown", (event) => {
    const image = event.target.closest?.("[data-image]")?.dataset.image;
    if (image && !event.button) pressed = { x: event.clientX, y: event.clientY, image, pointer: event.pointerId };
    const li = wall.panelAt(event.target);
    const grip = event.target.closest?.(event.pointerType === "mouse" ? ".pick, a[data-panel]" : ".pick");
    if (!li || !grip || event.button || event.shiftKey || event.ctrlKey || event.metaKey) return;
    pressed = { x: event.clientX, y: event.clientY, id: wall.idOf(li), pointer: event.pointerId };
  });

  function begin() {
    const ids = pressed.image ? [] : wall.chosen.has(pressed.id) ? wall.about() : [pressed.id];
    drag = { ids, image: pressed.image, spot: null, x: 0, y: 0 };
    document.documentElement.classList.add("dragging");
    for (const id of ids) wall.item(id).classList.add("dragged");
    held.textContent = drag.image?.split("/").at(-1) ?? wall.isWord(ids.length);
    held.hidden = false;
    requestAnimationFrame(along);
  }

  // Near the edge of the window the page goes along.
  function along() {
    if (!drag) return;
    const by = drag.y < EDGE ? drag.y - EDGE : drag.y > innerHeight - EDGE ? drag.y - innerHeight + EDGE : 0;
    if (by) {
      scrollBy({ top: by / 3, behavior: "instant" });
      aim();
    }
    requestAnimationFrame(along);
  }

  // Before or behind which panel, in which scene.
  function aim() {
    const under = document.elementFromPoint(drag.x, drag.y);
    document.querySelector(".over-this")?.classList.remove("over-this");
    line.hidden = true;
    drag.spot = null;
    const named = under?.closest?.(".scenes [data-scene], .plain [data-scene]");
    if (named) {
      named.classList.add("over-this");
      const scene = document.querySelector(`section.board[data-scene="${CSS.escape(named.dataset.scene)}"]`);
      drag.spot = { scene: named.dataset.scene, after: scene ? (rest(scene).at(-1) ?? "") : "" };
      return;
    }
    const scene = wall.sceneAt(under);
    if (!scene) return;
    const li = under.closest("li.contact") ?? nearest(scene);
    if (!li) return;
    const box = li.getBoundingClientRect();
    // A picture held over the middle of a panel is for that panel; towards its edge, for a new one beside it.
    const into = drag.image && Math.abs(drag.x - (box.left + box.right) / 2) < box.width / 4 && li.contains(under);
    if (into) {
      li.classList.add("over-this");
      drag.spot = { panel: wall.idOf(li) };
      return;
    }
    const before = drag.x < box.left + box.width / 2;
    const row = wall.idsIn(scene);
    const place = row.indexOf(wall.idOf(li)) + (before ? 0 : 1);
    const stay = row.slice(0, place).filter((id) => !drag.ids.includes(id));
    drag.spot = { scene: scene.dataset.scene, after: stay.at(-1) ?? "" };
    const gap = before ? box.left - 9 : box.right + 9;
    line.style.cssText = `left: ${gap + scrollX}px; top: ${box.top + scrollY}px; height: ${box.height - 10}px`;
    line.hidden = false;
  }

  const rest = (scene) => wall.idsIn(scene).filter((id) => !drag.ids.includes(id));

  function nearest(scene) {
    const away = (li) => {
      const box = li.getBoundingClientRect();
      const down = Math.max(box.top - drag.y, 0, drag.y - box.bottom);
      return down * 4 + Math.abs(drag.x - (box.left + box.right) / 2);
    };
    return [...scene.querySelectorAll("li.contact")].reduce((best, li) => (!best || away(li) < away(best) ? li : best), null);
  }

  document.addEventListener("pointermove", (event) => {
    if (!pressed || event.pointerId !== pressed.pointer) return;
    if (!drag && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < FAR) return;
    if (!drag) begin();
    [drag.x, drag.y] = [event.clientX, event.clientY];
    held.style.cssText = `left: ${drag.x}px; top: ${drag.y}px`;
    aim();
  });

  function end(event, drop) {
    if (!pressed || (event.pointerId ?? pressed.pointer) !== pressed.pointer) return;
    const { ids, image, spot } = drag ?? {};
    if (drag) {
      document.documentElement.classList.remove("dragging");
      for (const id of ids) wall.item(id)?.classList.remove("dragged");
      document.querySelector(".over-this")?.classList.remove("over-this");
      line.hidden = held.hidden = true;
      ended = true;
    }
    pressed = drag = null;
    if (!drop || !spot) return;
    if (image && spot.panel) wall.post("picture", { panel: spot.panel, image });
    else if (image) wall.ask("add", { image, ...spot });
    else if (!same(ids, spot)) wall.post("move", { panels: ids.join(" "), ...spot });
  }

  // Where they stand already they need not be put.
  function same(ids, { scene, after }) {
    const own = document.querySelector(`section.board[data-scene="${CSS.escape(scene)}"]`);
    const row = own ? wall.idsIn(own) : [];
    const place = row.indexOf(ids[0]);
    return place >= 0 && (row[place - 1] ?? "") === after && ids.every((id, nth) => row[place + nth] === id);
  }

  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, (event) => {
      end(event, name === "pointerup");
      setTimeout(() => (ended = false));
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drag) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end(event, false);
  }, true);
}
