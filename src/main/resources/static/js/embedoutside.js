// What an embedded conversation says to the page around it, and hears from it: only ever the page it was made
// for. It says how high it would like to be and how many answers are new.
const TOGETHER = 50;
const UNHEARD = ["earshot:signed-out", "live:signed-out"];

export class Outside {
  constructor(view, origin) {
    this.view = view;
    this.origin = origin;
    this.said = {};
    this.tell = this.tell.bind(this);
    new ResizeObserver(this.tell).observe(view);
    new MutationObserver(this.tell).observe(view, { childList: true, subtree: true, attributes: true, attributeFilter: ["open", "data-read"] });
    new IntersectionObserver(([seen]) => this.seen(seen.isIntersecting)).observe(view);
    addEventListener("message", (event) => this.heard(event));
    for (const name of UNHEARD) document.addEventListener(name, () => this.say("ended", { ended: true }));
    this.tell();
  }

  /** Only what somebody has before their eyes counts as read. */
  seen(isSeen) {
    this.view.outOfSight = !isSeen;
    this.view.markRead();
  }

  heard({ source, origin, data }) {
    if (source !== parent || origin !== this.origin || data?.type !== "earshot:focus") return;
    (this.view.querySelector("textarea") ?? this.view.log).focus();
  }

  /** Not by animation frames: a frame out of sight has none, and its counter counts all the same. */
  tell() {
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      if (this.view.offsetHeight) this.say("size", { height: this.height });
      this.say("counter", { new: this.unread });
    }, TOGETHER);
  }

  say(what, values) {
    const text = JSON.stringify(values);
    if (this.said[what] === text) return;
    this.said[what] = text;
    parent.postMessage({ type: `earshot:${what}`, ...values }, this.origin);
  }

  get unread() {
    const answers = [...this.view.log.querySelectorAll(".message.theirs:not(.undelivered)")];
    return answers.filter(({ dataset }) => Number(dataset.seq) > this.view.read).length;
  }

  /** With all messages shown: of the log what is in it, whatever room it has. */
  get height() {
    const { log } = this.view;
    const first = log.firstElementChild?.getBoundingClientRect();
    const last = log.lastElementChild?.getBoundingClientRect();
    const inside = first ? last.bottom - first.top : 0;
    const { paddingTop, paddingBottom } = getComputedStyle(log);
    const around = this.view.scrollHeight - log.offsetHeight;
    return Math.ceil(around + inside + parseFloat(paddingTop) + parseFloat(paddingBottom));
  }
}
