// The page's side of the worker: starts it, asks it, says what went wrong. Knows no element and no sentence.

const SILENCE = 30_000; // milliseconds without a sign of life before a start counts as failed

// addresses: {worker, python, lock}, and the check's language. tell(state, detail) hears "loading", "loaded" with bytes,
// "ready", "failed" with a reason ("network", "memory", "python" or "late").
export function scorer(addresses, tell) {
  let running = null;
  let state = "";
  const told = (news, detail) => {
    if (news !== "loaded") state = news;
    tell(news, detail);
  };
  const start = () => (running ??= begin(addresses, told));
  return {
    start,
    ask: (text) => start().then((worker) => worker.ask(text)),
    // A start under way goes on: on a slow line, to begin anew at each press would be never to end.
    again() {
      if (state === "loading") return running;
      state = "loading";
      running?.then((worker) => worker.stop(), () => {});
      return (running = renewed(addresses.worker).then(() => begin(addresses, told, true)));
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
    const waiting = new Map(); // what is asked and not answered
    const worker = opened(addresses.worker);
    const silence = watchdog(SILENCE, () => end("late"));
    let otherwise = "network"; // until Python runs, what the worker trips over is a file
    let ended = "";
    const end = (reason) => {
      ended = reason;
      silence.stop();
      worker?.terminate();
      tell("failed", reason);
      failed(new Error(reason));
      for (const { reject } of waiting.values()) reject(new Error(reason));
    };
    const ask = (text) => (ended ? Promise.reject(new Error(ended)) : asked(worker, waiting, text));
    const runs = () => {
      otherwise = "python";
      silence.stop();
      tell("ready");
      ready({ ask, stop: () => worker.terminate() });
    };
    const heard = ({ data }) => {
      if (data.number) return settle(waiting, data);
      if (data.fault) return end(reasonOf(data.fault));
      if (data.ready) return runs();
      silence.begin();
      tell("loaded", data.loaded);
    };
    if (!worker) return end("python");
    worker.onmessage = heard;
    worker.onerror = (event) => {
      event.preventDefault();
      end(otherwise);
    };
    silence.begin();
    worker.postMessage({ ...addresses, again });
  });
  starting.catch(() => {}); // told already
  return starting;
}

// Calls `late` once when so many milliseconds have passed since it last began.
function watchdog(limit, late) {
  let timer;
  const stop = () => clearTimeout(timer);
  return {
    stop,
    begin() {
      stop();
      timer = setTimeout(late, limit);
    },
  };
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
