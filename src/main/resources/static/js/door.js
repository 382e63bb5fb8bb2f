// Forms before signing in: the browser knows its time zone and most likely its country. They go once: what lets somebody
// join or found a company is good once, and the second answer would say that it has ended.
import "./pressedtwice.js";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
const region = new Intl.Locale(navigator.language).maximize().region ?? "";

function choose(select, value) {
  if ([...select.options].some((option) => option.value === value)) select.value = value;
}

for (const field of document.querySelectorAll("input[name=zone]")) field.value = zone;
for (const select of document.querySelectorAll("[data-zone=guess]")) choose(select, zone);
for (const select of document.querySelectorAll("[data-region=guess]")) choose(select, region);
