// Leaves the page quickly: by its button, or by pressing Shift three times. Hides first, forgets, then goes.

const BUTTON = "[data-leave]";
const WITHIN = 1500; // milliseconds for three presses

export function leave(address) {
  try {
    document.documentElement.hidden = true;
    document.title = " ";
    for (const form of document.forms) HTMLFormElement.prototype.reset.call(form);
    for (const place of document.querySelectorAll("[data-forget]")) place.replaceChildren();
  } finally {
    window.location.replace(address); // whatever went wrong before
  }
}

const button = document.querySelector(BUTTON);
let presses = [];

if (button) {
  button.closest("[hidden]")?.removeAttribute("hidden");
  button.addEventListener("click", () => leave(button.dataset.leave));
  document.addEventListener("keydown", ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    presses = key === "Shift" ? [...presses.slice(-2), timeStamp] : [];
    if (presses.length === 3 && timeStamp - presses[0] < WITHIN) leave(button.dataset.leave);
  });
  // Coming back by the browser's own Back must show a fresh page, not the one that was hidden.
  window.addEventListener("pageshow", ({ persisted }) => persisted && document.documentElement.hidden && window.location.reload());
}
