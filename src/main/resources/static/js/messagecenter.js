// The envelope's counter, and the rows of the list where they are shown: fetched anew whenever
// something may have changed, so that every tab shows what is stored.
import { showTicked } from "./marks.js";
import { elements, request } from "./request.js";

const PAUSE = 50;

function refreshing(id, url, show) {
  let timer;
  let running = false;
  let again = false;

  async function fetchNow() {
    timer = undefined;
    if (running) {
      again = true;
      return;
    }
    running = true;
    const asked = url();
    try {
      const html = await request("GET", asked);
      const place = document.getElementById(id);
      if (place && url() === asked) show(place, elements(html).getElementById(id));
      else again = !!place; // another list was chosen meanwhile
    } catch {
      // The next event or catch-up asks again.
    } finally {
      running = false;
      if (again) {
        again = false;
        soon();
      }
    }
  }

  function soon() {
    if (document.getElementById(id)) timer ??= setTimeout(fetchNow, PAUSE);
  }

  return soon;
}

/** The link stays, so that neither a press on it nor the focus is lost. */
function showCounter(place, fresh) {
  if (place.isEqualNode(fresh)) return;
  for (const { name, value } of fresh.attributes) place.setAttribute(name, value);
  place.replaceChildren(...fresh.childNodes);
}

/** Leaves rows alone that did not change, so that a press on them is not lost, nor tick or focus. */
function showRows(place, fresh) {
  const before = [...place.querySelectorAll(".thread")];
  const focused = document.activeElement.closest(".thread");
  const inBox = document.activeElement.matches("input");
  const [shown, wanted] = [place.querySelector(".threads"), fresh.querySelector(".threads")];
  if (shown && wanted) {
    patch(shown, before, [...wanted.children]);
    wanted.remove();
    for (const other of [...place.children]) if (other !== shown) other.remove();
    place.append(...fresh.childNodes);
  } else place.replaceChildren(...fresh.childNodes);
  place.dataset.url = fresh.dataset.url;
  if (focused && !focused.contains(document.activeElement)) refocus(place, before.indexOf(focused), focused.dataset.id, inBox);
  showTicked();
}

function patch(shown, before, rows) {
  const known = new Map(before.map((row) => [row.dataset.id, row]));
  const wanted = rows.map((row) => kept(known.get(row.dataset.id), row));
  for (const row of before) if (!wanted.includes(row)) row.remove();
  wanted.forEach((row, at) => shown.children[at] === row || shown.insertBefore(row, shown.children[at]));
}

function kept(before, row) {
  if (!before) return row;
  if (before.isEqualNode(row)) return before;
  const box = (of) => of.querySelector(".check input");
  box(row).checked = box(before).checked;
  return row;
}

/** To the same row, or where it is gone to the one in its place; where none is left, to what takes it back. */
function refocus(place, at, id, inBox) {
  const rows = place.querySelectorAll(".thread");
  const row = place.querySelector(`.thread[data-id="${id}"]`) ?? rows[Math.min(at, rows.length - 1)];
  const there = row ? row.querySelector(inBox ? ".check input" : "a") : document.querySelector("#toasts button");
  there?.focus({ preventScroll: true });
}

function openConversation() {
  return document.querySelector("#pane conversation-view")?.dataset.id ?? "";
}

function rowsUrl() {
  const url = document.getElementById("inbox-rows").dataset.url;
  return `${url}${url.includes("?") ? "&" : "?"}open=${openConversation()}`;
}

const counter = refreshing(
  "counter",
  () => `/message-center/counter?current=${location.pathname.startsWith("/message-center")}`,
  showCounter,
);
const rows = refreshing("inbox-rows", rowsUrl, (place, fresh) => {
  showRows(place, fresh);
  htmx.process(place);
});

function refresh() {
  counter();
  rows();
}

for (const name of ["message", "read", "marks", "stage", "catchup"]) document.addEventListener(`live:${name}`, refresh);
document.addEventListener("earshot:marked", refresh);

let left = ""; // the conversation that was open before what comes

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id === "pane") left = openConversation();
});

document.addEventListener("htmx:afterSettle", (event) => {
  const { id } = event.target;
  if (id === "inbox") showTicked();
  if (id !== "pane") return;
  rows();
  opened(event.target);
});

/** With shortcuts the focus stays in the list, and R leads to the composer. */
function opened(pane) {
  const list = document.querySelector(".messagecenter .inbox");
  if (!list.checkVisibility()) pane.querySelector(".log")?.focus({ preventScroll: true });
  else if (!openConversation()) backToList();
  else if (document.body.dataset.keys === "off") pane.querySelector("textarea")?.focus({ preventScroll: true });
  document.dispatchEvent(new Event("earshot:opened"));
}

/** To the row of what was closed, for whoever has lost their place with it: on a phone the list was away until now. */
function backToList() {
  if (document.activeElement !== document.body) return;
  document.querySelector(`.inbox .thread[data-id="${left}"] a`)?.focus();
}
