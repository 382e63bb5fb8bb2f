// A form that leads to another page goes once: pressed twice, there would be two jobs, or two keys. After a while it goes
// again, as an answer may have got lost, or was a file.
const AWHILE = 5_000;
const sent = new WeakSet();

// At the window, so that whoever sends or holds back a form has said so.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return; // a script sends it, or nothing is changed by it
  if (sent.has(form)) return void event.preventDefault();
  sent.add(form);
  setTimeout(() => sent.delete(form), AWHILE);
});

addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) sent.delete(form);
});
