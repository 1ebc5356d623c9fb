// The animatic plays: one picture after the other, each for its frames, and scratch sound in step with them.
// Without scripts every panel of the strip is a link to a page that shows it large.
"use strict";

{
  const $ = (id) => document.getElementById(id);
  const strip = () => $("strip");
  const panels = () => [...strip().querySelectorAll("a[data-first]")];
  const fps = () => Number(strip().dataset.numerator) / Number(strip().dataset.denominator);
  const length = () => Number(strip().dataset.frames);
  const OFF = 0.12; // seconds of scratch sound beside the picture that are put right
  let frame = 0;
  let began = null; // when it began to play, and with which frame
  let shown = null;

  const pad = (number, places = 2) => String(number).padStart(places, "0");
  function timecode(at) {
    const nominal = Math.round(fps());
    let count = at;
    if (strip().dataset.end.includes(";")) {
      const dropped = Math.round(nominal / 15);
      const minute = nominal * 60 - dropped;
      const tens = Math.floor(at / (10 * minute + dropped));
      const rest = at % (10 * minute + dropped);
      count = at + dropped * (9 * tens + Math.floor(Math.max(0, rest - dropped) / minute));
    }
    const seconds = Math.floor(count / nominal);
    const between = strip().dataset.end.includes(";") ? ";" : ":";
    const places = String(nominal - 1).length;
    return `${pad(Math.floor(seconds / 3600) % 24)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}${between}${pad(count % nominal, places)}`;
  }

  // The panel whose frames a moment falls in: the last that begins no later, and stands for longer than nothing.
  function under(at) {
    const all = panels();
    let [low, high] = [0, all.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (Number(all[middle].dataset.first) <= at) low = middle;
      else high = middle - 1;
    }
    return all[low];
  }

  function picture(panel) {
    const image = $("picture");
    const large = panel.dataset.large;
    image.hidden = !large;
    $("instead").hidden = Boolean(large);
    $("screen").classList.toggle("wordy", !large);
    $("instead").textContent = panel.dataset.says;
    if (large && image.getAttribute("src") !== large) image.src = large;
    image.alt = panel.dataset.says;
    let next = panel.parentElement.nextElementSibling;
    for (let ahead = 0; ahead < 3 && next; ahead += 1, next = next.nextElementSibling) {
      const to = next.querySelector("a").dataset.large;
      if (to) new Image().src = to;
    }
  }

  function fill(panel) {
    const { panelId: id, name } = panel.dataset;
    const back = panel.getAttribute("href");
    for (const each of document.querySelectorAll("[data-back]")) each.value = back;
    for (const each of document.querySelectorAll("[data-named]")) each.textContent = name;
    const [times, sounds] = [$("set-seconds"), $("set-sound")];
    if (times) {
      times.elements.panels.value = id;
      times.elements.seconds.value = panel.dataset.seconds ?? "";
    }
    if (sounds) {
      const heard = document.querySelector(`[data-heard="${CSS.escape(id)}"]`);
      sounds.elements.panel.value = id;
      if (sounds.elements.file) sounds.elements.file.value = heard?.dataset.file ?? "";
      if (sounds.elements.skip) sounds.elements.skip.value = heard && Number(heard.dataset.skip) ? heard.dataset.skip : "";
    }
  }

  function show(panel) {
    if (panel === shown) return;
    shown?.removeAttribute("aria-current");
    panel.setAttribute("aria-current", "true");
    shown = panel;
    picture(panel);
    $("name").textContent = panel.dataset.name;
    $("stands").textContent = panel.dataset.stands;
    $("stands").classList.toggle("assumed", "assumed" in panel.dataset);
    $("says").textContent = panel.dataset.says;
    if ($("of-scene")) $("of-scene").textContent = `scene ${panel.dataset.scene || "–"}`;
    for (const each of panels()) each.tabIndex = each === panel ? 0 : -1;
    const reel = strip().closest(".reel");
    const [box, view] = [panel.getBoundingClientRect(), reel.getBoundingClientRect()];
    if (box.left < view.left + 20 || box.right > view.right - 20) reel.scrollBy({ left: box.left - view.left - view.width / 5, behavior: "instant" });
    if (!began) fill(panel);
  }

  function go(at) {
    frame = Math.max(0, Math.min(at, length() - 1));
    $("timecode").textContent = timecode(frame);
    show(under(frame));
  }

  const sounds = () => [...document.querySelectorAll("audio[data-at]")];
  function hear() {
    for (const sound of sounds()) {
      const into = (frame - Number(sound.dataset.at)) / fps();
      const to = Number(sound.dataset.skip) + into;
      const over = Number.isFinite(sound.duration) && to >= sound.duration;
      if (!began || into < 0 || over) {
        if (!sound.paused) sound.pause();
        continue;
      }
      if (Math.abs(sound.currentTime - to) > OFF) sound.currentTime = to;
      if (sound.paused && !sound.ended) sound.play().catch(() => {});
    }
  }

  function tick(now) {
    if (!began || !strip()) return;
    const at = began.frame + Math.floor(((now - began.now) / 1000) * fps());
    if (at >= length()) {
      go(length() - 1);
      stop();
      return;
    }
    if (at !== frame) {
      go(at);
      hear();
    }
    requestAnimationFrame(tick);
  }

  function start() {
    if (frame >= length() - 1) go(0);
    began = { now: performance.now(), frame };
    $("play").setAttribute("aria-label", "Pause");
    $("play").classList.add("on");
    hear();
    requestAnimationFrame(tick);
  }

  function stop() {
    began = null;
    $("play")?.setAttribute("aria-label", "Play");
    $("play")?.classList.remove("on");
    hear();
    if (shown) {
      fill(shown);
      history.replaceState(null, "", shown.getAttribute("href"));
    }
  }

  function to(panel) {
    if (!panel) return;
    const playing = Boolean(began);
    began = null;
    go(Number(panel.dataset.first));
    show(panel);
    if (playing) start();
    else {
      fill(panel);
      hear();
      history.replaceState(null, "", panel.getAttribute("href"));
    }
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#play")) return began ? stop() : start();
    const copied = event.target.closest?.("[data-copies]");
    if (copied) {
      navigator.clipboard.writeText($(copied.dataset.copies).textContent).then(() => tell("Copied."), () => tell("Expected to be let copy it, found that this browser refuses: choose the line by hand."));
      return undefined;
    }
    const panel = event.target.closest?.("#strip a[data-first]");
    if (!panel || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return undefined;
    event.preventDefault();
    return to(panel);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !strip() || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input, select")) return;
    if (event.key === " ") {
      if (event.target.matches("button, summary")) return;
      event.preventDefault();
      if (began) stop();
      else start();
      return;
    }
    const all = panels();
    const at = all.indexOf(shown);
    const keys = { ArrowRight: () => to(all[at + 1]), ArrowLeft: () => to(all[at - 1]), Home: () => to(all[0]), End: () => to(all.at(-1)), t: () => { if (began) stop(); $("seconds")?.focus(); $("seconds")?.select(); } };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
    if (event.key !== "t" && document.activeElement?.closest("#strip")) shown.focus({ preventScroll: true });
  });

  // A page that is drawn anew stands where it stood, unless its own panel is another by now: its answer may be older than a key.
  let served = "";
  function furnish() {
    if (!strip()) return;
    const here = strip().querySelector("a[aria-current]");
    if (!here) return;
    const again = here.dataset.panelId === served;
    served = here.dataset.panelId;
    const stood = again && shown && strip().querySelector(`[data-panel-id="${CSS.escape(shown.dataset.panelId)}"]`);
    shown = null;
    if (began) {
      for (const each of panels()) each.removeAttribute("aria-current");
      began = { now: performance.now(), frame: Math.min(frame, length() - 1) };
      $("play").classList.add("on");
      $("play").setAttribute("aria-label", "Pause");
      go(frame);
    } else {
      const at = stood || here;
      if (at !== here) here.removeAttribute("aria-current");
      go(Number(at.dataset.first));
      show(at);
    }
  }
  document.addEventListener("htmx:after:swap", furnish);
  furnish();
}
