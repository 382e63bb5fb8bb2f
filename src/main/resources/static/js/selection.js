// Which applications are ticked: kept in this tab from page to page of one list, until they are sent
// to, cleared, or another list is asked for. Either the ticked ones, or all that match but for some.
import { number, spoken } from "./words.js";
const KEY = `earshot-selection-${document.body.dataset.user}`; // not for whoever signs in next

const bar = () => document.getElementById("selection");
const boxes = () => [...document.querySelectorAll(".applications tbody .tick input")];
const every = () => document.querySelector(".applications thead .tick input");

let state = { list: "", all: false, ids: new Set() };
let anchor;
let told = 0; // how many, as others on the page know

export const selection = {
  get count() {
    const { all, ids } = state;
    return all ? Math.max(0, Number(bar()?.dataset.matching ?? 0) - ids.size) : ids.size;
  },

  /** As the server reads it; see RecipientsForm. */
  get values() {
    const ids = [...state.ids].join(",");
    if (!state.all) return { applications: ids };
    const list = new URLSearchParams(state.list.split("?")[1]);
    return { ...Object.fromEntries(list), matching: "true", except: ids };
  },

  /** The same but for those ids. */
  without(ids) {
    if (state.all) return { ...this.values, except: [...state.ids, ...ids].join(",") };
    return { applications: [...state.ids].filter((id) => !ids.includes(id)).join(",") };
  },

  get copy() {
    return structuredClone(state);
  },

  /** Leaves these out, wherever they are in the list. */
  remove(ids) {
    for (const id of ids) put(id, false);
    changed();
  },

  /** All that the list shows, on every page of it. */
  all() {
    restore({ list: state.list, all: true, ids: new Set() });
  },

  clear() {
    restore({ list: state.list, all: false, ids: new Set() });
  },

  /** Those are done with. Whoever was ticked since stays so. */
  done({ list, all, ids }) {
    if (!all && !state.all) selection.remove(ids);
    else if (all && state.all && list === state.list) selection.clear();
  },

  restore,
};

function restore(from) {
  state = structuredClone(from);
  changed();
}

function isTicked(id) {
  return state.ids.has(id) !== state.all;
}

function put(id, ticked) {
  if (ticked !== state.all) state.ids.add(id);
  else state.ids.delete(id);
}

function changed() {
  sessionStorage.setItem(KEY, JSON.stringify({ ...state, ids: [...state.ids] }));
  show();
  const words = selection.count ? spoken("{0} selected", number(selection.count)) : spoken("Nothing selected");
  document.getElementById("selected").textContent = words;
  tell();
}

function tell() {
  told = selection.count;
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
  bar().querySelector("output").textContent = spoken("{0} selected", number(count));
  bar().querySelector("[data-all]").hidden = count >= Number(bar().dataset.matching) || ticked < all.length;
}

function clicked(event) {
  const { target } = event;
  if (target.closest("#selection [data-clear]")) {
    selection.clear();
    every().focus();
  } else if (target.closest("#selection [data-all]")) {
    selection.all();
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
  for (const it of box === every() ? all : range) put(it.value, box.checked);
  anchor = box;
  changed();
}

function open() {
  const page = document.getElementById("applications");
  if (!page) return; // what is ticked there stays while one looks something up
  const stored = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  const { list } = page.dataset;
  state = stored?.list === list ? { ...stored, ids: new Set(stored.ids) } : { list, all: false, ids: new Set() };
  if (stored?.list !== list) sessionStorage.removeItem(KEY);
  anchor = undefined;
  show();
  if (state.all || told !== selection.count) tell(); // where all are chosen, as many may be others
}

document.addEventListener("click", clicked);
document.addEventListener("htmx:afterSettle", (event) => event.target.id === "applications" && open());
open();
