// The list to take along: prints, copies or saves the sentences that the reader kept. Writes no sentence itself.

// What the reader changed, by the line's name, so that a change of answers does not undo it. In this page's memory only.
const changes = new Map();

export function keepChanges(place) {
  for (const line of place.querySelectorAll("[data-line]")) changes.set(line.dataset.line, { text: line.value, kept: tickOf(line)?.checked });
}

export function putChangesBack(place) {
  for (const line of place.querySelectorAll("[data-line]")) {
    const change = changes.get(line.dataset.line);
    if (!change) continue;
    line.value = change.text;
    if (tickOf(line)) tickOf(line).checked = change.kept;
  }
}

export function forgetChanges() {
  changes.clear();
}

export function watchAgenda(place) {
  place.addEventListener("click", ({ target }) => {
    const list = target.closest("[data-agenda]");
    if (!list || target.type !== "button") return;
    const text = textOf(list);
    if ("print" in target.dataset) print(list, text);
    if ("copy" in target.dataset) copy(list, text);
    if ("save" in target.dataset) save(list, text);
  });
}

function textOf(list) {
  const lines = [...list.querySelectorAll("[data-line]")].filter(isKept).map((line) => line.value.trim());
  return list.dataset.agenda.replace("{lines}", () => lines.join("\n\n"));
}

function isKept(line) {
  return line.value.trim() && (tickOf(line)?.checked ?? true);
}

function tickOf(line) {
  return line.closest("li")?.querySelector("[type=checkbox]");
}

function print(list, text) {
  list.querySelector("[data-paper]").textContent = text;
  document.documentElement.dataset.printing = "list";
  window.addEventListener("afterprint", () => delete document.documentElement.dataset.printing, { once: true });
  window.print();
}

async function copy(list, text) {
  try {
    await navigator.clipboard.writeText(text);
    say(list, "copied");
  } catch {
    show(list, text);
    say(list, "by-hand");
  }
}

function save(list, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = list.dataset.file;
  link.click();
  setTimeout(URL.revokeObjectURL, 1000, link.href);
  say(list, "saved");
}

function show(list, text) {
  const paper = list.querySelector("[data-paper]");
  paper.textContent = text;
  paper.dataset.shown = "";
  getSelection().selectAllChildren(paper);
}

function say(list, what) {
  for (const note of list.querySelectorAll("[data-done]")) note.hidden = note.dataset.done !== what;
}
