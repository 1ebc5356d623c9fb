// What one does on the wall, by keys and by the bar of chosen panels: each deed is one form of the page, sent as it stands there.
"use strict";

{
  const $ = (id) => document.getElementById(id);
  const nobody = () => document.querySelector("#who[data-nobody]");

  // One after the other: what is asked for while the last is on its way is done on the page as it is then.
  let busy = false;
  const waiting = [];
  document.addEventListener("htmx:finally:request", (event) => {
    if (event.detail.ctx.request.method !== "POST") return;
    busy = false;
    waiting.shift()?.();
  });

  function post(name, fields) {
    if (nobody()) return askWho();
    const form = $(`do-${name}`);
    for (const [field, value] of Object.entries(fields)) form.elements[field].value = value;
    busy = true;
    form.requestSubmit();
  }

  function ask(name, fields) {
    if (nobody()) return askWho();
    const dialog = $(`ask-${name}`);
    dialog.querySelector("form").reset();
    dialog.querySelector(".refused").textContent = "";
    for (const [field, value] of Object.entries(fields)) dialog.querySelector(`[name="${field}"]`).value = value;
    dialog.showModal();
    dialog.querySelector('input:not([type="hidden"])').focus();
  }

  async function change(what, id) {
    if (nobody()) return askWho();
    const dialog = $("ask-change");
    dialog.querySelector(".refused").textContent = "";
    await htmx.ajax("GET", `/boards/change?${what}=${encodeURIComponent(id)}`, { target: "#change", swap: "innerHTML" });
    if (!$("change").querySelector("form")) return;
    dialog.showModal();
    $("change").querySelector('input:not([type="hidden"])').focus();
  }

  // The panel before one in its scene, also where a long scene stands in several lists.
  const ahead = (li) => li.previousElementSibling ?? li.parentElement.previousElementSibling?.querySelector(":scope > li:last-child");
  const shotOf = (li) => {
    for (let each = li; each; each = ahead(each)) {
      const named = each.querySelector("[data-shot]");
      if (named) return named.dataset.shot;
      if (!each.matches(".of-shot")) return "";
    }
    return "";
  };

  // Behind which panel those that move stand then: one place on, or back, among those that stay.
  function beside(ids, by) {
    const scene = wall.sceneAt(wall.item(ids[0]));
    if (!scene || ids.some((id) => wall.sceneAt(wall.item(id)) !== scene)) return tell("They stand in several scenes: drag them, or choose fewer.");
    const row = wall.idsIn(scene);
    const rest = row.filter((id) => !ids.includes(id));
    const [first, last] = [row.indexOf(ids[0]), row.indexOf(ids.at(-1))];
    const together = last - first === ids.length - 1;
    const place = rest.filter((id) => row.indexOf(id) < (by < 0 ? first : last)).length + (together ? by : 0);
    if (place < 0 || place > rest.length) return tell(by < 0 ? "It is the first of its scene." : "It is the last of its scene.");
    post("move", { panels: ids.join(" "), after: place ? rest[place - 1] : "", scene: scene.dataset.scene });
  }

  function across(ids, by) {
    const scenes = [...document.querySelectorAll("section.board")];
    const to = scenes[scenes.indexOf(wall.sceneAt(wall.item(ids[0]))) + by];
    if (!to) return tell(by < 0 ? "There is no scene before it." : "There is no scene after it.");
    const row = wall.idsIn(to).filter((id) => !ids.includes(id));
    post("move", { panels: ids.join(" "), after: by < 0 ? (row.at(-1) ?? "") : "", scene: to.dataset.scene });
  }

  const deeds = {
    before: (ids) => beside(ids, -1),
    after: (ids) => beside(ids, 1),
    up: (ids) => across(ids, -1),
    down: (ids) => across(ids, 1),
    choose: (ids) => wall.toggle(wall.idOf(wall.focused()) || ids[0]),
    none: () => wall.clear(),
    group: (ids) => ask("group", { panels: ids.join(" ") }),
    seconds: (ids) => ask("seconds", { panels: ids.join(" ") }),
    describe: ([id]) => change("panel", id),
    shot: ([id]) => {
      const shot = shotOf(wall.item(id));
      return shot ? change("shot", shot) : ask("group", { panels: id });
    },
    split: ([id]) => ask("split", { panel: id }),
    join: ([id]) => {
      const [li, before] = [wall.item(id), ahead(wall.item(id))];
      const [other, shot] = [shotOf(li), before ? shotOf(before) : ""];
      if (!other || !shot || other === shot) return tell("Expected a panel of another shot before it, found none: nothing to join.");
      post("join", { shot, other });
    },
    insert: ([id], from) => {
      const scene = from?.dataset.scene ?? wall.sceneAt(wall.item(id))?.dataset.scene ?? "";
      return scene ? ask("add", { after: from?.dataset.scene ? "" : id, scene }) : tell("First put it into a scene.");
    },
    out: (ids) => post("take-out", { panels: ids.join(" ") }),
    intend: ([id]) => {
      const [li, scene] = [wall.item(id), wall.sceneAt(wall.item(id))];
      const noted = li?.querySelector("[data-intend]") ?? headOf(li)?.querySelector("[data-intend]") ?? scene?.querySelector(".beside [data-intend]");
      if (!noted) return tell("Nothing is noted here.");
      if (nobody()) return askWho();
      busy = true;
      noted.click();
    },
  };
  const headOf = (li) => {
    let each = li;
    while (each && !each.querySelector(".shot")) each = ahead(each);
    return each?.querySelector(".shot");
  };
  const keys = {
    x: "choose", g: "group", s: "split", n: "shot", d: "describe", t: "seconds", e: "insert", "+": "insert", o: "join", b: "out",
    Delete: "out", m: "intend", i: "intend",
  };
  const moves = { ArrowLeft: "before", ArrowRight: "after", ArrowUp: "up", ArrowDown: "down" };
  const withoutAny = ["none", "insert"];

  function act(name, from) {
    const ids = wall.about();
    if (!ids.length && !withoutAny.includes(name)) return;
    if (busy) waiting.push(() => act(name, from));
    else deeds[name](ids, from);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.matches("input, select, summary") || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && wall.chosen.size) return act("none");
    const name = event.shiftKey && moves[event.key] ? moves[event.key] : keys[event.key];
    const scene = document.activeElement?.matches("section.board") ? document.activeElement : null;
    if (!name) return;
    if (wall.about().length) {
      event.preventDefault();
      act(name);
    } else if (scene && name === "intend") {
      scene.querySelector("[data-intend]")?.click();
    } else if (scene && name === "insert") {
      event.preventDefault();
      ask("add", { after: wall.idsIn(scene).at(-1) ?? "", scene: scene.dataset.scene });
    }
  });

  document.addEventListener("click", (event) => {
    const from = event.target.closest?.("[data-do], [data-closes], .named[data-shot]");
    if (!from) return;
    if (from.matches("[data-closes]")) from.closest("dialog").close();
    else if (from.dataset.do) act(from.dataset.do, from);
    else change("shot", from.dataset.shot);
  });

  // A dialog closes when what it asked for is done. Refused, it stays with what was typed, and says why.
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const dialog = ctx.sourceElement?.closest?.("dialog");
    if (!dialog?.open) return;
    if (ctx.response.status < 400) {
      dialog.close();
      wall.clear();
      // While the dialog was open nothing outside of it could be focused; the new panel may have come with what others follow.
      const fresh = wall.fresh && wall.item(wall.fresh);
      fresh?.querySelector("a[data-panel]").focus({ preventScroll: true });
      wall.fresh = null;
    } else {
      wall.adding = false;
      dialog.querySelector(".refused").textContent = new DOMParser().parseFromString(ctx.text, "text/html").body.textContent.trim();
    }
  });
  document.addEventListener("submit", (event) => {
    busy ||= event.target.matches("[hx-post]");
    wall.adding = event.target.matches("#ask-add form");
  });

  // What is being said of panels that lost their place stays as it is while the page follows what others do.
  document.addEventListener("input", (event) => event.target.closest(".to-decide form")?.setAttribute("hx-morph-skip", ""));
  document.addEventListener("submit", (event) => event.target.removeAttribute("hx-morph-skip"), true);
  wall.post = post;
  wall.ask = ask;
}
