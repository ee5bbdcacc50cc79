// Opens and closes the menu and the search by button and by keyboard; knows nothing of the pages.

const switches = document.querySelectorAll("input[data-md-toggle]");
const opener = (name) => document.querySelector(`[data-opens="${name}"]`);
const parts = { drawer: document.querySelector("#pages"), search: document.querySelector("#search") };
const isOpen = (name) => document.querySelector(`[data-md-toggle="${name}"]`).checked;

function turn(name, open) {
  if (isOpen(name) !== open) document.querySelector(`[data-md-toggle="${name}"]`).click();
}

// Material 9.8 opens the search by itself when its field gets focus, so we follow its switch, not the click.
function follow(name) {
  const open = isOpen(name);
  opener(name).setAttribute("aria-expanded", String(open));
  if (name === "drawer") keepInside(open);
  if (open) parts[name].querySelector("button, input").focus();
  if (!open) giveBack(name);
}

// Focus returns to the button that opened the part, unless the reader has moved on. A wide window has no such button:
// there it goes to what stands before the search, because its field would open it again.
function giveBack(name) {
  const { activeElement, body } = document;
  if (activeElement !== body && !parts[name].contains(activeElement)) return;
  activeElement.blur();
  (opener(name).checkVisibility() ? opener(name) : document.querySelector(".site-help")).focus();
}

// While the menu covers the page, nothing behind it can be reached (in Material 9.8 it can).
function keepInside(open) {
  const behind = document.querySelectorAll(".md-header, .md-content, .md-footer, .md-sidebar--secondary, [data-md-component=skip]");
  for (const part of behind) part.inert = open;
}

for (const input of switches) input.addEventListener("change", () => follow(input.dataset.mdToggle));
for (const button of document.querySelectorAll("[data-opens]")) button.addEventListener("click", () => turn(button.dataset.opens, true));
for (const button of document.querySelectorAll("[data-closes]")) button.addEventListener("click", () => turn(button.dataset.closes, false));

// A wide window shows the menu beside the page: then it is not a layer any more.
matchMedia("(min-width: 76.25em)").addEventListener("change", () => turn("drawer", false));

// Material 9.8 reaches results by arrow keys alone; here Tab goes through them, and past the last one closes the search.
new MutationObserver(() => {
  for (const found of parts.search.querySelectorAll("ol [tabindex]")) found.removeAttribute("tabindex");
}).observe(parts.search.querySelector("ol"), { childList: true, subtree: true });

parts.search.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !parts.search.contains(relatedTarget)) setTimeout(turn, 0, "search", false);
});

// Material 9.8 listens for single letters (f s / p n), which people who speak to their device set off by chance (WCAG 2.1.4),
// shuts the search on Tab, and takes every key pressed on a button of the search to its field. It gets none of these.
addEventListener("keydown", (event) => {
  if (event.key === "Escape") turn("drawer", false);
  const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select");
  const letter = !isOpen("search") && !typing && "fs/pn,.".includes(event.key);
  const moving = isOpen("search") && ["Tab", "Shift"].includes(event.key);
  const onButton = isOpen("search") && event.target.closest?.("button") && event.key !== "Escape";
  if (letter || moving || onButton) event.stopImmediatePropagation();
}, true);
