// Says which colleagues are typing in the conversation, and tells them when this person does.
import { request } from "./request.js";
import { spoken } from "./words.js";

const OFTEN = 3_000;
const FORGOTTEN = 6_000;

export class Typing {
  constructor(view, on) {
    this.view = view;
    this.line = view.querySelector(".typing");
    this.typing = new Map();
    this.told = -Infinity;
    on(view, "input", (event) => event.target.matches("[data-composer] textarea") && this.typed(event.target));
    on(view, "submit", () => (this.told = -Infinity));
  }

  leave() {
    this.typing.forEach(clearTimeout);
  }

  typed(text) {
    if (!text.value.trim() || performance.now() - this.told < OFTEN) return;
    this.told = performance.now();
    request("POST", `${this.view.url}/typing`).catch(() => {}); // nobody misses it
  }

  heard(who) {
    clearTimeout(this.typing.get(who));
    this.typing.set(who, setTimeout(() => this.stopped(who), FORGOTTEN));
    this.show();
  }

  stopped(who) {
    clearTimeout(this.typing.get(who));
    if (this.typing.delete(who)) this.show();
  }

  /** A colleague's message is what was being typed. */
  arrived(message) {
    if (message.matches(".colleague")) this.stopped(message.dataset.by);
  }

  show() {
    const names = [...this.typing.keys()];
    let text = "";
    if (names.length > 2) text = spoken("{0} people are typing …", names.length);
    else if (names.length === 2) text = spoken("{0} and {1} are typing …", ...names);
    else if (names.length) text = spoken("{0} is typing …", names[0]);
    if (this.line.textContent !== text) this.line.textContent = text;
  }
}
