// What was typed to many and is not known to be sent: each text with whom it is for and under which key, in this tab
// alone, and not for whoever signs in next. To others than those it was written for it is offered, never carried over.
import { randomKey } from "./request.js";

/** The same people are the same in whichever order they were ticked. */
function whom(values) {
  const sorted = (ids) => ids?.split(",").sort().join();
  return JSON.stringify({ ...values, applications: sorted(values?.applications), except: sorted(values?.except) });
}

class Drafts {
  constructor(name) {
    this.name = `earshot-${name}-${document.body.dataset.user}`;
  }

  /** The one saved last comes first. */
  get all() {
    return JSON.parse(sessionStorage.getItem(this.name) ?? "[]");
  }

  /** For those very people. */
  of(values) {
    const selection = whom(values);
    return this.all.find((draft) => draft.selection === selection);
  }

  under(key) {
    return this.all.find((draft) => draft.key === key);
  }

  /** All but that one; the first of them is offered. */
  besides(key) {
    return this.all.filter((draft) => draft.key !== key);
  }

  save(draft, values) {
    this.write([{ ...draft, selection: whom(values) }, ...this.besides(draft.key)]);
  }

  drop(key) {
    if (this.under(key)) this.write(this.besides(key));
  }

  /** The one offered beside that key, which is offered in its turn. For the same people it is the same message. */
  take(key, values) {
    const [taken, ...others] = this.besides(key);
    this.write([...others, ...this.all.filter((draft) => draft.key === key)]);
    return taken.selection === whom(values) ? taken : { ...taken, key: randomKey() };
  }

  discardOffered(key) {
    this.drop(this.besides(key)[0].key);
  }

  /** Shows the line that offers one, or hides it. */
  offerIn(form, key) {
    form.querySelector(".kept").hidden = !this.besides(key).length;
  }

  write(all) {
    try {
      sessionStorage.setItem(this.name, JSON.stringify(all));
    } catch {
      // No room: it is kept for as long as the panel is.
    }
    document.dispatchEvent(new Event("drafts:changed"));
  }
}

export const messages = new Drafts("bulk-drafts");
export const lastWords = new Drafts("decline-drafts");
