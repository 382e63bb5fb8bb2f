// The hits of a search: says which of them is open beside the list.
document.addEventListener("htmx:afterSettle", (event) => {
  if (!document.getElementById("results")?.closest(".searching") || event.target.id !== "pane") return;
  const opened = location.pathname + location.search;
  for (const link of document.querySelectorAll("#results .thread a")) {
    if (link.getAttribute("href") === opened) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
});
