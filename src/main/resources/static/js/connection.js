// The calm banner below the top bar: connection lost, back online, signed out, and what did not work just now. That
// gives way to all else, and leaves when something works again.
import { spoken } from "./words.js";
const PATIENCE = 2_000;
const GLAD = 3_000;

const place = document.getElementById("connection");
let timer;
let ended; // the banner that says that the session has
let passing = false; // what stands there says of one action that it did not work

function say(look, text, link) {
  passing = false;
  const banner = document.createElement("div");
  banner.className = `banner connection ${look}`;
  const words = document.createElement("p");
  words.textContent = text;
  banner.append(words);
  if (link) words.append(" ", link);
  place.replaceChildren(banner);
}

function signIn() {
  const link = document.createElement("a");
  link.href = "/sign-in";
  link.target = "_blank";
  link.textContent = spoken("Sign in");
  return link;
}

document.addEventListener("live:lost", () => {
  if (timer || (place.childElementCount && !passing)) return;
  timer = setTimeout(() => {
    timer = undefined;
    say("waiting", spoken("Connection lost. Earshot is trying again; what you typed is kept."));
  }, PATIENCE);
});

document.addEventListener("live:connected", () => {
  clearTimeout(timer);
  timer = undefined;
  if (!place.childElementCount || passing) return;
  say("done", spoken("Back online."));
  const banner = place.firstElementChild;
  setTimeout(() => banner.remove(), GLAD);
});

function trouble(text) {
  if (ended?.isConnected) return; // with its link, and the reason of this as well
  say("waiting", text);
  passing = true;
}

function worked() {
  if (passing) place.replaceChildren();
  passing = false;
}

/** What somebody did, not what the page asks for by itself, which would take the sentence away at once. */
function isDeed({ verb, triggeringEvent }) {
  return verb !== "get" || Boolean(triggeringEvent?.isTrusted);
}

/** Said once: it is asked for again and again, and somebody may stand at its link. */
function signedOut() {
  clearTimeout(timer);
  if (ended?.isConnected) return;
  if ("embedded" in document.body.dataset) say("waiting", spoken("This conversation has ended here. Load the page around it again."));
  else say("waiting", spoken("You are signed out; what you typed is kept."), signIn());
  ended = place.firstElementChild;
}

/** The server's own sentence, where it says why what somebody did was refused. */
function reason({ status, responseText }) {
  if (status !== 409 && status !== 422) return undefined;
  try {
    return JSON.parse(responseText).detail;
  } catch {
    return undefined;
  }
}

document.addEventListener("earshot:somebody-else", () => {
  say("waiting", spoken("Somebody else has signed in here meanwhile. Load the page again."));
  ended = place.firstElementChild;
});
document.addEventListener("earshot:renewed", () => ended?.remove());
document.addEventListener("earshot:signed-out", signedOut);
document.addEventListener("live:signed-out", signedOut);

document.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  if (xhr.status === 401) document.dispatchEvent(new Event("earshot:signed-out"));
  else trouble(reason(xhr) ?? spoken("That did not work. Try again, or load the page again."));
});
document.addEventListener("htmx:sendError", () => trouble(spoken("No connection. Try again in a moment.")));
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful && isDeed(detail.requestConfig)) worked();
});
document.addEventListener("earshot:worked", worked);
document.addEventListener("earshot:trouble", (event) => trouble(event.detail));
