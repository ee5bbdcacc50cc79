// Brings the static form to life: one question a view, the browser's own Back, the result. Moves text between the page
// and Python; holds no sentence, no count and no rule.

import { forgetChanges, keepChanges, putChangesBack, watchAgenda } from "./agenda.js";
import "./leave.js";
import { lookUp } from "./lookup.js";
import { scorer } from "./scorer.js";

const PATIENCE = 10_000; // milliseconds from asking for a result to having one, with or without Python
const A_WHILE = 1000; // milliseconds of getting ready after which the reader sees how far it is
const REVIEW = "review";
const END = "end";

const form = document.getElementById("check");
const result = document.querySelector("[data-view=result]");
const views = [...document.querySelectorAll("[data-view]")];
const steps = views.filter((view) => form.contains(view));
const site = document.title.split(" - ").at(-1); // a tab must not tell which check this is
const python = scorer(addresses(), tell);
let current = "";
let loaded = 0;

begin();

function begin() {
  document.documentElement.dataset.scripted = "";
  history.scrollRestoration = "manual"; // each view is shown from its top
  for (const moves of document.querySelectorAll(".moves")) moves.hidden = false;
  form.addEventListener("change", changed);
  form.addEventListener("focusin", startEarly);
  form.addEventListener("submit", submitted);
  document.addEventListener("click", clicked);
  window.addEventListener("popstate", ({ state }) => (state?.step === END ? end() : show(state?.step ?? steps[0].dataset.view)));
  watchAgenda(result);
  const wished = steps.find((view) => view.id && `#${view.id}` === location.hash) ?? steps[0];
  history.replaceState({ step: wished.dataset.view }, "", location.pathname);
  show(wished.dataset.view, { focus: wished !== steps[0] });
  for (const view of steps) changed({ target: view });
  if (navigator.connection?.effectiveType === "4g" && !saving()) (window.requestIdleCallback ?? setTimeout)(python.start);
}

function addresses() {
  const absolute = (address) => new URL(address, document.baseURI).href;
  const { worker, python: engine, lock, language } = form.dataset;
  return { worker: absolute(worker), python: absolute(engine), lock: absolute(lock), language };
}

// Views

function show(step, { focus = true } = {}) {
  current = step;
  const name = step === END ? ending() : step;
  const shown = views.find((view) => view.dataset.view === name);
  for (const view of views) view.hidden = view !== shown && !(step === "all" && form.contains(view));
  form.toggleAttribute("data-all", step === "all");
  form.hidden = step === END;
  document.title = shown ? `${shown.dataset.title} - ${site}` : site;
  if (focus) focusOn(shown ?? steps[0]);
}

function go(step, extra = {}) {
  history.pushState({ step, ...extra }, "");
  show(step);
}

function focusOn(view) {
  const heading = [...view.querySelectorAll("[tabindex='-1']")].find((part) => !part.closest("[hidden]")) ?? view;
  heading.focus({ preventScroll: true });
  view.scrollIntoView({ block: "start" });
}

function ending() {
  return form.querySelector("[data-leads]:checked")?.dataset.leads ?? "result";
}

function following() {
  const at = steps.findIndex((view) => view.dataset.view === current);
  return steps[at + 1].dataset.view;
}

// What the reader does

function clicked(event) {
  const button = event.target.closest("button, a");
  if (!button) return;
  const { go: way, show: wished, return: back } = button.dataset;
  if ("clear" in button.dataset) clear(button.closest("[data-view]"));
  if (way === "back") history.back();
  if (way === "next") go(nextStep(button));
  if ("all" in button.dataset) go("all");
  if ("one" in button.dataset) go(steps[0].dataset.view);
  if ("restart" in button.dataset) restart();
  if ("again" in button.dataset) tryAgain();
  if (!wished) return;
  event.preventDefault();
  go(wished, { back });
}

function nextStep(button) {
  if (button.closest("[data-view]").querySelector("[data-leads]:checked")) return END;
  return history.state?.back ?? following();
}

