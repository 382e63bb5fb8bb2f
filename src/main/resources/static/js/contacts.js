// Call and Email on the application page are noted in its timeline. The link opens phone or mail program by
// itself, whatever becomes of the note.
import { request } from "./request.js";
import { say, showToast } from "./toast.js";
import { spoken } from "./words.js";

const application = () => document.querySelector("main[data-application]")?.dataset.application;

async function note(way) {
  try {
    showToast(await request("POST", `/applications/${application()}/contacts`, { way }, { keepalive: true }));
    refresh();
  } catch (refused) {
    say(spoken("Not noted: {0}", refused.message));
  }
}

function refresh() {
  if (!document.getElementById("contacts")) return;
  htmx.ajax("GET", `/applications/${application()}`, { target: "#contacts", select: "#contacts", swap: "outerHTML" });
}

document.addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[data-contact]");
  if (link) note(link.dataset.contact);
});
document.addEventListener("earshot:marked", refresh);
document.addEventListener("live:contacts", ({ detail }) => detail.conversation === application() && refresh());
