// A phone shows its latest text.
const log = document.querySelector(".phone .log");

function showLatest() {
  if (log) log.scrollTop = log.scrollHeight;
}

showLatest();
log?.addEventListener("htmx:afterSettle", showLatest);
