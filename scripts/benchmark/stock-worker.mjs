// Stock Pyodide in a worker, as its guide shows it: everything as it comes from the package, and the quiz as a plain wheel.

import { loadPyodide } from "./pyodide.mjs";

const ready = start();

async function start() {
  const python = await loadPyodide();
  await python.loadPackage(new URL("WHEEL", import.meta.url).href);
  self.postMessage({ ready: true });
  return python.runPython("from quiz.browser import respond; respond");
}

self.onmessage = async ({ data: { number, text } }) => {
  const respond = await ready;
  self.postMessage({ number, reply: respond(text) });
};
