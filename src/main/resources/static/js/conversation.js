// A conversation on the page, in the panel or beside the inbox: fetches exactly what it lacks by the
// last seq it shows, marks read what is on the screen, and holds the composer.
import { Composer } from "./composer.js";
import { showNoted } from "./noted.js";
import { Place } from "./place.js";
import { elements, request } from "./request.js";
import { say } from "./toast.js";
import { Typing } from "./typing.js";
import { unsent } from "./unsent.js";
import { spoken } from "./words.js";

const TOGETHER = 100;
const ASKED_ANEW = 5;
/** The server gives so many messages at most; they are numbered without a gap. */
const MOST_AT_ONCE = 1_000;
const WIDE = 736;
const LOOK_AGAIN = 10_000;

class ConversationView extends HTMLElement {
  connectedCallback() {
    this.id_ = this.dataset.id;
    this.url = `/conversations/${this.id_}`;
    this.isNew = this.dataset.new === "true";
    this.outOfSight = "embedded" in document.body.dataset; // until the frame is on the screen
    this.log = this.querySelector(".log");
    this.changed = new Map(); // by seq: when the page was last told of its deliveries
    this.leaving = new AbortController();
    this.composer = new Composer(this);
    this.listen();
    this.unfoldPrevious();
    this.place.start();
    this.fetchMissed();
    this.markRead();
    this.lookingAgain = setInterval(() => this.lookAgain(), LOOK_AGAIN);
  }

  disconnectedCallback() {
    this.leaving.abort();
    clearInterval(this.lookingAgain);
    this.place.leave();
    this.typing.leave();
  }

  listen() {
    const { signal } = this.leaving;
    const on = (target, name, action) => target.addEventListener(name, action, { signal });
    const mine = (action) => (event) => event.detail.conversation === this.id_ && action(event.detail);
    this.place = new Place(this, on);
    this.typing = new Typing(this, on);
    on(document, "live:typing", mine(({ who }) => this.typing.heard(who)));
    on(document, "live:message", mine(() => this.fetchNew()));
    on(document, "live:delivery", mine(({ seq }) => this.deliveryChanged(seq)));
    on(document, "live:heartbeat", () => this.askForPending(ASKED_ANEW));
    on(document, "live:stage", mine(() => this.refreshComposer()));
    on(document, "live:contacts", mine(() => this.refreshNoted()));
    on(document, "live:catchup", () => this.catchUp());
    on(document, "visibilitychange", () => this.markRead());
    on(this.log, "scroll", () => this.markRead());
    on(this.log, "click", (event) => this.clicked(event.target));
  }

  /** Beside the log where there is room. */
  unfoldPrevious() {
    const previous = this.querySelector(".previous");
    if (previous) previous.open = this.clientWidth >= WIDE;
  }

  /** What was written since the page was made, when nobody listened yet; all that follows where it was opened further back. */
  fetchMissed() {
    this.log.querySelector("[data-newer]")?.remove();
    this.fetchNew();
  }

  get read() {
    return Number(this.dataset.read);
  }

  set read(seq) {
    this.dataset.read = seq;
  }

  get lastSeq() {
    const shown = this.log.querySelectorAll("[data-seq]");
    return shown.length ? Number(shown[shown.length - 1].dataset.seq) : 0;
  }

  /** One fetch at a time; what arrives meanwhile makes it look once more. */
  async fetchNew() {
    if (this.fetching) {
      this.again = true;
      return;
    }
    this.fetching = true;
    try {
      do {
        this.again = false;
        const last = this.lastSeq;
        await this.fetch("GET", `/messages?after=${last}`);
        if (this.lastSeq - last >= MOST_AT_ONCE) this.again = true;
      } while (this.again);
    } catch {
      // No connection: the stream notices as well, and its return makes every view catch up.
    } finally {
      this.fetching = false;
    }
  }

  /** Whoever reads without a grant is told nothing live, so the page asks again. */
  lookAgain() {
    if (document.visibilityState === "visible" && this.querySelector('[data-unheard="true"]')) this.catchUp();
  }

  catchUp() {
    this.composer.leave(); // with what could not be saved meanwhile
    this.fetchNew();
    this.refreshComposer();
    this.refreshNoted();
    this.askForPending();
  }

  /** An update may get lost: what still reads "sending" is looked at again, the newest at least. */
  askForPending(most = Infinity) {
    const lines = this.log.querySelectorAll(".delivery :is(.sending, .waiting)");
    const pending = new Set([...lines].map((line) => line.closest("[data-seq]").dataset.seq));
    for (const seq of [...pending].slice(-most)) this.refresh(seq);
  }

  deliveryChanged(seq) {
    this.changed.set(String(seq), performance.now());
    this.refresh(seq);
  }

  /** Shows what the server answers. It may have answered before what the page was told meanwhile. */
  async fetch(method, path, values, options) {
    const asked = performance.now();
    const html = await request(method, this.url + path, values, options);
    this.insert(html);
    for (const { dataset } of elements(html).querySelectorAll("[data-seq]"))
      if (this.changed.get(dataset.seq) >= asked) this.refresh(dataset.seq);
  }

