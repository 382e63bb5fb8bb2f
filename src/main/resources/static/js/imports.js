// The field of the file says which one was chosen, and the page of an import shows how far it is.
import { renew } from "./renew.js";
import { spoken } from "./words.js";

const LARGEST = 25_000_000;
const PAUSE = 200;
let pending;
let running = false;

function chosen(field) {
  const file = field.files[0];
  const label = document.querySelector(`label[for="${field.id}"]`);
  field.setCustomValidity(file?.size > LARGEST ? spoken("A file can have 25 MB; split this one.") : "");
  field.reportValidity();
  if (file) label.textContent = file.name;
}

function soon() {
  pending ??= setTimeout(async () => {
    pending = undefined;
    if (running) return soon();
    running = true;
    try {
      for (const place of document.querySelectorAll("#import-progress, #import-list")) await renew(place);
    } catch {
      // The next event or catch-up asks again.
    } finally {
      running = false;
    }
  }, PAUSE);
}

for (const name of ["import", "catchup"]) document.addEventListener(`live:${name}`, soon);
document.addEventListener("change", ({ target }) => target.matches(".drop input") && chosen(target));
for (const [name, over] of [["dragenter", true], ["dragleave", false], ["drop", false]]) {
  document.addEventListener(name, ({ target }) => target.closest?.(".drop")?.classList.toggle("over", over));
}
// One may have been chosen before this script came.
for (const field of document.querySelectorAll(".drop input")) if (field.files[0]) chosen(field);
