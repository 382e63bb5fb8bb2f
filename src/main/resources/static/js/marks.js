// Ticks at the right of the rows, and the buttons that stand above the list while something is ticked.
import { request } from "./request.js";
import { say, showToast } from "./toast.js";
import { spoken } from "./words.js";

const underWay = new Set(); // pressed twice is meant once
let shift = false;
let last;

const list = () => document.getElementById("inbox");
const boxes = () => [...(list()?.querySelectorAll(".thread .check input") ?? [])];
const seen = (id) => list()?.querySelector(`.thread[data-id="${id}"] [name=seen]`)?.value ?? [];
const ticked = () => boxes().filter((box) => box.checked);

/** Ticks the row or takes the tick away. */
export function tick(row) {
  row.querySelector(".check input")?.click();
}

/** What the button of that name would do, to what is ticked or else to that row. */
export function mark(name, row) {
  const ids = ticked().map((box) => box.value);
  if (!ids.length && row) ids.push(row.dataset.id);
  if (ids.length) post(name, ids);
}

/** Brings count, bar and "all" in line with the ticks. */
export function showTicked() {
  const all = list()?.querySelector("[data-all]");
  if (!all) return;
  const [count, of] = [ticked().length, boxes().length];
  all.checked = count > 0 && count === of;
  all.indeterminate = count > 0 && count < of;
  all.disabled = of === 0;
  const text = count ? spoken("{0} selected", count) : "";
  list().querySelector("[data-ticked]").textContent = text;
  announce(text);
}

function announce(text) {
  const place = list().querySelector("[data-announce]");
  if (place.textContent !== text && (text || place.textContent)) place.textContent = text || spoken("Nothing selected");
}

async function post(name, wanted) {
  const ids = wanted.filter((id) => !underWay.has(`${name} ${id}`));
  if (!ids.length) return;
  for (const id of ids) underWay.add(`${name} ${id}`);
  try {
    const html = await request("POST", "/message-center/marks", { mark: name, ids: ids.join(), seen: ids.flatMap(seen).join() });
    const marked = boxes().filter((box) => ids.includes(box.value));
    // The button is about to go: on to the first of the rows, or to what comes in its place.
    if (document.activeElement.closest("#marks")) marked[0]?.focus({ preventScroll: true });
    for (const box of marked) box.checked = false;
    last = undefined;
    showTicked();
    showToast(html);
    document.dispatchEvent(new Event("earshot:marked"));
  } catch (refused) {
    say(spoken("That did not work: {0}", refused.message));
  } finally {
    for (const id of ids) underWay.delete(`${name} ${id}`);
  }
}

/** With Shift everything between this box and the one before becomes like it. */
function changed(box) {
  const all = boxes();
  const [from, to] = [all.findIndex((other) => other.value === last), all.indexOf(box)];
  if (shift && from >= 0)
    for (const between of all.slice(Math.min(from, to), Math.max(from, to))) between.checked = box.checked;
  last = box.value;
  showTicked();
}

for (const name of ["pointerdown", "keydown"])
  document.addEventListener(name, (event) => (shift = event.shiftKey), { capture: true });

document.addEventListener("change", ({ target }) => {
  if (target.matches(".thread .check input")) changed(target);
  if (!target.matches("[data-all]")) return;
  for (const box of boxes()) box.checked = target.checked;
  showTicked();
});

document.addEventListener("submit", (event) => {
  if (event.target.id !== "marks") return;
  event.preventDefault();
  mark(event.submitter.value);
});

showTicked();
