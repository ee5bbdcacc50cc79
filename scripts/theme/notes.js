// Opens a note at the place where it is cited, and closes it again. Without script the number leads to the foot of the page.

const BLOCKS = "p, li, td, figcaption, summary, blockquote";

function open(link) {
  const source = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const note = document.createElement("span");
  note.className = "note-here";
  note.setAttribute("role", "note");
  for (const part of source.querySelector("p").childNodes) if (!part.classList?.contains("footnote-backref")) note.append(part.cloneNode(true));
  link.closest(BLOCKS).append(note);
  return note;
}

for (const link of document.querySelectorAll("a.footnote-ref")) {
  let note = null;
  link.setAttribute("aria-expanded", "false");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (note) note.remove();
    note = note ? null : open(link);
    link.setAttribute("aria-expanded", String(Boolean(note)));
  });
}
