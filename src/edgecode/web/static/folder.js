// Files or a whole folder dropped on the page become files of the film's folder, some at a time. Without scripts the form does it.
"use strict";

{
  const form = () => document.getElementById("drop");
  const AT_ONCE = 40;

  // What is told stays while the page around it follows the folder.
  function tell(text, lines = []) {
    const said = document.createElement("p");
    said.textContent = text;
    const list = document.createElement("ul");
    list.className = "plain";
    list.replaceChildren(...lines);
    document.getElementById("dropping")?.replaceChildren(said, ...(lines.length ? [list] : []));
  }

  const entriesOf = (reader) => new Promise((done, fail) => reader.readEntries(done, fail));
  const fileOf = (entry) => new Promise((done, fail) => entry.file(done, fail));

  async function walked(entry, into) {
    if (entry.name.startsWith(".")) return;
    if (entry.isFile) {
      into.push([entry.fullPath.replace(/^\//, ""), await fileOf(entry)]);
      return;
    }
    const reader = entry.createReader();
    for (let some = await entriesOf(reader); some.length; some = await entriesOf(reader)) {
      for (const each of some) await walked(each, into);
    }
  }

  // A folder that was dropped is the film's folder, not one more inside of it: its own name falls away.
  async function dropped(items) {
    const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const found = [];
    for (const entry of entries) await walked(entry, found);
    const alone = entries.length === 1 && entries[0].isDirectory;
    return alone ? found.map(([path, file]) => [path.slice(path.indexOf("/") + 1), file]) : found;
  }

  function batches(files, most) {
    const made = [];
    let bytes = 0;
    for (const each of files) {
      const full = !made.length || made.at(-1).length >= AT_ONCE || bytes + each[1].size > most;
      if (full) {
        made.push([]);
        bytes = 0;
      }
      made.at(-1).push(each);
      bytes += each[1].size;
    }
    return made;
  }

  async function send(files) {
    const own = form();
    const most = Number(own.dataset.most) / 2;
    const large = files.filter(([, file]) => file.size > most).map(([path]) => path);
    const parts = batches(files.filter(([, file]) => file.size <= most), most);
    let done = 0;
    const lines = [];
    for (const part of parts) {
      tell(`${done} of ${files.length} files…`, lines);
      const body = new FormData();
      body.append("_csrf_token", own.querySelector("[name=_csrf_token]").value);
      for (const [path, file] of part) body.append("files", file, path);
      const answer = await fetch(own.action, { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const brought = page.getElementById("brought");
      if (!brought) throw new Error(page.querySelector("main p")?.textContent ?? answer.statusText);
      lines.push(...[...brought.querySelectorAll("li")].map((each) => document.adoptNode(each)));
      done += part.length;
    }
    const left = large.length ? ` Too large to be copied by a browser: ${large.join(", ")}. Copy them into the folder.` : "";
    tell(`${done} of ${files.length} files.${left}`, lines);
    document.getElementById("files").value = "";
    follow("");
  }

  async function tried(job) {
    try {
      await job();
    } catch (error) {
      tell(`Expected to read what was brought, found: ${error.message ?? error}`);
    }
  }

  document.addEventListener("submit", async (event) => {
    if (event.target !== form()) return;
    const chosen = [...document.getElementById("files").files].map((file) => [file.name, file]);
    if (!chosen.length) return;
    event.preventDefault();
    await tried(() => send(chosen));
  });
  document.addEventListener("dragover", (event) => {
    if (!form() || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form().classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form()?.classList.remove("over");
  });
  document.addEventListener("drop", async (event) => {
    if (!form() || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form().classList.remove("over");
    const { items } = event.dataTransfer;
    await tried(async () => send(await dropped(items)));
  });
}
