// Declining all that is ticked in the applications list: a panel for reason and message, one request, and
// a toast whose Undo takes all of it back. What is typed is kept in this tab until it is sent or discarded.
import { lastWords } from "./bulkdraft.js";
import { closePanel, openPanel } from "./panel.js";
import { forMany, randomKey, request } from "./request.js";
import { selection } from "./selection.js";
import { showToast } from "./toast.js";
import { number, spoken } from "./words.js";

const form = () => document.getElementById("decline-many");
const key = () => form()?.elements.key.value;
const trouble = (detail) => document.dispatchEvent(new CustomEvent("earshot:trouble", { detail }));

let declining = false; // also where the panel was closed meanwhile and opened again

async function open(button) {
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  try {
    openPanel(await request("GET", "/applications/declined/form"), button);
    fill(lastWords.of(selection.values));
    offer();
    show(declining);
    name();
    form().elements.reason.focus();
  } catch (refused) {
    trouble(spoken("That did not work: {0}.", refused.message));
  } finally {
    button.ariaBusy = null;
  }
}

function fill(draft) {
  for (const field of ["key", "reason", "words", "message"]) if (draft) form().elements[field].value = draft[field];
}

function offer() {
  if (form()) lastWords.offerIn(form(), key());
}

/** What stands there gives way to it, and is offered in its place. */
function use() {
  fill(lastWords.take(key(), selection.values));
  keep();
  form().elements.message.focus();
}

function discardOffered() {
  lastWords.discardOffered(key());
  form().elements.message.focus();
}

function keep() {
  const said = typed();
  if (said.words.trim() || said.message.trim()) lastWords.save(said, selection.values);
  else lastWords.drop(said.key);
}

function typed() {
  return Object.fromEntries(new FormData(form()));
}

function show(busy) {
  declining = busy;
  form()?.querySelector("[type=submit]").setAttribute("aria-disabled", String(busy));
}

/** Whoever ticks more meanwhile sees how many are meant now. */
function name() {
  if (!form()) return;
  const { count } = selection;
  if (!count) return closePanel();
  document.getElementById("decline-title").textContent =
    count === 1 ? spoken("Decline 1 applicant") : spoken("Decline {0} applicants", number(count));
  keep();
}

async function decline() {
  if (declining) return;
  show(true);
  const said = typed();
  const ticks = selection.copy;
  try {
    // The form's key names what is kept here. Whoever is declined by then gets nothing, whatever the key.
    const values = { ...selection.values, ...said, key: randomKey() };
    declined(await request("POST", "/applications/declined", values, forMany()), said, ticks);
  } catch (refused) {
    failed(refused, said);
  } finally {
    show(false);
  }
}

/** Where those words are open now: their panel may have been closed meanwhile, and opened again or for others. */
function formOf(said) {
  return key() === said.key ? form() : undefined;
}

/** What was typed since stays. */
function declined(html, said, ticks) {
  const byKeys = formOf(said)?.querySelector(":focus-visible");
  if (lastWords.under(said.key)?.message === said.message) lastWords.drop(said.key);
  if (formOf(said)) closePanel();
  selection.done(ticks);
  showToast(html, byKeys);
  document.dispatchEvent(new Event("earshot:marked"));
}

function failed(refused, said) {
  const why = spoken("Not declined: {0}", refused.message);
  const problem = formOf(said)?.querySelector(".error");
  if (problem) problem.textContent = why;
  else trouble(why);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#selection [data-decline]");
  if (button) open(button);
  if (target.closest?.("#decline-many [data-use]")) use();
  if (target.closest?.("#decline-many [data-discard]")) discardOffered();
});
document.addEventListener("input", ({ target }) => target.form && target.form === form() && keep());
document.addEventListener("submit", (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  decline();
});
document.addEventListener("selection:changed", name);
document.addEventListener("drafts:changed", offer);

/** htmx keeps the focus where it has the same id; whoever declined in a form, or said why, goes on beside it. */
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id !== "content" || document.activeElement !== document.body) return;
  target.querySelector(".decline-with summary")?.focus({ preventScroll: true });
});
