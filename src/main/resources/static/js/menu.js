// The menu at the top closes on Escape, before anything below it does, and when one goes elsewhere.
const menu = document.querySelector(".topbar .menu");

function close(event) {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
}

document.addEventListener("click", close);
document.addEventListener("focusin", close);
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || event.isComposing || !menu?.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  },
  { capture: true },
);
