// The panel in which one text to many is written: who gets it and who would not, the text as each of
// them reads it, sent once. What is typed is kept in this tab until it is sent or discarded.
import { confirmSent } from "./bulkstrip.js";
import { lengthOf, rememberEnter, wantsToSend } from "./composer.js";
import { messages as drafts } from "./bulkdraft.js";
import { closePanel } from "./panel.js";
import { elements, forMany, randomKey, request } from "./request.js";
import { selection } from "./selection.js";
import { number, spoken } from "./words.js";

const PAUSE = 250;

let sending = false; // also where the panel was closed meanwhile and opened again

function titleFor(count) {
  return count === 1 ? spoken("Message 1 applicant") : spoken("Message {0} applicants", number(count));
}

function reachOf(count) {
  return count === 1 ? spoken("It goes to 1 applicant.") : spoken("It goes to {0} applicants.", number(count));
}

function retryButton() {
  const button = elements('<button class="button link" type="button" data-retry-send></button>').firstElementChild;
  button.textContent = spoken("Retry");
  return button;
}

class BulkComposer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.text = this.form.elements.body;
    this.enter = this.form.elements.enter;
    this.send_ = this.form.querySelector("[type=submit]");
    this.leaving = new AbortController();
    this.at = 0;
    if (sending) this.send_.setAttribute("aria-disabled", "true");
    this.listen();
    this.restore();
    this.recipientsCame();
  }

  disconnectedCallback() {
    this.leaving.abort();
    clearTimeout(this.pause);
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.text.addEventListener("keydown", (event) => {
      if (!wantsToSend(event, this.enter)) return;
      event.preventDefault();
      this.send();
    });
    this.text.addEventListener("input", () => this.typed());
    this.enter.addEventListener("change", () => rememberEnter(this.enter));
    this.addEventListener("click", (event) => this.clicked(event.target));
    document.addEventListener("selection:changed", () => this.soon("refresh"), { signal: this.leaving.signal });
    document.addEventListener("drafts:changed", () => this.offer(), { signal: this.leaving.signal });
  }

  clicked(target) {
    const step = target.closest("[data-step]");
    const trouble = (refused) => this.say(spoken("That did not work: {0}.", refused.message));
    if (step) this.step(Number(step.dataset.step)).catch(trouble);
    else if (target.closest("[data-show]")) this.showAt(this.named.indexOf(target.closest("[data-application]")));
    else if (target.closest("[data-more]")) this.more().catch(trouble);
    else if (target.closest("[data-leave-out]")) this.leaveOut();
    else if (target.closest("[data-use]")) this.use();
    else if (target.closest("[data-discard]")) this.discardOffered();
    else if (target.closest("[data-retry-send]")) this.send();
  }

  /** Text for the same people is there again, and is the same message; text for others is offered, never carried over. */
  restore() {
    const same = drafts.of(selection.values);
    if (same) this.put(same);
    this.offer();
  }

  put({ body, key }) {
    this.text.value = body;
    this.dataset.key = key;
  }

  offer() {
    drafts.offerIn(this.form, this.dataset.key);
  }

  keep() {
    const { key } = this.dataset;
    const body = this.text.value;
    if (body.trim()) drafts.save({ key, body }, selection.values);
    else drafts.drop(key);
  }

  /** A text to begin with, where nothing is written yet. It is no draft before somebody changes it. */
  suggest(text) {
    if (this.text.value) return;
    this.text.value = text;
    this.soon("preview");
  }

  /** What stands there gives way to it, and is offered in its place. */
  use() {
    this.put(drafts.take(this.dataset.key, selection.values));
    this.typed();
    this.text.focus();
  }

  discardOffered() {
    drafts.discardOffered(this.dataset.key);
    this.text.focus();
  }

  typed() {
    this.keep();
    this.say("");
    this.soon("preview");
  }

  /** Once, when nothing was typed or ticked for a moment. */
  soon(what) {
    this.wanted = this.wanted === "refresh" ? "refresh" : what;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.catchUp(), PAUSE);
  }

  async catchUp() {
    const { wanted } = this;
    this.wanted = undefined;
    try {
      if (wanted === "refresh") await this.refresh();
      else await this.preview();
    } catch (refused) {
      this.say(spoken("That did not work: {0}.", refused.message));
    }
  }

  async refresh() {
    if (!selection.count) return closePanel();
    const asked = (this.asked = {});
    const html = await request("POST", "/bulk-messages/preflight", selection.values);
    if (asked !== this.asked || !this.isConnected) return;
    const open = this.querySelector(".recipients details").open;
    this.querySelector("[data-recipients]").innerHTML = html;
    this.querySelector(".recipients details").open = open;
    if (this.text.value) this.keep();
    this.recipientsCame();
  }

  recipientsCame() {
    const { chosen, reached } = this.querySelector(".recipients").dataset;
    this.chosen = Number(chosen);
    this.listNamed();
    this.at = Math.max(0, Math.min(this.at, this.named.length - 1));
    this.querySelector("#bulk-title").textContent = titleFor(Number(chosen));
    this.querySelector("[data-reach]").textContent = spoken("to {0}", number(Number(reached)));
    this.querySelector("#bulk-reach").textContent = reachOf(Number(reached));
    this.soon("preview");
    this.showWhose();
  }

  /** The applications of the groups that stand there. */
  applicationsOf(groups) {
    return [...this.querySelectorAll(groups)].flatMap((group) => group.dataset.applications.split(","));
  }

  leaveOut() {
    selection.remove(this.applicationsOf("[data-applications]"));
    this.text.focus();
  }

  listNamed() {
    this.named = [...this.querySelectorAll(".recipients [data-application]")];
    const left = this.chosen - this.named.length;
    const more = this.querySelector("[data-more]");
    more.hidden = left <= 0;
    more.textContent = spoken("Show more ({0} left)", number(left));
  }

  /** The next names of those chosen; unless others are chosen meanwhile. */
  async more() {
    const { asked } = this;
    const values = { ...selection.values, from: this.named.length };
    const html = await request("POST", "/bulk-messages/named", values);
    if (asked !== this.asked || values.from !== this.named.length) return;
    this.querySelector(".recipients details ul").append(elements(html));
    this.listNamed();
  }

  async step(by) {
    const to = this.at + by;
    if (to < 0 || to >= this.chosen) return;
    if (to >= this.named.length) await this.more();
    if (to < this.named.length) this.showAt(to);
  }

  showAt(at) {
    this.at = at;
    this.showWhose();
    this.catchUp();
  }

  showWhose() {
    const whose = this.named[this.at]?.dataset.name;
    this.querySelector("#preview-title").textContent = whose ? spoken("Preview for {0}", whose) : spoken("Preview");
    this.querySelector("[data-position]").textContent = spoken("{0} of {1}", number(this.at + 1), number(this.chosen));
    this.querySelector('[data-step="-1"]').setAttribute("aria-disabled", String(this.at === 0));
    this.querySelector('[data-step="1"]').setAttribute("aria-disabled", String(this.at + 1 >= this.chosen));
    this.named.forEach((it, at) => (at === this.at ? it.setAttribute("aria-current", "true") : it.removeAttribute("aria-current")));
  }

  async preview() {
    const body = this.text.value.trim();
    const place = this.querySelector("[data-preview]");
    this.querySelector("[data-nothing]").hidden = Boolean(body);
    if (!body || !this.named.length) return this.show(place, elements(""));
    const asked = (this.previewAsked = {});
    const { application } = this.named[this.at].dataset;
    const html = await request("POST", "/bulk-messages/preview", { application, body });
    if (asked === this.previewAsked) this.show(place, elements(html));
  }

  show(place, arrived) {
    const problem = arrived.firstElementChild?.dataset.problem ?? "";
    place.replaceChildren(arrived);
    const count = this.form.querySelector(".count");
    count.textContent = lengthOf(place.textContent.trim(), count.dataset);
    if (problem || this.text.getAttribute("aria-invalid")) this.say(problem);
  }

  /** A failure that a retry may mend says nothing against the text, and stays until one types or sends. */
  say(problem, retry = false) {
    const place = this.querySelector("#bulk-problem");
    this.text.toggleAttribute("aria-invalid", false);
    if (problem && !retry) this.text.setAttribute("aria-invalid", "true");
    if (place.textContent !== problem) place.textContent = problem;
    if (retry) place.append(" ", retryButton());
  }

  async send() {
    const body = this.text.value.trim();
    this.text.focus();
    if (!body) return this.say(spoken("Write something before you send."));
    if (sending) return;
    sending = true;
    this.send_.setAttribute("aria-disabled", "true");
    this.keep(); // a suggested text as well
    // Those who cannot get it are named above, and not counted as sent to.
    const recipients = selection.without(this.applicationsOf("[data-kind=BLOCKED]"));
    const message = { body, key: this.dataset.key, ticks: selection.copy, values: selection.values };
    try {
      sent(await request("POST", "/bulk-messages", { ...recipients, body, key: message.key }, forMany()), message);
    } catch (refused) {
      failed(refused, message);
    } finally {
      sending = false;
      document.querySelector("bulk-composer")?.send_.removeAttribute("aria-disabled");
    }
  }

  renewKey() {
    drafts.drop(this.dataset.key);
    this.dataset.key = randomKey();
    this.keep();
  }
}

/** Where that message is open now: the panel may have been closed meanwhile, and opened again. */
function composerOf({ key }) {
  return document.querySelector(`bulk-composer[data-key="${key}"]`);
}

function failed(refused, message) {
  const composer = composerOf(message);
  const why = spoken("Not sent: {0}", refused.message);
  if (!composer) return document.dispatchEvent(new CustomEvent("earshot:trouble", { detail: why }));
  // Another text stands under the key: sent again, this one is a message of its own.
  if (refused.status === 409) composer.renewKey();
  composer.say(why, refused.status !== 422);
}

/** What was typed since stays: it is another message, under a key of its own. */
function sent(html, message) {
  const composer = composerOf(message);
  const now = composer ? composer.text.value : drafts.under(message.key)?.body;
  if (now?.trim() === message.body) {
    drafts.drop(message.key);
    selection.done(message.ticks);
    if (composer) closePanel();
  } else composer?.renewKey();
  confirmSent(html, message);
}

customElements.define("bulk-composer", BulkComposer);
