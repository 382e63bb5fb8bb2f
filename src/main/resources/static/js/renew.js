// What says how far something is, fetched anew whenever it has got further.
import { elements, request } from "./request.js";

const PRESS = 50;
const isAsking = (place) => place.querySelector("details[open]") !== null;

/** Not while a question stands open in it, also one that was opened meanwhile: somebody is about to answer. */
export async function renew(place) {
  if (isAsking(place)) return later(place);
  const fresh = elements(await request("GET", place.dataset.refresh)).getElementById(place.id);
  await released(place);
  if (isAsking(place)) return later(place);
  if (!fresh) return;
  const focused = place.contains(document.activeElement) && document.activeElement.textContent;
  place.replaceChildren(...fresh.childNodes);
  if (focused) [...place.querySelectorAll("button, a, summary")].find((it) => it.textContent === focused)?.focus();
}

/** Until nothing in it is being pressed: a button that is replaced between down and up hears of no click. */
export async function released(place) {
  while (place.querySelector(":active")) await new Promise((go) => setTimeout(go, PRESS));
}

/** Once it is shut; added any number of times, it is one listener. */
function later(place) {
  place.addEventListener("toggle", onceShut, { capture: true, once: true });
}

function onceShut({ currentTarget }) {
  renew(currentTarget).catch(() => undefined); // the next event or catch-up asks again
}
