// An overhead plan by pointer and keys: what is moved here stands in the form's own fields, and what follows from it the
// server tells once it is saved. Only places, turns and the line itself go along meanwhile.
"use strict";

{
  const drawing = () => document.querySelector("#drawing[data-may]");
  const form = () => document.getElementById("plan");
  const field = (name) => form()?.elements[name];
  const FINE = 0.2, STEP = 1, TURN = 5;
  let held = null;
  let unsaved = false;
  let saving = false;

  const place = (item) => (item.startsWith("end-") ? [`camera-${item.slice(4)}-to-x`, `camera-${item.slice(4)}-to-y`] : [`${item}-x`, `${item}-y`]);
  const at = (item) => place(item).map((name) => Number(field(name)?.value || 0) * 10);
  const items = () => [...drawing().querySelectorAll("[data-item]")];
  const said = (number) => String(Math.round(number * 10) / 10);

  function towards(item) {
    const [x, y] = at(item);
    const other = field(`${item}-looks`)?.value;
    if (other) {
      const [to, down] = at(`figure-${other}`);
      return (Math.atan2(to - x, y - down) * 180) / Math.PI;
    }
    const faces = field(`${item}-faces`).value;
    return faces === "" ? null : Number(faces);
  }

  function show() {
    const svg = drawing();
    for (const g of items()) {
      const item = g.dataset.item;
      const [x, y] = at(item);
      g.setAttribute("transform", `translate(${x} ${y})`);
      if (item.startsWith("end-")) continue;
      const turn = towards(item);
      const turns = g.querySelector(".turns");
      turns.classList.toggle("unsaid", turn === null);
      turns.setAttribute("transform", `rotate(${turn ?? 0})`);
      g.setAttribute("aria-label", `${g.dataset.says}, ${said(x / 10)} across, ${said(y / 10)} down${turn === null ? "" : `, facing ${Math.round(((turn % 360) + 360) % 360)} degrees`}`);
    }
    for (const wedge of svg.querySelectorAll(".wedge")) {
      const [x, y] = at(wedge.dataset.of);
      wedge.setAttribute("transform", `translate(${x} ${y}) rotate(${towards(wedge.dataset.of)})`);
    }
    for (const line of svg.querySelectorAll(".move")) {
      const end = svg.querySelector(`[data-item="end-${line.dataset.of.slice(7)}"]`);
      const [[x, y], [to, down]] = [at(line.dataset.of), at(end.dataset.item)];
      for (const [name, value] of Object.entries({ x1: x, y1: y, x2: to, y2: down })) line.setAttribute(name, value);
      end.querySelector(".turns").setAttribute("transform", `rotate(${(Math.atan2(to - x, y - down) * 180) / Math.PI})`);
      end.setAttribute("aria-label", end.dataset.says);
    }
    const axis = svg.querySelector(".axis");
    if (axis) {
      const [[x, y], [to, down]] = [at(`figure-${axis.dataset.first}`), at(`figure-${axis.dataset.second}`)];
      const long = Math.hypot(to - x, down - y) || 1;
      const [a, b] = [((to - x) / long) * 3000, ((down - y) / long) * 3000];
      for (const [name, value] of Object.entries({ x1: x - a, y1: y - b, x2: to + a, y2: down + b })) axis.setAttribute(name, value);
      svg.querySelector(".right-side").setAttribute("points", `${x - a},${y - b} ${to + a},${down + b} ${to + a - b},${down + b + a} ${x - a - b},${y - b + a}`);
    }
  }

  // What is not saved yet is not lost to a page that follows the folder: it waits until it is.
  function changed() {
    unsaved = true;
    document.getElementById("live").dataset.answer = "";
    drawing().classList.add("stale");
    document.querySelector(".follows .unsaved").hidden = false;
    document.querySelector(".save").classList.add("due");
    show();
  }

  function put(item, x, y) {
    const high = Number(drawing().dataset.high);
    const [across, down] = place(item);
    field(across).value = said(Math.max(0, Math.min(1000, x)) / 10);
    field(down).value = said(Math.max(0, Math.min(high, y)) / 10);
    changed();
  }

  function turn(item, degrees) {
    if (item.startsWith("end-")) return;
    if (field(`${item}-looks`)) field(`${item}-looks`).value = "";
    field(`${item}-faces`).value = said(((Math.round(degrees * 10) / 10 % 360) + 360) % 360);
    changed();
  }

  function pointed(event) {
    const matrix = drawing().getScreenCTM().inverse();
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return [point.x, point.y];
  }

  document.addEventListener("pointerdown", (event) => {
    const g = event.target.closest?.("#drawing[data-may] [data-item]");
    if (!g || event.button) return;
    event.preventDefault();
    g.focus({ preventScroll: true });
    const [x, y] = pointed(event);
    const [own, down] = at(g.dataset.item);
    held = { item: g.dataset.item, turns: event.target.matches(".handle"), dx: own - x, dy: down - y, id: event.pointerId };
    drawing().setPointerCapture(event.pointerId);
    drawing().classList.add("holding");
  });
  document.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.id || !drawing()) return;
    const [x, y] = pointed(event);
    const [own, down] = at(held.item);
    if (held.turns) turn(held.item, (Math.atan2(x - own, down - y) * 180) / Math.PI);
    else put(held.item, x + held.dx, y + held.dy);
  });
  for (const over of ["pointerup", "pointercancel"]) {
    document.addEventListener(over, () => {
      held = null;
      drawing()?.classList.remove("holding");
    });
  }

  // A name is looked at by its place in the form: the next person, and at last nobody.
  function lookOn(item) {
    const looks = field(`${item}-looks`);
    if (!looks) return;
    looks.selectedIndex = (looks.selectedIndex + 1) % looks.options.length;
    changed();
  }

  function moves(item) {
    const camera = item.replace(/^end-/, "camera-");
    if (!camera.startsWith("camera-")) return;
    const there = field(`${camera}-to-x`).value !== "";
    const [x, y] = at(camera);
    const turned = (towards(camera) * Math.PI) / 180;
    field(`${camera}-to-x`).value = there ? "" : said(Math.max(0, Math.min(1000, x + 150 * Math.sin(turned))) / 10);
    field(`${camera}-to-y`).value = there ? "" : said(Math.max(0, y - 150 * Math.cos(turned)) / 10);
    changed();
    save();
  }

  function takeAway(item) {
    if (item.startsWith("end-")) return moves(item);
    field(`${item}-gone`).checked = true;
    changed();
    save();
  }

  const save = () => document.querySelector(".tools .save").click();
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && !event.getModifierState("AltGraph")) return;
    if (event.metaKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const item = event.target.closest?.("#drawing[data-may] [data-item]")?.dataset.item;
    if (!item) {
      if ((event.key === "i" || event.key === "m") && !event.target.matches("input, select")) document.querySelector("[data-intend]")?.click();
      return;
    }
    const [x, y] = at(item);
    const by = (event.shiftKey ? FINE : STEP) * 10;
    const turned = { "[": -TURN, ",": -TURN, "]": TURN, ".": TURN, "{": -1, "<": -1, "}": 1, ">": 1 }[event.key];
    if (arrows[event.key]) put(item, x + arrows[event.key][0] * by, y + arrows[event.key][1] * by);
    else if (turned) turn(item, (towards(item) ?? 0) + turned);
    else if (event.key === "l") lookOn(item);
    else if (event.key === "m") moves(item);
    else if (event.key === "i") document.querySelector("[data-intend]")?.click();
    else if (event.key === "Delete" || event.key === "Backspace") takeAway(item);
    else if (event.key === "Enter") {
      const row = item.replace(/^end-/, "camera-");
      document.getElementById("numbers").open = true;
      field(item.startsWith("end-") ? `${row}-to-x` : `${row}-x`).focus();
    } else return;
    event.preventDefault();
  });

  document.addEventListener("input", (event) => {
    if (event.target.form === form() && drawing() && event.target.name !== "new-figure") changed();
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved && !saving && drawing()) event.preventDefault();
  });

  // Nothing draws over what is not saved: neither a page that was asked for before, nor the answer that refuses it.
  document.addEventListener("htmx:before:swap", (event) => {
    if (unsaved && !saving && drawing()) event.preventDefault();
  });

  function furnish() {
    if (drawing()?.classList.contains("stale")) return;
    unsaved = false;
    delete document.getElementById("live").dataset.answer;
    if (!drawing()) return;
    show();
  }
  // A form that is refused leaves everything as it stands, not saved; one of something else would draw the page anew.
  document.addEventListener("submit", (event) => {
    if (!drawing()) return;
    if (event.target === form()) saving = true;
    else if (unsaved && event.target.closest("#page")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      tell("First save the plan, by s: else what you moved would be lost.");
    }
  }, true);
  document.addEventListener("htmx:finally:request", () => { saving = false; });
  document.addEventListener("htmx:after:swap", furnish);
  furnish();
}
