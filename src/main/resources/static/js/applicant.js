// Keeps the applicant's page live. Without it the page works the same, one reload later.
const main = document.querySelector("main[data-conversation]");
const messages = main.querySelector(".messages");
const url = `/my/${main.dataset.conversation}`;
const SILENCE = 40_000;
const RETRY = 2_000;
// The server gives so many messages at most.
const MOST_AT_ONCE = 1_000;

let source;
let watchdog;
let fetching = false;
let again = false;
let toldSeq = 0;

function lastSeq() {
  return Number([...messages.querySelectorAll("[data-seq]")].at(-1)?.dataset.seq ?? 0);
}

async function fetchNew() {
  if (fetching) return void (again = true);
  fetching = true;
  try {
    do {
      again = false;
      const last = lastSeq();
      const response = await fetch(`${url}/messages?after=${last}`);
      if (!response.ok) continue;
      insert(await response.text());
      if (lastSeq() - last >= MOST_AT_ONCE) again = true;
      if (response.headers.get("X-Answerable") !== main.dataset.answerable) await renew();
    } while (again);
    await tellSeen();
  } catch {
    // The stream comes back, and with it what is missing.
  } finally {
    fetching = false;
  }
}

function insert(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const element of [...template.content.children]) {
    const { day, seq } = element.dataset;
    const shown = day ? `[data-day="${day}"]` : `[data-seq="${seq}"]`;
    if (!messages.querySelector(shown)) messages.append(element);
  }
}

// A form that comes or goes, and nothing around it; never with what somebody is typing.
async function renew() {
  const typed = () => main.querySelector("textarea")?.value;
  if (typed()) return;
  const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
  const fresh = page.querySelector("main[data-conversation]");
  if (!fresh || typed()) return;
  main.dataset.answerable = fresh.dataset.answerable;
  main.querySelector("#latest").replaceChildren(...fresh.querySelector("#latest").childNodes);
}

// What is on screen has arrived; an open page in the background says nothing.
async function tellSeen() {
  const seq = lastSeq();
  if (document.visibilityState !== "visible" || seq <= toldSeq) return;
  toldSeq = seq;
  const headers = { "X-XSRF-TOKEN": main.dataset.csrf };
  await fetch(`${url}/seen`, { method: "POST", headers, body: new URLSearchParams({ seq }) });
}

function connect() {
  source?.close();
  source = new EventSource("/my/live");
  source.addEventListener("hello", () => void (watch(), fetchNew()));
  source.addEventListener("heartbeat", () => void (watch(), fetchNew()));
  source.addEventListener("message", fetchNew);
  source.addEventListener("catchup", () => setTimeout(fetchNew, Math.random() * 1000));
  source.addEventListener("stage", fetchNew);
  source.onerror = lost;
  watch();
}

function lost() {
  source.close();
  clearTimeout(watchdog);
  watchdog = setTimeout(connect, RETRY);
}

function watch() {
  clearTimeout(watchdog);
  watchdog = setTimeout(lost, SILENCE);
}

document.addEventListener("visibilitychange", () => void tellSeen().catch(() => (toldSeq = 0)));
connect();
