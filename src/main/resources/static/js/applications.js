// The list of applications, live: a new one appears where the list shows it. Who stands in a row with
// the keyboard is not pushed out of it; the list follows as soon as the focus leaves.
const results = () => document.getElementById("results");

let timer;
let waiting = false;
let gap = false;

function soon() {
  if (!results()) return;
  clearTimeout(timer);
  timer = setTimeout(refresh, 300);
}

function refresh() {
  const list = results();
  if (!list) return;
  waiting = list.contains(document.activeElement);
  if (waiting) return;
  htmx.ajax("GET", location.pathname + location.search, { target: "#results", select: "#results", swap: "outerHTML" });
}

document.addEventListener("live:application", soon);
document.addEventListener("earshot:marked", soon);
document.addEventListener("live:lost", () => (gap = true));
document.addEventListener("live:connected", () => {
  if (gap) soon();
  gap = false;
});
document.addEventListener("focusout", () => waiting && soon());
