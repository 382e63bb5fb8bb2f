// What was sent and is not known to be stored, and what was typed and could not be saved, in this tab until it is:
// neither a closed panel nor a reload loses it, and by its key it is the same message when it is sent again.
import { spoken } from "./words.js";

const { user, embedded } = document.body.dataset;
const KEY = `earshot-unsent-${user}`; // not for whoever signs in next
const storage = embedded === undefined && sessionStorage; // in a page of another system nothing is kept

/** Each with its conversation, body and key; a draft is typed, a message has why it was not sent or is on its way. */
let all = [];

if (storage) {
  const stored = JSON.parse(storage.getItem(KEY) ?? "[]");
  all = stored.map((message) => ({ ...message, why: message.why ?? spoken("the page was left") }));
}

function save() {
  try {
    if (storage) storage.setItem(KEY, JSON.stringify(all));
  } catch {
    // No room: it is kept for as long as the page is.
  }
}

export const unsent = {
  in(conversation) {
    return all.filter((message) => message.conversation === conversation);
  },

  has(key) {
    return all.some((message) => message.key === key);
  },

  keep(message, why) {
    message.why = why;
    all = [...all.filter(({ key }) => key !== message.key), message];
    save();
  },

  drop(key) {
    if (!unsent.has(key)) return;
    all = all.filter((message) => message.key !== key);
    save();
  },
};
