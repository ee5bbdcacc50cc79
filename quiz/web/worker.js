// Python in a worker: loads it, asks it, answers. The only file that knows Pyodide at run time.
// In: {python, lock, language, again} once, then {number, text}. Out: {loaded: bytes}, {ready}, {fault}, {number, reply | fault}.

const TYPES = { wasm: "application/wasm" };
let respond;
let caching; // after a failure the browser's cache may hold a damaged file

self.onmessage = async ({ data }) => {
  if (data.python) return start(data);
  try {
    self.postMessage({ number: data.number, reply: respond(data.text) });
  } catch (error) {
    self.postMessage({ number: data.number, fault: String(error) });
  }
};

async function start({ python, lock, language, again }) {
  try {
    if (again) await refresh(python);
    const { loadPyodide } = await import(python).catch((error) => fail(python, error));
    const running = await loadPyodide({ indexURL: new URL(".", python).href, lockFileURL: lock, packages: ["quiz"] });
    if (!running.loadedPackages.quiz) throw new Error("wrong network: the quiz is missing or damaged");
    const quiz = running.pyimport("quiz.browser");
    quiz.quiz_in(language); // reads the words now, not while the reader waits for a result
    respond = quiz.respond;
    self.postMessage({ ready: true });
  } catch (error) {
    self.postMessage({ fault: String(error) });
  }
}

// Pyodide waits for ever when its wasm fails and only logs when a wheel does. So every file is looked at on its way:
// a wrong status or type, or a body that breaks off, is said at once; the bytes are counted for the progress bar.
const fetched = self.fetch.bind(self);
self.fetch = async (resource, options) => {
  const address = String(resource.url ?? resource);
  const response = await fetched(resource, { ...options, cache: caching }).catch((error) => fail(address, error));
  const type = TYPES[address.split(".").pop()];
  if (!response.ok) fail(address, response.status);
  if (type && !response.headers.get("content-type")?.startsWith(type)) fail(address, "its type");
  return new Response(counted(response.body, address), { status: response.status, headers: response.headers });
};

function counted(body, address) {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read().catch((error) => fail(address, error));
      if (done) return controller.close();
      self.postMessage({ loaded: value.length });
      controller.enqueue(value);
    },
  });
}

if (self.WebAssembly?.instantiateStreaming) {
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...all) => instantiate(...all).catch((error) => fail("wasm", error));
}

// Modules are not fetched by our fetch: renew what the cache holds of them before they are imported.
function refresh(python) {
  caching = "reload";
  return Promise.all([python, new URL("pyodide.asm.js", python)].map(async (file) => (await fetched(file, { cache: caching })).blob()));
}

function fail(address, reason) {
  const fault = `wrong network: ${address.split("/").pop()}: ${reason}`;
  self.postMessage({ fault });
  throw new Error(fault);
}
