// What became of bulk messages, at the top of the list of applications and of the message center, and
// on the pages of their own: fetched anew whenever one has got further.
import { messages } from "./bulkdraft.js";
import { elements, request } from "./request.js";
import { released, renew } from "./renew.js";
import { selection } from "./selection.js";
import { spoken } from "./words.js";

const PAUSE = 100;
const chosen = new Map();
const strip = () => document.getElementById("bulk-strip");
let timer;

/** Shows the confirmation that the server answered with, of what was sent to those ticks, which Undo brings back. */
export function confirmSent(html, of) {
  const arrived = elements(html);
  const id = arrived.querySelector("[data-new]").dataset.bulk;
  chosen.set(id, of);
  merge(arrived);
  if (isTyping()) return;
  scrollTo({ top: 0 });
  stayAt(strip().querySelector(`[data-bulk="${id}"]`));
}

/** The answer may come late, when somebody is at something else. */
function isTyping() {
  return document.activeElement?.matches("input, textarea, select");
}

/** Not at its Undo: a second Enter would take back what the first one sent. */
function stayAt(row) {
  row.tabIndex = -1;
  row.focus();
}

/** Keeps a sentence that stands already, so that it is announced once, whoever is there with the keyboard, and the text
 *  of what was undone, by whichever tab and whether its answer came or not. */
function merge(arrived) {
  const fresh = [...arrived.querySelectorAll("[data-bulk]")];
  const focused = document.activeElement;
  let stay;
  for (const row of fresh) {
    const shown = strip().querySelector(`[data-bulk="${row.dataset.bulk}"]`);
    const within = shown?.contains(focused);
    const { body } = row.dataset;
    if (shown && body && !shown.dataset.body) keep(row.dataset.bulk, body);
    if (!body && !row.querySelector("[data-undo]")) messages.drop(keyOf(row.dataset.bulk)); // it went out after all
    if (shown?.querySelector("p").textContent === row.querySelector("p").textContent) row.querySelector("p").replaceWith(shown.querySelector("p"));
    if (within) stay = counterpart(focused, row);
  }
  strip().replaceChildren(...fresh);
  if (stay?.matches("[data-bulk]")) stayAt(stay);
  else stay?.focus();
  begin();
}

const keyOf = (id) => `taken-back-${id}`; // kept twice, it is there once

function keep(id, body) {
  messages.save({ key: keyOf(id), body }, chosen.get(id)?.values);
}

/** In the row that takes the place of its own: where it is gone, the row. */
function counterpart(focused, row) {
  const same = focused.matches("[data-undo]") ? "[data-undo]" : focused.matches("a[href]") && `a[href="${focused.getAttribute("href")}"]`;
  return (same && row.querySelector(same)) || row;
}

function begin() {
  for (const undo of strip()?.querySelectorAll("[data-undo]:not([data-until])") ?? []) {
    undo.dataset.until = performance.now() + Number(undo.dataset.undo);
  }
  count();
}

/** Counts down for the eye alone; the sentence beside it is not touched. */
function count() {
  clearTimeout(timer);
  const waiting = [...(strip()?.querySelectorAll("[data-until]") ?? [])];
  for (const undo of waiting) {
    const left = Math.ceil((Number(undo.dataset.until) - performance.now()) / 1000);
    undo.parentElement.querySelector(".countdown").textContent = left > 0 ? spoken("{0} s", left) : "";
    if (left > 0) continue;
    if (document.activeElement === undo) stayAt(undo.closest("[data-bulk]"));
    undo.parentElement.replaceChildren();
  }
  if (waiting.length) timer = setTimeout(count, 250);
}

async function undo(button) {
  const row = button.closest("[data-bulk]");
  const id = row.dataset.bulk;
  try {
    await askToUndo(id);
    await refresh();
    takeBack(id);
  } catch (refused) {
    row.querySelector("p").textContent = refused.status ? refused.message : spoken("That did not work: no connection. Try again.");
  }
}

/** Keeps the text before, as the page may be left before the answer comes. */
async function askToUndo(id) {
  const body = chosen.get(id)?.body;
  if (body) keep(id, body);
  try {
    await request("POST", `/bulk-messages/${id}/undo`);
  } catch (refused) {
    if (refused.status) messages.drop(keyOf(id));
    throw refused;
  }
}

/** Those it was for are ticked again, unless somebody is at others by now. */
function takeBack(id) {
  const of = chosen.get(id);
  const list = document.getElementById("selection") && document.getElementById("applications")?.dataset.list;
  if (!of || of.ticks.list !== list || document.querySelector("#panel > *")) return;
  selection.restore(of.ticks);
  document.querySelector("#selection:not([hidden]) [data-message]")?.focus();
}

async function refresh() {
  const shown = [...strip().querySelectorAll("[data-bulk]")].map((row) => row.dataset.bulk);
  const arrived = elements(await request("GET", `/bulk-messages/strip?shown=${shown.join(",")}`));
  await released(strip());
  merge(arrived);
}

let pending;
let running = false;

function soon() {
  pending ??= setTimeout(async () => {
    if (running) {
      pending = undefined;
      return soon();
    }
    pending = undefined;
    running = true;
    try {
      if (strip()) await refresh();
      for (const place of document.querySelectorAll("#bulk-progress, #bulk-list")) await renew(place);
    } catch {
      // The next event or catch-up asks again.
    } finally {
      running = false;
    }
  }, PAUSE);
}

for (const name of ["bulk", "catchup"]) document.addEventListener(`live:${name}`, soon);
document.addEventListener("htmx:afterSettle", (event) => event.target === strip() && begin());
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#bulk-strip [data-undo]");
  if (button) undo(button);
  if (target.closest?.("#bulk-strip [data-dismiss]")) target.closest("[data-bulk]").remove();
});
