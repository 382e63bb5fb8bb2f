// What was typed to many and is not known to be sent, for whom, and under which key: in this tab alone, and not for
// whoever signs in next.
const KEY = `earshot-bulk-draft-${document.body.dataset.user}`;
const stored = () => JSON.parse(sessionStorage.getItem(KEY) ?? "{}");

export const draft = {
  get body() {
    return stored().body ?? "";
  },

  get selection() {
    return stored().selection;
  },

  /** None for a text that was never sent, or taken back. */
  get key() {
    return stored().key;
  },

  save(body, values, key) {
    if (!body.trim()) return draft.discard();
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ body, selection: JSON.stringify(values), key }));
    } catch {
      // No room: it is kept for as long as the panel is.
    }
  },

  discard() {
    sessionStorage.removeItem(KEY);
  },
};