  /** Puts messages where their seq belongs, each once. */
  insert(html) {
    const atEnd = this.isAtEnd();
    const toEnd = this.log.scrollHeight - this.log.scrollTop;
    const { lastSeq } = this;
    const arrived = elements(html);
    if (!arrived.querySelector("[data-seq]")) return;
    this.log.querySelector(":scope > .empty")?.remove();
    for (const element of [...arrived.children]) this.put(element);
    if (atEnd && this.lastSeq > lastSeq) this.scrollToEnd();
    else if (atEnd) this.log.scrollTop = this.log.scrollHeight - toEnd;
    else this.place.arrivedBelow(lastSeq);
    this.markRead();
  }

  put(element) {
    if (element.matches(".day")) {
      if (!this.log.querySelector(`.day[data-day="${element.dataset.day}"]`)) this.beforeOutgoing(element);
      return;
    }
    const { seq, key } = element.dataset;
    const shown = this.log.querySelector(`[data-seq="${seq}"]`);
    const elsewhere = element.matches(".own") && !unsent.has(key);
    if (key) this.stored(key);
    if (shown) return this.renew(shown, element);
    this.beforeOutgoing(element);
    this.typing.arrived(element);
    if (elsewhere) this.composer.sentElsewhere(element.querySelector(".bubble").textContent);
  }

  /** Only what differs: nothing else is to be announced anew, to fold or to lose focus or selection. */
  renew(shown, fresh) {
    const parts = [...fresh.children];
    if (parts.length !== shown.childElementCount) return shown.replaceWith(fresh);
    parts.forEach((part, at) => this.renewPart(shown.children[at], part));
  }

  renewPart(shown, fresh) {
    if (fresh.matches("details")) fresh.open = shown.open;
    if (shown.isEqualNode(fresh)) return;
    const focused = shown.contains(document.activeElement) && document.activeElement;
    if (!fresh.querySelector(".failed")) this.quietly();
    shown.replaceWith(fresh);
    if (focused) (fresh.querySelector(`[data-retry="${focused.dataset.retry}"]`) ?? this.log).focus({ preventScroll: true });
  }

  /** What is done to the log now is not announced. */
  quietly() {
    this.log.ariaLive = "off";
    requestAnimationFrame(() => (this.log.ariaLive = null));
  }

  /** The message has come by this way or another, whatever becomes of the answer. */
  stored(key) {
    unsent.drop(key);
    this.log.querySelector(`[data-outgoing="${CSS.escape(key)}"]`)?.remove();
  }

  /** What is still on its way stands last. */
  beforeOutgoing(element) {
    this.log.insertBefore(element, this.log.querySelector("[data-outgoing]"));
  }

  async refresh(seq) {
    if (!this.log.querySelector(`[data-seq="${seq}"]`)) return;
    this.stale ??= new Set();
    this.stale.add(String(seq));
    if (this.refreshing) return;
    this.refreshing = true;
    await new Promise((resume) => setTimeout(resume, TOGETHER)); // its channels change at the same moment
    try {
      while (this.stale.size) {
        const [next] = this.stale;
        this.stale.delete(next);
        await this.fetch("GET", `/messages/${next}`);
      }
    } catch {
      // The next catch-up asks again.
    } finally {
      this.refreshing = false;
    }
  }

  /** Shuts or opens the composer when the application was declined or the decline undone. */
  async refreshComposer() {
    const html = await request("GET", `${this.url}/composer`).catch(() => null);
    const fresh = html && elements(html).firstElementChild;
    const shown = this.querySelector("[data-composer]");
    if (!fresh || (fresh.matches("form") && shown.matches("form"))) return;
    if (fresh.textContent === shown.textContent) return;
    this.composer.leave();
    shown.replaceWith(fresh);
    this.composer = new Composer(this);
  }

  /** The calls and mails by other means, as they are now. */
  async refreshNoted() {
    const html = await request("GET", `${this.url}/contacts`).catch(() => null);
    const atEnd = this.isAtEnd();
    if (html !== null && showNoted(this.log, html) && atEnd) this.scrollToEnd();
  }

  async clicked(target) {
    const retry = target.closest("[data-retry]");
    if (!retry) return;
    const { seq } = retry.closest("[data-seq]").dataset;
    try {
      await this.fetch("POST", `/messages/${seq}/deliveries/${retry.dataset.retry}/retry`);
    } catch (refused) {
      say(spoken("Not sent again: {0}", refused.message));
    }
  }

  /** Only what somebody has before their eyes counts as read. */
  async markRead() {
    const last = this.lastSeq;
    if (this.outOfSight || document.visibilityState !== "visible" || !this.isAtEnd()) return;
    if (!last || (last <= this.read && !this.isNew)) return;
    const before = [this.read, this.isNew];
    [this.read, this.isNew] = [last, false];
    await request("POST", `${this.url}/read`, { seq: last }).catch(() => ([this.read, this.isNew] = before));
  }

  isAtEnd() {
    return this.place.isAtEnd();
  }

  scrollToEnd() {
    this.place.scrollToEnd();
  }
}

customElements.define("conversation-view", ConversationView);
