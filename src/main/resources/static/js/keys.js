// Single keys in the message center, the sheet that lists them, and the switch that turns them off.
import { mark, tick } from "./marks.js";
import { request } from "./request.js";

const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable], [role=listbox]";

const WHILE_HELD = "jk"; // all else is done once for each press

const help = document.getElementById("help");
const rows = () => [...document.querySelectorAll(".thread")];
const link = (row) => row.querySelector("a");

/** Where one is: the row with the focus, or else the one that is open. */
function here() {
  return document.activeElement.closest(".thread") ?? document.querySelector(".thread:has([aria-current])");
}

function move(by) {
  const all = rows();
  const at = all.indexOf(here());
  const next = at < 0 ? all.at(0) : all[at + by];
  if (next) link(next).focus();
}

/** Opens the conversation first where another is open, and never twice: that would lose what was typed meanwhile. */
function reply() {
  const row = here();
  const text = document.querySelector("#pane textarea");
  if (text && (!row || text.closest("conversation-view").dataset.id === row.dataset.id)) text.focus();
  else if (row) {
    document.addEventListener("earshot:opened", () => document.querySelector("#pane textarea")?.focus(), { once: true });
    if (!link(row).classList.contains("htmx-request")) link(row).click();
  }
}

function close() {
  const row = document.querySelector(".thread:has([aria-current])");
  if (!document.querySelector("#pane .back") || document.querySelector("#panel > *")) return;
  document.querySelector("#pane .back").click();
  if (row) link(row).focus();
}

/** From the composer back to the list; the next Escape closes the conversation. */
function leave(text) {
  if (!text.matches("#pane textarea")) return;
  const row = document.querySelector(`.thread[data-id="${text.closest("conversation-view").dataset.id}"]`);
  if (row?.checkVisibility()) link(row).focus();
  else document.querySelector("#pane .log").focus();
}

const archived = () => document.querySelector("#marks [value=in-inbox]");

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  x: () => here() && tick(here()),
  e: () => mark(archived() ? "in-inbox" : "archived", here()),
  u: () => mark("unread", here()),
  r: reply,
  "/": () => document.getElementById("search").focus(),
  "?": () => help.showModal(),
  Escape: close,
};

function pressed(event) {
  const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
  if (held || document.body.dataset.keys !== "on" || document.querySelector("dialog[open]")) return;
  if (event.target.closest(TYPING)) return void (event.key === "Escape" && leave(event.target));
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (!KEYS[key]) return;
  event.preventDefault();
  if (!event.repeat || WHILE_HELD.includes(key)) KEYS[key]();
}

async function turn(box) {
  const on = box.checked;
  show(on);
  await request("PUT", "/preferences/keyboard-shortcuts", { value: on }).catch(() => show(!on));
}

function show(on) {
  document.body.dataset.keys = on ? "on" : "off";
  for (const box of document.querySelectorAll("[name=keyboard-shortcuts]")) box.checked = on;
}

document.addEventListener("change", ({ target }) => target.name === "keyboard-shortcuts" && turn(target));

if (help) {
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => event.target.closest("[data-help]") && help.showModal());
}
