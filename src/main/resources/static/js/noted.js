// Calls and mails by other means in the log of a conversation: what is noted or taken back while the page is open
// comes and goes in the place of its time.
import { elements } from "./request.js";

/** Shows those the server knows, and no others; says whether that changed anything. */
export function showNoted(log, html) {
  const known = elements(html);
  const changes = [forget(log, known)];
  let day;
  for (const element of [...known.children]) {
    if (element.matches(".day")) day = element;
    else changes.push(put(log, element, day));
  }
  return changes.includes(true);
}

function forget(log, known) {
  const gone = [...log.querySelectorAll("[data-noted]")].filter((shown) => !same(known, shown));
  for (const shown of gone) {
    const above = shown.previousElementSibling;
    shown.remove();
    const below = above?.nextElementSibling;
    if (above?.matches(".day") && (!below || below.matches(".day, [data-outgoing]"))) above.remove();
  }
  return gone.length > 0;
}

function put(log, element, day) {
  const at = time(element);
  const first = log.querySelector("[data-seq]");
  const isEarlier = first && first.dataset.seq !== "1" && at < time(first); // comes with the messages around it
  if (isEarlier || same(log, element)) return false;
  const place = placeOf(log, at, day.dataset.day);
  if (!log.querySelector(`.day[data-day="${day.dataset.day}"]`)) log.insertBefore(day, place);
  log.insertBefore(element, place);
  return true;
}

/** Before what came later, and before what stands above that. */
function placeOf(log, at, day) {
  const later = [...log.querySelectorAll("[data-seq], [data-noted]")].find((other) => time(other) > at);
  let place = later ?? log.querySelector("[data-outgoing]");
  while (isHeading(place?.previousElementSibling, day)) place = place.previousElementSibling;
  return place;
}

function isHeading(above, day) {
  return above?.matches(".new-divider, .day") && above.dataset.day !== day;
}

function same(log, { dataset }) {
  return log.querySelector(`[data-noted="${dataset.noted}"]`);
}

function time(element) {
  return Date.parse(element.querySelector("time").dateTime);
}
