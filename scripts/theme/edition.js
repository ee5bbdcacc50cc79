// Says quietly when a newer edition of the site is ready, and takes it when the reader asks. Never on a page of the check.

const notice = document.querySelector("[data-edition]");

async function watch() {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return;
  const offer = () => registration.active && registration.waiting && (notice.hidden = false); // the first is not newer
  const follow = () => registration.installing?.addEventListener("statechange", offer);
  offer();
  follow();
  registration.addEventListener("updatefound", follow);
  notice.querySelector("button").addEventListener("click", () => registration.waiting?.postMessage("use the newer edition"));
}

if (notice && navigator.serviceWorker && !document.querySelector("#check")) {
  navigator.serviceWorker.addEventListener("message", () => (notice.querySelector("[data-busy]").hidden = false));
  navigator.serviceWorker.addEventListener("controllerchange", () => notice.hidden || location.reload());
  watch().catch(() => {}); // where the browser keeps nothing there is nothing newer to tell
}
