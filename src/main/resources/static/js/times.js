// Keeps relative times and the headings of days true while a page stays open, times in the reader's own time zone.
import { locale, spoken } from "./words.js";
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const format = (options) => new Intl.DateTimeFormat(locale, options);
const weekday = format({ weekday: "long" });
const day = format({ month: "short", day: "numeric" });
const date = format({ month: "short", day: "numeric", year: "numeric" });
/** As the server has it, in the zone by which it made the headings. */
const isoDay = new Intl.DateTimeFormat("sv", { timeZone: document.body.dataset.zone });

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
  const days = Math.round((midnight(Date.now()) - midnight(time)) / DAY);
  return days === 0 ? spoken("{0} h", Math.floor(age / (60 * MINUTE))) : named(days, time);
}

function heading(iso) {
  const [time, today] = [iso, isoDay.format(Date.now())].map((it) => new Date(`${it}T00:00`));
  const days = Math.round((today - time) / DAY);
  return days === 0 ? spoken("Today") : named(days, time);
}

function named(days, time) {
  if (days === 1) return spoken("Yesterday");
  if (days < 7) return capital(weekday.format(time));
  return (time.getFullYear() === new Date().getFullYear() ? day : date).format(time);
}

function update() {
  for (const element of document.querySelectorAll("time[data-relative]")) write(element, relative(new Date(element.dateTime)));
  for (const element of document.querySelectorAll(".day[data-day]")) write(element, heading(element.dataset.day));
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

setInterval(update, MINUTE);
document.addEventListener("visibilitychange", update); // a timer sleeps with its page
document.addEventListener("live:message", update); // before a heading of the day comes with it
