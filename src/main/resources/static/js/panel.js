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
  const back = opener?.isConnected && opener.checkVisibility?.() !== false ? opener : document.getElementById("message");
  back?.focus();
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
