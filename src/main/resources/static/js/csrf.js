// The token that shows that a request is ours. Whoever signs in again, in another tab maybe, gets another one, so a
// page that stayed open fetches it, for its scripts and for its forms. While there is none, a form that leads to another
// page stays here: what was typed into it would be lost on the way.
const meta = document.querySelector("meta[name=csrf]");
const { user } = document.body.dataset;
const FRESH = 10_000; // a page that has just come has the token of now

export const csrf = { header: meta?.dataset.header, token: meta?.content };

let over = ""; // what said that the session of this page is
let renewed = Date.now();
let asking;

/** Whether there is one now for whoever this page was made for. */
export function renew() {
  asking ??= ask().finally(() => (asking = undefined));
  return asking;
}

async function ask() {
  if (!user) return false;
  const answer = await fetch("/session").catch(() => undefined);
  if (!answer?.ok) return false;
  const session = await answer.json();
  if (String(session.user) !== user) {
    document.dispatchEvent(new Event("earshot:somebody-else"));
    return false;
  }
  over = "";
  document.dispatchEvent(new Event("earshot:renewed"));
  renewed = Date.now();
  csrf.token = session.token;
  for (const field of document.querySelectorAll("input[name=_csrf]")) field.value = csrf.token;
  return true;
}

async function hold(form, submitter) {
  if (await renew()) return form.requestSubmit(submitter);
  document.dispatchEvent(new Event(over));
  document.querySelector("#connection a")?.focus();
}

function isHeld({ defaultPrevented, target: form }) {
  return over && !defaultPrevented && form.method === "post" && form.getAttribute("action") !== "/sign-out";
}

for (const name of ["earshot:signed-out", "live:signed-out", "earshot:somebody-else"]) {
  document.addEventListener(name, () => (over = user && name));
}
// Also for who slept through signing out and in again, and was told nothing.
document.addEventListener("live:connected", () => (over || Date.now() - renewed > FRESH) && renew());
document.addEventListener("htmx:responseError", (event) => event.detail.xhr.status === 403 && renew());

// At the window: what a script sends has been taken from there already.
addEventListener("submit", (event) => {
  if (!isHeld(event)) return;
  event.preventDefault();
  hold(event.target, event.submitter);
});
