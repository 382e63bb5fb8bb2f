// Chooses a saved text in a composer: by the button, or by "/" typed into an empty message.
import { elements, request } from "./request.js";
import { spoken } from "./words.js";

class Chooser {
  constructor(place) {
    this.place = place;
    this.button = place.querySelector("button");
    this.text = place.closest("form").elements.body;
  }

  async open() {
    if (this.box) return this.close();
    this.box = this.place.querySelector("template").content.firstElementChild.cloneNode(true);
    this.filter = this.box.querySelector("input");
    this.list = this.box.querySelector("ul");
    this.button.setAttribute("aria-expanded", "true");
    this.place.append(this.box);
    this.listen();
    this.filter.focus();
    await this.fetch();
  }

  listen() {
    this.filter.addEventListener("input", () => this.show());
    this.filter.addEventListener("keydown", (event) => this.pressed(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.insert(event.target.closest("[role=option]")));
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.escape(event));
    this.box.addEventListener("focusout", ({ relatedTarget: to }) => this.place.contains(to) || this.close(false));
  }

  async fetch() {
    try {
      this.all = [...elements(await request("GET", this.place.dataset.choices)).querySelectorAll("[role=option]")];
      this.show();
    } catch (refused) {
      this.say(spoken("The templates did not come: {0}.", refused.message));
    }
  }

  show() {
    if (!this.all) return;
    const words = this.filter.value.toLowerCase().split(/\s+/);
    const found = this.all.filter((it) => words.every((word) => it.textContent.toLowerCase().includes(word)));
    this.list.replaceChildren(...found);
    this.list.hidden = !found.length;
    this.say(found.length ? "" : this.all.length ? spoken("No template matches.") : spoken("No templates yet."));
    this.mark(found[0]);
  }

  say(words) {
    this.box.querySelector(".none").textContent = words;
  }

  mark(option) {
    this.marked?.setAttribute("aria-selected", "false");
    this.marked = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    this.filter.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  pressed(event) {
    if (event.isComposing) return;
    const { key } = event;
    const options = [...this.list.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step && options.length) this.mark(options.at((options.indexOf(this.marked) + step) % options.length));
    else if (key === "Enter") this.insert(this.marked);
    else if (key === "/" && !this.filter.value) this.insertText("/");
    else return;
    event.preventDefault();
  }

  insert(option) {
    if (option) this.insertText(option.dataset.body);
  }

  insertText(text) {
    this.close();
    insertAtCaret(this.text, text);
  }

  escape(event) {
    event.stopPropagation(); // or the panel closes with it
    this.close();
  }

  close(back = true) {
    if (!this.box) return;
    const { box } = this;
    this.box = undefined;
    box.remove();
    this.button.setAttribute("aria-expanded", "false");
    if (back) this.text.focus();
  }
}

/** What the browser's own undo takes back, where it still offers that. */
export function insertAtCaret(field, text) {
  field.focus();
  if (document.execCommand?.("insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

const choosers = new WeakMap();

function chooser(place) {
  if (!choosers.has(place)) choosers.set(place, new Chooser(place));
  return choosers.get(place);
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".chooser > button");
  const field = target.closest?.("[data-field]");
  if (button) chooser(button.parentElement).open();
  if (field) insertAtCaret(document.getElementById(field.closest("[data-fields]").dataset.fields), field.dataset.field);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.isComposing || event.target.name !== "body" || event.target.value) return;
  const place = event.target.form?.querySelector(".chooser");
  if (!place) return;
  event.preventDefault();
  chooser(place).open();
});
