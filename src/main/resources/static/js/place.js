// Where the reader stands in the log: stays there while older messages arrive above and new ones below,
// and leads to the first new one and to the latest. Only the log scrolls, never the page around it.
import { elements, request } from "./request.js";

const NEAR_THE_END = 120;
const NEAR_THE_START = 400;
const ABOVE = 8;

export class Place {
  constructor(view, on) {
    this.view = view;
    this.log = view.log;
    this.toNew = view.querySelector("[data-jump=new]");
    this.toLatest = view.querySelector("[data-jump=latest]");
    on(this.log, "scroll", () => this.moved());
    on(this.log, "submit", (event) => this.olderWanted(event));
    on(this.toNew, "click", () => this.jump(() => this.scrollToNew()));
    on(this.toLatest, "click", () => this.jump(() => this.scrollToEnd()));
    this.resizing = new ResizeObserver(() => this.follows && this.scrollToEnd());
    this.resizing.observe(this.log);
  }

  leave() {
    this.resizing.disconnect();
  }

  get divider() {
    return this.log.querySelector(".new-divider");
  }

  start() {
    const found = this.log.querySelector(`[data-seq="${this.view.dataset.at}"]`);
    if (found) this.showFound(found);
    else if (this.divider) this.scrollToNew();
    else this.scrollToEnd();
    this.moved();
  }

  /** The message a search led to, in the middle. */
  showFound(message) {
    message.classList.add("found");
    const offset = message.getBoundingClientRect().top - this.log.getBoundingClientRect().top;
    this.log.scrollTop += offset - (this.log.clientHeight - message.clientHeight) / 2;
  }

  isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_THE_END;
  }

  scrollToEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  scrollToNew() {
    this.log.scrollTop += this.divider.getBoundingClientRect().top - this.log.getBoundingClientRect().top - ABOVE;
  }

  /** The button goes away with the jump, so the focus goes to what it led to. */
  jump(scroll) {
    scroll();
    this.log.focus({ preventScroll: true });
  }

  moved() {
    this.follows = this.isAtEnd();
    if (this.log.scrollTop < NEAR_THE_START) this.fetchOlder().catch(() => {}); // the button asks again
    this.showJumps();
  }

  showJumps() {
    const { divider } = this;
    if (divider && this.shows(divider)) this.seen = divider;
    this.toNew.hidden = !divider || this.seen === divider;
    this.toLatest.hidden = this.isAtEnd();
  }

  shows(element) {
    const { top, bottom } = this.log.getBoundingClientRect();
    const place = element.getBoundingClientRect();
    return place.bottom > top && place.top < bottom;
  }

  /** Answers have come below what the reader sees: the divider stands before the first of them. */
  arrivedBelow(seq) {
    if (this.divider && this.seen !== this.divider) return this.showJumps();
    const answers = [...this.log.querySelectorAll(".message.theirs:not(.undelivered)")];
    const first = answers.find((message) => Number(message.dataset.seq) > seq);
    if (first) {
      this.divider?.remove();
      first.before(this.view.querySelector("template[data-divider]").content.cloneNode(true));
    }
    this.showJumps();
  }

  async olderWanted(event) {
    event.preventDefault();
    await this.fetchOlder().catch(() => {});
  }

  fetchOlder() {
    const older = this.log.querySelector("[data-older]");
    if (!older) return Promise.resolve();
    this.fetching ??= this.insertOlder(older).finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  async insertOlder(older) {
    const first = this.log.querySelector("[data-seq]");
    const arrived = elements(await request("GET", `${this.view.url}/messages?before=${first.dataset.seq}`));
    const top = first.getBoundingClientRect().top;
    this.view.quietly(); // what was said long ago
    const day = [...arrived.querySelectorAll(".day")].at(-1)?.dataset.day;
    this.log.querySelector(`.day[data-day="${day}"]`)?.remove();
    older.elements.before.value = arrived.querySelector("[data-seq]")?.dataset.seq ?? 1;
    older.after(arrived);
    if (older.elements.before.value === "1") this.removeOlder(older);
    this.log.scrollTop += first.getBoundingClientRect().top - top;
  }

  removeOlder(older) {
    if (older.contains(document.activeElement)) this.log.focus({ preventScroll: true });
    older.remove();
  }
}
