// The chat panel over the page: focus goes to the composer, and back to the button on close.
const place = document.getElementById("panel");
let opener;

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target === place) opener = event.detail.elt;
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target === place) (place.querySelector("textarea") ?? place.querySelector("[data-close]"))?.focus();
});

place?.addEventListener("click", (event) => event.target.closest("[data-close]") && close());

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing && place?.childElementCount) close();
});

function close() {
  place.querySelector("conversation-view")?.composer.leave();
  place.replaceChildren();
  (opener?.isConnected ? opener : document.getElementById("message"))?.focus();
}
