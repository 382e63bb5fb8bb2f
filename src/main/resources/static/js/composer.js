// The composer: shows a message at once, sends it once, keeps it when that fails, and keeps the draft.
import { elements, randomKey, request } from "./request.js";
import { segments } from "./segments.js";
import { spoken } from "./words.js";

const DRAFT_PAUSE = 400;
const KEPT_ALIVE = 20_000; // characters; browsers let so much go out after the page was left
const touch = matchMedia("(pointer: coarse)");

/** Whether this key press is to send, as the box "Press enter to send" says. */
export function wantsToSend(event, enter) {
  // 229 is what older browsers report while an input method composes.
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return false;
  return event.ctrlKey || event.metaKey || (enter.checked && !event.shiftKey && !touch.matches);
}

export function rememberEnter(enter) {
  if ("embedded" in document.body.dataset) return; // it reaches one conversation and no preference
  request("PUT", "/preferences/press-enter-to-send", { value: enter.checked }).catch(
    () => (enter.checked = !enter.checked),
  );
}

/** "142 characters · 1 text" */
export function lengthOf(text) {
  if (!text) return "";
  const { segments: texts } = segments(text.trim());
  const characters = text.length === 1 ? spoken("1 character") : spoken("{0} characters", text.length);
  return `${characters} · ${texts === 1 ? spoken("1 text") : spoken("{0} texts", texts)}`;
}

export class Composer {
  constructor(view) {
    this.view = view;
    this.outbox = [];
    this.form = view.querySelector("form[data-composer]");
    if (!this.form) return;
    this.text = this.form.elements.body;
    this.enter = this.form.elements.enter;
    this.count = this.form.querySelector(".count");
    this.listen();
    this.measure();
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener("keydown", (event) => this.pressed(event));
    this.text.addEventListener("input", () => this.typed());
    this.enter.addEventListener("change", () => rememberEnter(this.enter));
    addEventListener("pagehide", () => this.left(), { signal: this.view.leaving.signal });
  }

  leave() {
    if (this.form) this.saveDraft();
  }

  /** The page goes: what waits for its turn has no time for that any more. */
  left() {
    this.saveDraft();
    for (const send of this.outbox.splice(0)) send();
  }

  pressed(event) {
    if (!wantsToSend(event, this.enter)) return;
    event.preventDefault();
    this.submit();
  }

  typed() {
    this.measure();
    clearTimeout(this.pause);
    this.unsaved = true;
    this.pause = setTimeout(() => this.saveDraft(), DRAFT_PAUSE);
  }

  saveDraft() {
    clearTimeout(this.pause);
    if (!this.unsaved) return;
    this.unsaved = false;
    const draft = { body: this.text.value };
    request("PUT", `${this.view.url}/draft`, draft, { keepalive: draft.body.length < KEPT_ALIVE }).catch(
      () => (this.unsaved = true),
    );
  }

  measure() {
    const { value } = this.text;
    this.count.textContent = `${value.includes("{{") ? `${spoken("{{ is sent as typed")} · ` : ""}${lengthOf(value)}`;
    if (!CSS.supports("field-sizing: content")) {
      this.text.style.height = "auto";
      this.text.style.height = `${this.text.scrollHeight}px`;
    }
  }

  submit() {
    const body = this.text.value.trim();
    this.text.focus();
    if (!body) return;
    clearTimeout(this.pause);
    this.unsaved = false; // the draft on the server goes with the message, and stays if that fails
    this.text.value = "";
    this.measure();
    this.post(this.show(body), body, randomKey());
  }

  /** One after the other, so that they stand in the order in which they were written. */
  async post(bubble, body, key) {
    this.outbox.push(() => this.send(bubble, body, key));
    if (this.posting) return;
    this.posting = true;
    while (this.outbox.length) await this.outbox.shift()();
    this.posting = false;
  }

  show(body) {
    const { log } = this.view;
    log.querySelector(":scope > .empty")?.remove();
    const bubble = this.view.querySelector("template[data-pending]").content.firstElementChild.cloneNode(true);
    bubble.querySelector(".bubble").textContent = body;
    log.append(bubble);
    this.view.scrollToEnd();
    return bubble;
  }

  async send(bubble, body, key) {
    bubble.dataset.outgoing = key;
    try {
      const after = this.view.lastSeq;
      await this.view.fetch("POST", "/messages", { body, key, after }, { keepalive: body.length < KEPT_ALIVE });
      bubble.remove();
    } catch (refused) {
      if (bubble.isConnected) this.fail(bubble, body, key, refused.message);
    }
  }

  fail(bubble, body, key, why) {
    bubble.classList.replace("pending", "unsent");
    const pending = bubble.querySelector(".foot");
    const foot = elements(this.view.querySelector("template[data-unsent]").innerHTML).firstElementChild;
    foot.querySelector(".sign > span").textContent = spoken("Not sent: {0}", why);
    foot.querySelector("button").addEventListener("click", () => {
      bubble.classList.replace("unsent", "pending");
      foot.replaceWith(pending);
      this.post(bubble, body, key);
    });
    pending.replaceWith(foot);
  }
}
