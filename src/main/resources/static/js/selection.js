// Which applications are ticked: kept in this tab from page to page of one list, until they are sent
// to, cleared, or another list is asked for. Either the ticked ones, or all that match but for some.
const KEY = "earshot-selection";

const bar = () => document.getElementById("selection");
const boxes = () => [...document.querySelectorAll(".applications tbody .tick input")];
const every = () => document.querySelector(".applications thead .tick input");
const number = (count) => count.toLocaleString(document.documentElement.lang);

let state = { list: "", all: false, named: {} };
let anchor;

export const selection = {
  get count() {
    const named = Object.keys(state.named).length;
    return state.all ? Math.max(0, Number(bar()?.dataset.matching ?? 0) - named) : named;
  },

  /** As the server reads it; see RecipientsForm. */
  get values() {
    const ids = Object.keys(state.named).join(",");
    if (!state.all) return { applications: ids };
    const list = new URLSearchParams(state.list.split("?")[1]);
    return { ...Object.fromEntries(list), matching: "true", except: ids };
  },

  get copy() {
    return structuredClone(state);
  },

  /** Leaves these out, wherever they are in the list. */
  remove(ids) {
    for (const id of ids) put(id, "", false);
    changed();
  },

  clear() {
    restore({ list: state.list, all: false, named: {} });
  },

  restore,
};

function restore(from) {
  state = structuredClone(from);
  changed();
}

function isTicked(id) {
  return id in state.named !== state.all;
}

function put(id, name, ticked) {
  if (ticked !== state.all) state.named[id] = name;
  else delete state.named[id];
}

function changed() {
  sessionStorage.setItem(KEY, JSON.stringify(state));
  show();
  const words = selection.count ? `${number(selection.count)} selected` : "Nothing selected";
  document.getElementById("selected").textContent = words;
  document.dispatchEvent(new Event("selection:changed"));
}

function show() {
  if (!bar()) return;
  const { count } = selection;
  const all = boxes();
  for (const box of all) box.checked = isTicked(box.value);
  const ticked = all.filter((box) => box.checked).length;
  every().checked = ticked > 0 && ticked === all.length;
  every().indeterminate = ticked > 0 && ticked < all.length;
  bar().hidden = count === 0;
  bar().querySelector("output").textContent = `${number(count)} selected`;
  bar().querySelector("[data-all]").hidden = count >= Number(bar().dataset.matching) || ticked < all.length;
}

function clicked(event) {
  const { target } = event;
  if (target.closest("#selection [data-clear]")) {
    selection.clear();
    every().focus();
  } else if (target.closest("#selection [data-all]")) {
    restore({ list: state.list, all: true, named: {} });
    bar().querySelector("[data-message]").focus();
  } else if (target.matches(".applications .tick input")) {
    tick(target, event.shiftKey);
  }
}

function tick(box, shift) {
  const all = boxes();
  const from = shift ? all.indexOf(anchor) : -1;
  const to = all.indexOf(box);
  const range = from < 0 ? [box] : all.slice(Math.min(from, to), Math.max(from, to) + 1);
  for (const it of box === every() ? all : range) put(it.value, it.dataset.name, box.checked);
  anchor = box;
  changed();
}

function open() {
  if (!document.getElementById("results")) return;
  const stored = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  const list = bar()?.dataset.list ?? "";
  const before = selection.count;
  state = stored?.list === list ? stored : { list, all: false, named: {} };
  if (stored?.list !== list) sessionStorage.removeItem(KEY);
  anchor = undefined;
  show();
  if (before !== selection.count) document.dispatchEvent(new Event("selection:changed"));
}

document.addEventListener("click", clicked);
document.addEventListener("htmx:afterSettle", (event) => event.target.id === "results" && open());
open();
