// The panel over the page: focus goes to the composer, and back to the button on close.
const place = document.getElementById("panel");
let opener;

/** Shows a panel that a script fetched. */
export function openPanel(html, from) {
  opener = from;
  place.innerHTML = html;
  focus();
}

export function closePanel() {
  place.querySelector("conversation-view")?.composer.leave();
  place.replaceChildren();
  back()?.focus();
}

/** The button that opened it, or where the list came anew meanwhile, the one in its place. */
function back() {
  if (opener?.isConnected && opener.checkVisibility?.() !== false) return opener;
  const same = opener?.matches("[data-decline]") ? "[data-decline]" : "[data-message]";
  return document.querySelector(`#selection:not([hidden]) ${same}`) ?? document.getElementById("message");
}

function focus() {
  (place.querySelector("textarea") ?? place.querySelector("[data-close]"))?.focus();
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target === place) opener = event.detail.elt;
});

document.addEventListener("htmx:afterSwap", (event) => event.detail.target === place && focus());

place?.addEventListener("click", (event) => event.target.closest("[data-close]") && closePanel());

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing && place?.childElementCount) closePanel();
});
