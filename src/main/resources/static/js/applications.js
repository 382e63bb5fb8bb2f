// The list of applications, live: a new one appears where the list shows it, one whose stage is another leaves, and a
// mark appears where somebody is written to.
// Who stands in a row with the keyboard is not pushed out of it; the list follows as soon as the focus leaves. What
// somebody asks for goes before: its answer needs the list that was there when it was asked for.
const results = () => document.getElementById("applications");
const isAskedFor = () => document.querySelector("form.filters.htmx-request") !== null;

const PAUSE = 300;
const SELDOM = 2_000; // while a bulk message goes on, or many are declined, which says so all the time

let timer;
let last = 0;
let waiting = false;
let gap = false;
let opened = false;

function soon(pause = PAUSE) {
  if (!results()) return;
  clearTimeout(timer);
  timer = setTimeout(refresh, pause);
}

function refresh() {
  last = Date.now();
  const list = results();
  if (!list) return;
  waiting = list.contains(document.activeElement);
  if (waiting) return;
  if (isAskedFor()) return soon();
  htmx.ajax("GET", location.pathname + location.search, { target: "#applications", select: "#applications", swap: "outerHTML" });
}

/** Those in the list that nobody has written to, as far as it knows. */
function unwritten() {
  return [...(results()?.querySelectorAll("tr:not(:has(.talk-mark)) .tick input") ?? [])].map((box) => box.value);
}

/** The stream has begun, and the list is as old as that; or much has changed. */
function caughtUp() {
  if (opened) opened = false;
  else if (unwritten().length) seldom();
}

function seldom() {
  soon(Math.max(PAUSE, last + SELDOM - Date.now()));
}

/** Our own, asked for before somebody chose something else. */
function overtaken({ detail }) {
  if (detail.target !== results() || detail.requestConfig.triggeringEvent || !isAskedFor()) return;
  detail.shouldSwap = false;
  soon();
}

document.addEventListener("htmx:beforeSwap", overtaken);
document.addEventListener("live:application", () => soon());
document.addEventListener("live:stage", seldom);
document.addEventListener("live:message", ({ detail }) => unwritten().includes(detail.conversation) && soon());
document.addEventListener("live:catchup", caughtUp);
document.addEventListener("earshot:marked", () => soon());
document.addEventListener("live:lost", () => (gap = true));
document.addEventListener("live:connected", () => {
  opened = true;
  if (gap) soon();
  gap = false;
});
document.addEventListener("focusout", () => waiting && soon());
