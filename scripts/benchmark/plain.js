// Stands in for scorer.js in the variant without Python: a few lines that answer at once from the page's own table.

import { lookUp } from "./lookup.js";

export function scorer(addresses, tell) {
  const start = async () => tell("ready");
  const ask = async (text) => lookUp(document.getElementById("every-result"), JSON.parse(text).answers).outerHTML;
  return { start, again: start, ask };
}