function clear(view) {
  for (const radio of view.querySelectorAll("[type=radio]")) radio.checked = false;
  changed({ target: view });
  focusOn(view);
}

function restart() {
  HTMLFormElement.prototype.reset.call(form); // a question called "reset" would stand in its place
  forgetChanges();
  result.querySelector("[data-forget]").replaceChildren();
  for (const view of steps) changed({ target: view });
  go(steps[0].dataset.view);
}

function changed({ target }) {
  const view = target.closest("[data-view]");
  const chosen = view.querySelector("[type=radio]:checked")?.value ?? "";
  const clearButton = view.querySelector("[data-clear]:not([data-go])");
  if (clearButton) clearButton.hidden = !chosen;
  const row = form.querySelector(`[data-row="${view.dataset.view}"]`);
  for (const said of row?.querySelectorAll("[data-is]") ?? []) said.hidden = said.dataset.is !== chosen;
  if (chosen) form.querySelector(".nothing").hidden = true;
}

function submitted(event) {
  event.preventDefault();
  if (current === END) return;
  if (current !== REVIEW && current !== "all") return go(nextStep(steps.find((view) => !view.hidden).firstElementChild));
  if (!Object.keys(answers()).length) return complain();
  history.pushState({ step: END }, "");
  end();
}

// Also reached by the browser's own Forward, when the answers may be others than those of the result that stands there.
function end() {
  if (!Object.keys(answers()).length) return show(REVIEW), complain();
  keepChanges(result);
  result.querySelector("[data-forget]").replaceChildren(); // or the last result would be read out before the new one
  show(END);
  if (ending() === "result") answer();
}

function complain() {
  const error = form.querySelector(".nothing");
  error.hidden = false;
  focusOn(error);
}

function answers() {
  return Object.fromEntries([...new FormData(form)]);
}

// Python

// Only once Python is here: what it needs comes from the browser's cache then, not from the network a second time.
function keepForOffline() {
  navigator.serviceWorker?.register(form.dataset.offline).catch(() => {});
}

function saving() {
  return navigator.connection?.saveData ?? false;
}

function startEarly() {
  if (!saving()) python.start().catch(() => {});
}

let asking = 0;
async function answer() {
  const mine = ++asking;
  const place = result.querySelector("[data-forget]");
  const given = answers();
  const request = JSON.stringify({ language: form.dataset.language, stage: form.dataset.stage, answers: given });
  working(true);
  const found = await Promise.race([python.ask(request), late()]).catch((error) => error);
  if (mine !== asking) return;
  working(false);
  const failed = found instanceof Error;
  place.replaceChildren(failed ? lookUp(document.getElementById("every-result"), given) : parsed(found));
  putChangesBack(result);
  explain(failed ? found.message : "");
  focusOn(result);
}

function tryAgain() {
  python.again().catch(() => {});
  answer();
}

function late() {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("late")));
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function working(now) {
  result.toggleAttribute("data-working", now);
  result.querySelector("[data-state=working]").hidden = !now;
}

function explain(reason) {
  const note = result.querySelector(".without");
  note.hidden = !reason;
  for (const why of note.querySelectorAll("[data-why]")) why.hidden = why.dataset.why !== reason;
}

function tell(state, detail) {
  const amount = form.querySelector(".amount");
  if (state === "loaded") return count(amount, detail);
  loaded = 0;
  amount.hidden = true;
  if (state === "ready" && !saving()) keepForOffline();
  if (state === "loading") setTimeout(() => (amount.hidden = form.dataset.state !== "loading"), A_WHILE);
  form.dataset.state = state;
  for (const line of form.querySelectorAll(".state [data-state]")) line.hidden = line.dataset.state !== state;
}

function count(amount, bytes) {
  const total = Number(form.dataset.bytes);
  loaded = Math.min(loaded + bytes, total);
  amount.querySelector("progress").value = loaded / total;
  const text = amount.querySelector("[data-amount]");
  text.textContent = text.dataset.amount.replace("{loaded}", megabytes(loaded)).replace("{total}", megabytes(total));
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}
