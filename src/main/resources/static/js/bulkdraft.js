// What was typed to many and not sent, and for whom: in this tab alone, and not for whoever signs in next.
const KEY = `earshot-bulk-draft-${document.body.dataset.user}`;
const stored = () => JSON.parse(sessionStorage.getItem(KEY) ?? "{}");

export const draft = {
  get body() {
    return stored().body ?? "";
  },

  get selection() {
    return stored().selection;
  },

  save(body, values) {
    if (body.trim()) sessionStorage.setItem(KEY, JSON.stringify({ body, selection: JSON.stringify(values) }));
    else draft.discard();
  },

  discard() {
    sessionStorage.removeItem(KEY);
  },
};
