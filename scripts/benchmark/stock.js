// Stands in for scorer.js in the variant with stock Pyodide: a module worker, started with the page, as its guide shows.

const worker = new Worker(new URL("../../stock/worker.mjs", import.meta.url), { type: "module" });

export function scorer(addresses, tell) {
  const ready = heard((data) => data.ready).then(() => tell("ready"));
  let last = 0;
  async function ask(text) {
    const number = ++last;
    worker.postMessage({ number, text });
    return (await heard((data) => data.number === number)).reply;
  }
  return { start: () => ready, again: () => ready, ask };
}

function heard(wanted) {
  return new Promise((resolve) => worker.addEventListener("message", ({ data }) => wanted(data) && resolve(data)));
}
