// Keeps relative times true while a page stays open, and puts them in the reader's own time zone.
const MINUTE = 60_000;
const language = document.documentElement.lang;
const format = (options) => new Intl.DateTimeFormat(language, options);
const weekday = format({ weekday: "long" });
const day = format({ month: "short", day: "numeric" });
const date = format({ month: "short", day: "numeric", year: "numeric" });

function midnight(time) {
  return new Date(time).setHours(0, 0, 0, 0);
}

function relative(time) {
  const age = Date.now() - time;
  if (age < MINUTE) return "Now";
  if (age < 60 * MINUTE) return `${Math.floor(age / MINUTE)} min`;
  const days = Math.round((midnight(Date.now()) - midnight(time)) / (24 * 60 * MINUTE));
  if (days === 0) return `${Math.floor(age / (60 * MINUTE))} h`;
  if (days === 1) return "Yesterday";
  if (days < 7) return weekday.format(time);
  return (time.getFullYear() === new Date().getFullYear() ? day : date).format(time);
}

function update() {
  for (const element of document.querySelectorAll("time[data-relative]")) {
    const text = relative(new Date(element.dateTime));
    if (element.textContent !== text) element.textContent = text;
  }
}

setInterval(update, MINUTE);
