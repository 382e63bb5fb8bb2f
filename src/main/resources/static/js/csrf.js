// The token that shows that a request is ours. Whoever signs in again, in another tab maybe, gets another one, so a
// page that stayed open fetches it, for its scripts and for its forms.
const meta = document.querySelector("meta[name=csrf]");
const { user } = document.body.dataset;

export const csrf = { header: meta?.dataset.header, token: meta?.content };

let signedOut = false;
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
  csrf.token = session.token;
  for (const field of document.querySelectorAll("input[name=_csrf]")) field.value = csrf.token;
  return true;
}

for (const name of ["earshot:signed-out", "live:signed-out"]) document.addEventListener(name, () => (signedOut = true));
document.addEventListener("live:connected", async () => {
  if (signedOut) signedOut = !(await renew());
});
document.addEventListener("htmx:responseError", (event) => event.detail.xhr.status === 403 && renew());
