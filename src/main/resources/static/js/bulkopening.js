// Opens the panel in which one text to many is written: for those who are ticked, or for all whose job was filled.
import "./bulkcomposer.js";
import { openPanel } from "./panel.js";
import { request } from "./request.js";
import { selection } from "./selection.js";
import { spoken } from "./words.js";

async function compose(button, text = "") {
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  try {
    const { values } = selection;
    openPanel(await request("POST", "/bulk-messages/compose", values), button);
    const composer = document.querySelector("bulk-composer");
    composer.suggest(text);
    if (JSON.stringify(selection.values) !== JSON.stringify(values)) composer.soon("refresh");
  } catch (refused) {
    document.dispatchEvent(new CustomEvent("earshot:trouble", { detail: spoken("That did not work: {0}.", refused.message) }));
  } finally {
    button.ariaBusy = null;
  }
}

/** A job was filled: everyone still open is chosen, and a text suggested. */
function composeFilled(button) {
  selection.all();
  compose(button, button.dataset.filled);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#selection [data-message]");
  if (button) compose(button);
  const filled = target.closest?.("[data-filled]");
  if (filled) composeFilled(filled);
});

// Not where the page comes back, by Back or loaded again: it may have been sent by then.
const [loaded] = performance.getEntriesByType("navigation");
const justFilled = document.querySelector("[data-filled]");
if (justFilled && loaded.type === "navigate") composeFilled(justFilled);
