// Passkeys: signing in by one, and adding one. Shown only where the browser knows them and the page
// is the site's they are made for.
import { request, Refused } from "./request.js";
import { spoken } from "./words.js";

const known = typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === "function";

/** What the browser's own refusals mean; the server says its own. */
const WORDS = {
  NotAllowedError: spoken("It was cancelled, or it took too long. Try again, or sign in by password."),
  InvalidStateError: spoken("There is a passkey on this device already."),
};

async function signIn() {
  const options = JSON.parse(await request("POST", "/sign-in/passkey/options"));
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ publicKey });
  location.assign(await request("POST", "/sign-in/passkey", { credential: JSON.stringify(credential) }));
}

async function add(form) {
  const { name, password } = form.elements;
  const path = form.getAttribute("action");
  const options = JSON.parse(await request("POST", `${path}/options`, { password: password.value }));
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await navigator.credentials.create({ publicKey });
  await request("POST", path, { name: name.value, credential: JSON.stringify(credential) });
  location.assign("/settings/me/signing-in?done=passkey-added");
}

/** One at a time; what goes wrong is said beside the button. */
async function attempt(part, work) {
  const button = part.querySelector("button");
  const problem = part.querySelector(".error");
  problem.hidden = true;
  button.disabled = true;
  try {
    await work();
  } catch (thrown) {
    problem.textContent = thrown instanceof Refused ? thrown.message : (WORDS[thrown.name] ?? spoken("That did not work here."));
    problem.hidden = false;
  } finally {
    button.disabled = false;
  }
}

for (const part of document.querySelectorAll("[data-passkey]")) {
  if (!known || part.dataset.host !== location.hostname) continue;
  part.hidden = false;
  for (const hint of document.querySelectorAll("[data-passkey-otherwise]")) hint.hidden = true;
  if (part.dataset.passkey === "sign-in") {
    part.querySelector("button").addEventListener("click", () => attempt(part, signIn));
  } else {
    const form = part.querySelector("form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      attempt(part, () => add(form));
    });
  }
}
