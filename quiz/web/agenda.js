// The list to take along: prints, copies or saves the sentences that the reader kept. Writes no sentence itself.

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
  const tick = line.closest("li")?.querySelector("[type=checkbox]");
  return line.value.trim() && (tick?.checked ?? true);
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
