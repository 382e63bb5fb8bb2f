// Declining all that is ticked in the applications list: a panel for reason and message, one request, and
// a toast whose Undo takes all of it back.
import { closePanel, openPanel } from "./panel.js";
import { request } from "./request.js";
import { selection } from "./selection.js";
import { showToast } from "./toast.js";
import { number, spoken } from "./words.js";

const LONG = 60_000;
const form = () => document.getElementById("decline-many");

async function open(button) {
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  try {
    openPanel(await request("GET", "/applications/declined/form"), button);
    name();
    form().elements.reason.focus();
  } catch (refused) {
    document.dispatchEvent(new CustomEvent("earshot:trouble", { detail: spoken("That did not work: {0}.", refused.message) }));
  } finally {
    button.ariaBusy = null;
  }
}

/** Whoever ticks more meanwhile sees how many are meant now. */
function name() {
  if (!form()) return;
  const { count } = selection;
  if (!count) return closePanel();
  document.getElementById("decline-title").textContent =
    count === 1 ? spoken("Decline 1 applicant") : spoken("Decline {0} applicants", number(count));
}

async function decline() {
  const button = form().querySelector("[type=submit]");
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  try {
    const values = { ...selection.values, ...Object.fromEntries(new FormData(form())) };
    const html = await request("POST", "/applications/declined", values, { signal: AbortSignal.timeout(LONG) });
    const byKeys = form().querySelector(":focus-visible");
    closePanel();
    selection.clear();
    showToast(html, byKeys);
    document.dispatchEvent(new Event("earshot:marked"));
  } catch (refused) {
    const problem = form()?.querySelector(".error");
    if (problem) problem.textContent = spoken("Not declined: {0}", refused.message);
  } finally {
    button.ariaBusy = null;
  }
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#selection [data-decline]");
  if (button) open(button);
});
document.addEventListener("submit", (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  decline();
});
document.addEventListener("selection:changed", name);

/** htmx keeps the focus where it has the same id; whoever declined in a form, or said why, goes on beside it. */
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id !== "content" || document.activeElement !== document.body) return;
  target.querySelector(".decline-with summary")?.focus({ preventScroll: true });
});
