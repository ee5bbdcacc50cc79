// The service worker: after one visit to the check the whole site opens without a connection. Serves one edition of the
// site as a whole, so that old pages never meet new Python. Knows files by their hash alone and nothing of their content.

const FILES = {}; // address in the site -> sha256 of its bytes; written here by the build
const CHECKS = []; // addresses of the pages that hold a check; written here by the build
const SCOPE = new URL(self.registration.scope).pathname;
const STORE = `offline ${SCOPE}`; // sites of one account share an origin, so the name carries the path

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => event.waitUntil(swap(event.source)));
self.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (address !== null) event.respondWith(serve(event.request, address));
});

// Fetches what the store does not have yet. One wrong file, as on a half-deployed site, and this edition is not used.
async function install() {
  const store = await caches.open(STORE);
  const added = [];
  try {
    for (const [address, hash] of Object.entries(FILES)) {
      if (await store.match(key(hash))) continue;
      await store.put(key(hash), await checked(address, hash));
      added.push(hash);
    }
  } catch (error) {
    if (self.registration.active) for (const hash of added) await store.delete(key(hash));
    else await caches.delete(STORE);
    throw error;
  }
}

async function checked(address, hash) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(SCOPE + address, { cache, redirect: "error" });
    const bytes = await response.arrayBuffer();
    if (response.ok && hex(await crypto.subtle.digest("SHA-256", bytes)) === hash) return copy(response, bytes);
  }
  throw new Error(`${address} is not of this edition`);
}

function copy(response, bytes) {
  return new Response(bytes, { headers: { "content-type": response.headers.get("content-type") } });
}

function hex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function key(hash) {
  return `${SCOPE}offline/${hash}`;
}

// The reader asked for the newer edition. Never while a check is open in any tab: it would lose its Python on the way.
async function swap(asker) {
  const open = await clients.matchAll({ includeUncontrolled: true });
  if (open.some(({ url }) => CHECKS.includes(addressOf({ method: "GET", url })))) asker.postMessage("a check is open");
  else await self.skipWaiting();
}

// Not while a still newer edition is coming or waits: it may count on a file that this one has no use for.
async function tidy() {
  await clients.claim();
  if (self.registration.installing || self.registration.waiting) return;
  const store = await caches.open(STORE);
  const wanted = new Set(Object.values(FILES).map((hash) => new URL(key(hash), location).href));
  for (const request of await store.keys()) if (!wanted.has(request.url)) await store.delete(request);
}

// The address of a file in the site, or null for what is none of our business.
function addressOf({ method, url }) {
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin || !pathname.startsWith(SCOPE)) return null;
  const address = decodeURI(pathname.slice(SCOPE.length));
  return address === "" || address.endsWith("/") ? `${address}index.html` : address;
}

async function serve(request, address) {
  if (FILES[`${address}/index.html`]) return Response.redirect(withSlash(request.url));
  const found = await stored(address);
  if (found) return found;
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === "navigate" && (await stored("404.html"));
    if (page) return page;
    throw error;
  }
}

// As the host does for the address of a page that lacks its last slash.
function withSlash(url) {
  const full = new URL(url);
  full.pathname += "/";
  return full;
}

async function stored(address) {
  const store = await caches.open(STORE);
  return FILES[address] && store.match(key(FILES[address]));
}
