// A conversation in a page of another system: opens it with the link's token, which is good once, and sends
// the secret of its session with every request. It keeps nothing in cookies or storage.
import "./connection.js";
import "./conversation.js";
import "./templates.js";
import { csrf } from "./csrf.js";
import { listen } from "./embedlive.js";
import { Outside } from "./embedoutside.js";
import { request } from "./request.js";
import { say } from "./toast.js";
import { spoken } from "./words.js";

const place = document.getElementById("content");

async function open() {
  csrf.header = "Earshot-Embed";
  const { session, origin } = JSON.parse(await request("POST", location.pathname));
  csrf.token = session;
  place.innerHTML = await request("GET", "/embed/conversation");
  const view = place.querySelector("conversation-view");
  new Outside(view, origin);
  view.addEventListener("click", (event) => download(event));
  listen();
}

/** A link alone would not carry the session. */
async function download(event) {
  const link = event.target.closest(".files a");
  if (!link) return;
  event.preventDefault();
  try {
    const answer = await fetch(link.href, { headers: { [csrf.header]: csrf.token } });
    if (!answer.ok) throw new Error(spoken("the server answered {0}", answer.status));
    const file = document.createElement("a");
    file.href = URL.createObjectURL(await answer.blob());
    file.download = link.querySelector(".name").textContent;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
  } catch (refused) {
    say(spoken("Not downloaded: {0}", refused.message));
  }
}

open().catch((refused) => {
  const words = document.createElement("p");
  words.className = "opening";
  words.role = "alert";
  words.textContent = refused.message;
  place.replaceChildren(words);
});
