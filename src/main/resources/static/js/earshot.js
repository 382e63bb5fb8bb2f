// What every page of the staff runs.
import "./live.js";
import "./applications.js";
import "./bulkopening.js";
import "./bulkstrip.js";
import "./connection.js";
import "./contacts.js";
import "./conversation.js";
import "./declining.js";
import "./imports.js";
import "./menu.js";
import "./panel.js";
import "./passkey.js";
import "./pressedtwice.js";
import "./messagecenter.js";
import "./marks.js";
import "./keys.js";
import "./search.js";
import "./templates.js";
import "./times.js";
import { csrf } from "./csrf.js";

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers[csrf.header] = csrf.token;
});

// Back or Forward pressed while the page was still loading: nobody listened yet, so the address names another page.
addEventListener("load", () => {
  const [loaded] = performance.getEntriesByType("navigation");
  if (history.state?.htmx && withoutHash(loaded.name) !== withoutHash(location.href)) location.reload();
});

function withoutHash(url) {
  return url.split("#")[0];
}
