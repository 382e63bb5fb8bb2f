// The composer: shows a message at once, sends it once, keeps it when that fails, and keeps the draft.
import { elements, randomKey, request } from "./request.js";
import { MOST_CHARACTERS, segments } from "./segments.js";
import { say } from "./toast.js";
import { unsent } from "./unsent.js";
import { spoken } from "./words.js";

const DRAFT_PAUSE = 400;
const LINK = ` ${location.origin}/m/${"x".repeat(24)}`; // as long as that of a text
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

/** "142 characters · 2 texts": of the words, and of the text they go out in, with who writes before and a link behind. */
export function lengthOf(words, { signature }) {
  if (!words) return "";
  const begin = `${signature}: `;
  const room = MOST_CHARACTERS - begin.length - LINK.length;
  const said = words.trim();
  const isCut = said.length > room; // as earshot.sms.TextBody does
  const { segments: texts } = segments(begin + (isCut ? `${said.slice(0, room - 1)}…` : said) + LINK);
  return [
    words.length === 1 ? spoken("1 character") : spoken("{0} characters", words.length),
    texts === 1 ? spoken("1 text") : spoken("{0} texts", texts),
    ...(isCut ? [spoken("a text ends after {0} characters", room)] : []),
  ].join(" · ");
}

export class Composer {
  constructor(view) {
    this.view = view;
    this.outbox = [];
    this.form = view.querySelector("form[data-composer]");
    if (this.form) this.open();
    this.restore();
  }

  open() {
    this.text = this.form.elements.body;
    this.enter = this.form.elements.enter;
    this.count = this.form.querySelector(".count");
    this.listen();
    this.key = this.form.elements.key?.value ?? randomKey(); // that of the form, which may be on its way already
    if (this.text.value !== this.text.defaultValue) this.typed(); // before this script was there
    else this.measure();
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
    const draft = { conversation: this.view.id_, body: this.text.value, key: this.key, typed: true };
    const stillTyped = (action) => () => draft.key === this.key && action();
    this.putDraft(draft).then(
      stillTyped(() => unsent.drop(draft.key)),
      stillTyped(() => this.keepDraft(draft)),
    );
  }

  /** The server could not, so this tab does. */
  keepDraft(draft) {
    this.unsaved = true;
    unsent.keep(draft);
  }

  putDraft({ body, key }) {
    return request("PUT", `${this.view.url}/draft`, { body, key }, { keepalive: true });
  }

  measure() {
    const { value } = this.text;
    this.count.textContent = `${value.includes("{{") ? `${spoken("{{ is sent as typed")} · ` : ""}${lengthOf(value, this.count.dataset)}`;
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
    const message = { conversation: this.view.id_, body, key: this.key };
    this.clear();
    this.show(message);
    this.view.scrollToEnd();
    this.post(message);
  }

  /** For the next message. Its key is also that of its draft: one that arrives late is then known to be sent. */
  clear() {
    this.key = randomKey();
    this.text.value = "";
    this.measure();
  }

  /** One after the other, so that they stand in the order in which they were written. */
  async post(message) {
    unsent.keep(message);
    this.outbox.push(() => this.send(message));
    if (this.posting) return;
    this.posting = true;
    while (this.outbox.length) await this.outbox.shift()();
    this.posting = false;
  }

  /** What was sent from here before and is not stored, as far as anybody knows. */
  restore() {
    for (const message of unsent.in(this.view.id_)) {
      if (this.view.log.querySelector(`[data-key="${message.key}"]`)) unsent.drop(message.key);
      else this.showAgain(message);
    }
  }

  showAgain(message) {
    if (message.typed) return this.typeAgain(message);
    if (message.why) this.fail(message);
    else if (!this.bubbleOf(message)) this.show(message);
    if (this.text?.value.trim() === message.body) this.clear(); // it was kept as the draft as well
  }

  /** Where something else was typed since, on another device maybe, it stands beside and not in its place. */
  typeAgain(draft) {
    const { body, key } = draft;
    if (!this.text) return;
    if (this.text.value.trim() && this.text.value !== body) return this.setAside(draft);
    this.key = key;
    this.text.value = body;
    this.typed();
  }

  setAside({ conversation, body, key }) {
    const message = { conversation, body, key };
    unsent.keep(message, spoken("the page was left"));
    this.fail(message);
  }

  show({ body, key }) {
    const { log } = this.view;
    log.querySelector(":scope > .empty")?.remove();
    const bubble = this.view.querySelector("template[data-pending]").content.firstElementChild.cloneNode(true);
    bubble.querySelector(".bubble").textContent = body;
    bubble.dataset.outgoing = key;
    log.append(bubble);
    return bubble;
  }

  bubbleOf({ key }) {
    return this.view.log.querySelector(`[data-outgoing="${key}"]`);
  }

  async send(message) {
    const { body, key } = message;
    try {
      const after = this.view.lastSeq;
      await this.view.fetch("POST", "/messages", { body, key, after }, { keepalive: true });
      unsent.drop(key);
      this.current.sent(message);
    } catch (refused) {
      if (!unsent.has(key)) return; // it came by another way, only the answer did not
      unsent.keep(message, refused.message);
      this.current.failed(message);
    }
  }

  /** The one that shows the conversation now: the panel may have been closed meanwhile and opened again. */
  get current() {
    return document.querySelector(`conversation-view[data-id="${this.view.id_}"]`)?.composer ?? this;
  }

  sent(message) {
    this.bubbleOf(message)?.remove();
    this.saveAgain();
  }

  /** By the same person, in another tab or on another device. */
  sentElsewhere(body) {
    if (this.text?.value.trim() !== body) return this.saveAgain();
    clearTimeout(this.pause);
    this.unsaved = false;
    unsent.drop(this.key);
    this.clear();
  }

  /** The draft on the server went with the message, also where it was something else. */
  saveAgain() {
    if (!this.text?.value) return;
    this.unsaved = true;
    this.saveDraft();
  }

  failed(message) {
    const { applicant } = this.view.dataset;
    if (this.view.isConnected) this.fail(message);
    else say(spoken("Not sent to {0}; your text is kept: {1}", applicant, message.why));
    if (this.text && !this.text.value) this.putDraft(message).catch(() => {}); // it is in this tab as well
  }

  fail(message) {
    const bubble = this.bubbleOf(message) ?? this.show(message);
    const foot = elements(this.view.querySelector("template[data-unsent]").innerHTML).firstElementChild;
    foot.querySelector(".sign > span").textContent = spoken("Not sent: {0}", message.why);
    foot.querySelector("[data-again]").addEventListener("click", () => this.sendAgain(message));
    foot.querySelector("[data-discard]").addEventListener("click", () => this.discard(message));
    bubble.classList.replace("pending", "unsent");
    bubble.querySelector(".foot").replaceWith(foot);
  }

  sendAgain(message) {
    const bubble = this.bubbleOf(message);
    const focused = bubble.contains(document.activeElement);
    bubble.remove();
    this.show(message);
    if (focused) this.view.log.focus({ preventScroll: true }); // the button is gone
    this.post(message);
  }

  discard(message) {
    unsent.drop(message.key);
    this.bubbleOf(message).remove();
    if (!this.text) return;
    this.unsaved = true;
    this.saveDraft(); // in place of the message
    this.text.focus();
  }
}
