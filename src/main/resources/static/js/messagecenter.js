// The envelope's counter, and the rows of the inbox where they are shown: fetched anew whenever
// something may have changed, so that every tab shows what is stored.
import { elements, request } from "./request.js";

const PAUSE = 50;

function refreshing(id, url) {
  let timer;
  let running = false;
  let again = false;

  async function fetchNow() {
    timer = undefined;
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      const html = await request("GET", url());
      const place = document.getElementById(id);
      const focus = place?.contains(document.activeElement) && document.activeElement.getAttribute("href");
      place?.replaceWith(elements(html).getElementById(id));
      htmx.process(document.getElementById(id));
      if (focus) document.querySelector(`#${id} [href="${focus}"]`)?.focus();
    } catch {
      // The next event or catch-up asks again.
    } finally {
      running = false;
      if (again) {
        again = false;
        soon();
      }
    }
  }

  function soon() {
    if (document.getElementById(id)) timer ??= setTimeout(fetchNow, PAUSE);
  }

  return soon;
}

function openConversation() {
  return document.querySelector("#pane conversation-view")?.dataset.id ?? "";
}

const counter = refreshing("counter", () => `/message-center/counter?current=${location.pathname.startsWith("/message-center")}`);
const rows = refreshing("inbox-rows", () => {
  const after = new URLSearchParams(location.search).get("after");
  return `/message-center/rows?open=${openConversation()}${after ? `&after=${encodeURIComponent(after)}` : ""}`;
});

for (const name of ["message", "read", "stage", "catchup"]) {
  document.addEventListener(`live:${name}`, () => {
    counter();
    rows();
  });
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "pane") return;
  rows();
  event.target.querySelector("textarea")?.focus({ preventScroll: true });
});
