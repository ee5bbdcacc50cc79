// The page's side of the worker: starts it, asks it, says what went wrong. Knows no element and no sentence.

const SILENCE = 30_000; // milliseconds without a sign of life before a start counts as failed

// addresses: {worker, python, lock}, and the check's language. tell(state, detail) hears "loading", "loaded" with bytes,
// "ready", "failed" with a reason ("network", "memory", "python" or "late").
export function scorer(addresses, tell) {
  let running = null;
  let now = "";
  const heard = (state, detail) => {
    if (state !== "loaded") now = state;
    tell(state, detail);
  };
  const start = () => (running ??= begin(addresses, heard));
  return {
    start,
    ask: (text) => start().then((worker) => worker.ask(text)),
    // A start under way goes on: on a slow line, to begin anew at each press would be never to end.
    again() {
      if (now === "loading") return running;
      now = "loading";
      running?.then((worker) => worker.stop(), () => {});
      return (running = renewed(addresses.worker).then(() => begin(addresses, heard, true)));
    },
  };
}

// After a failure the browser's cache may hold a damaged file.
async function renewed(address) {
  const response = await fetch(address, { cache: "reload" }).catch(() => null);
  return response?.blob();
}

function begin(addresses, tell, again = false) {
  tell("loading");
  const starting = new Promise((ready, failed) => {
    let watchdog;
    let otherwise = "network"; // until Python runs, what the worker trips over is a file
    let ended = "";
    const waiting = new Map();
    const worker = opened(addresses.worker);
    const end = (reason) => {
      ended = reason;
      clearTimeout(watchdog);
      worker?.terminate();
      tell("failed", reason);
      failed(new Error(reason));
      for (const { reject } of waiting.values()) reject(new Error(reason));
    };
    if (!worker) return end("python");
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(end, SILENCE, "late");
    };
    worker.onerror = (event) => (event.preventDefault(), end(otherwise));
    worker.onmessage = ({ data }) => {
      if (data.loaded) return alive(), tell("loaded", data.loaded);
      if (data.number) return settle(waiting, data);
      if (data.fault) return end(reasonOf(data.fault));
      clearTimeout(watchdog);
      otherwise = "python";
      tell("ready");
      ready({ ask: (text) => (ended ? Promise.reject(new Error(ended)) : asked(worker, waiting, text)), stop: () => worker.terminate() });
    };
    alive();
    worker.postMessage({ ...addresses, again });
  });
  starting.catch(() => {}); // told already
  return starting;
}

// A worker started from a network address is not bound by the page's policy; one started from a blob inherits it.
// Gives nothing where workers are refused.
function opened(address) {
  const blob = new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" });
  const url = URL.createObjectURL(blob);
  try {
    const worker = new Worker(url, { type: "module" });
    worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
    return worker;
  } catch {
    return null;
  }
}

let last = 0;
function asked(worker, waiting, text) {
  return new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject });
    worker.postMessage({ number: last, text });
  });
}

function settle(waiting, { number, reply, fault }) {
  const { resolve, reject } = waiting.get(number);
  waiting.delete(number);
  fault ? reject(new Error(reasonOf(fault))) : resolve(reply);
}

function reasonOf(fault) {
  if (/wrong network|dynamically imported|module script/i.test(fault)) return "network"; // in each engine's words
  return /memory|alloc/i.test(fault) ? "memory" : "python";
}
