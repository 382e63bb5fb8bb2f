// Keeps relative times true while a page stays open, and puts them in the reader's own time zone.
import { locale, spoken } from "./words.js";
const MINUTE = 60_000;
const format = (options) => new Intl.DateTimeFormat(locale, options);
const weekday = format({ weekday: "long" });
const day = format({ month: "short", day: "numeric" });
const date = format({ month: "short", day: "numeric", year: "numeric" });

function capital(name) {
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

function midnight(time) {
  return new Date(time).setHours(0, 0, 0, 0);
}

function relative(time) {
  const age = Date.now() - time;
  if (age < MINUTE) return spoken("Now");
  if (age < 60 * MINUTE) return spoken("{0} min", Math.floor(age / MINUTE));
  const days = Math.round((midnight(Date.now()) - midnight(time)) / (24 * 60 * MINUTE));
  if (days === 0) return spoken("{0} h", Math.floor(age / (60 * MINUTE)));
  if (days === 1) return spoken("Yesterday");
  if (days < 7) return capital(weekday.format(time));
  return (time.getFullYear() === new Date().getFullYear() ? day : date).format(time);
}

function update() {
  for (const element of document.querySelectorAll("time[data-relative]")) {
    const text = relative(new Date(element.dateTime));
    if (element.textContent !== text) element.textContent = text;
  }
}

setInterval(update, MINUTE);
