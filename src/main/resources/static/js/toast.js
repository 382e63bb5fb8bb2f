// One short confirmation at the bottom, with its Undo: stays ten seconds, longer while somebody is at it.
import { elements, forMany, request } from "./request.js";
import { spoken } from "./words.js";

const STAY = 10_000;
const place = document.getElementById("toasts");
let timer;

/** Shows what the server rendered, and leads there whoever came by keyboard and has lost their place. */
export function showToast(html, lead) {
  const toast = elements(html).firstElementChild;
  const keepsUndo = "same" in toast.dataset && place.querySelector("form"); // nothing was done that could be undone
  if (keepsUndo) wait();
  else put(toast, lead);
}

/** Shows a sentence. */
export function say(sentence) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.append(Object.assign(document.createElement("p"), { textContent: sentence }));
  put(toast);
}

function put(toast, lead = place.querySelector(":focus-visible")) {
  toast.tabIndex = -1;
  place.replaceChildren(toast);
  if (lead) (toast.querySelector("button") ?? toast).focus();
  wait();
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(() => (isHeld() ? wait() : place.replaceChildren()), STAY);
}

function isHeld() {
  return place.matches(":hover, :focus-within") || place.querySelector("[aria-busy=true]") !== null;
}

async function undo(form) {
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true"; // until another toast takes its place
  try {
    showToast(await request("POST", form.action, new FormData(form), forMany()));
    document.dispatchEvent(new Event("earshot:marked"));
  } catch (refused) {
    failed(form, spoken("Not undone: {0}", refused.message));
  }
}

/** It can be pressed again. */
function failed(form, why) {
  form.ariaBusy = null;
  if (!form.isConnected) return document.dispatchEvent(new CustomEvent("earshot:trouble", { detail: why }));
  form.parentElement.querySelector("p").textContent = why;
  wait();
}

if (place) {
  place.addEventListener("mouseleave", () => place.childElementCount && wait());
  place.addEventListener("focusout", () => place.childElementCount && wait());
  place.addEventListener("submit", (event) => {
    event.preventDefault();
    undo(event.target);
  });
}
