// Keeps the applicant's page live. Without it the page works the same, one reload later.
const main = document.querySelector("main[data-conversation]");
const messages = main.querySelector(".messages");
const url = `/my/${main.dataset.conversation}`;
const SILENCE = 40_000;
const RETRY = 2_000;
const LONGEST_RETRY = 60_000;
const PATIENCE = 10_000;
// The link has ended, or is not one of this browser's any more.
const OVER = [401, 404, 410];
// The server gives so many messages at most.
const MOST_AT_ONCE = 1_000;

let source;
let watchdog;
let retry = RETRY;
let sending = false;
let fetching = false;
let again = false;
let toldSeq = 0;
const trouble = main.querySelector("[data-trouble]");
const kept = `earshot-typed:${main.dataset.conversation}`;

function lastSeq() {
  const shown = messages.querySelectorAll("[data-seq]");
  return Number(shown[shown.length - 1]?.dataset.seq ?? 0);
}

// Not AbortSignal.timeout, nor at() above: phones of 2021 do not have them.
function patience() {
  const control = new AbortController();
  setTimeout(() => control.abort(), PATIENCE);
  return control.signal;
}

// The answer has a token of now, too: whoever signs in or out in another tab replaces it.
async function ask(last, signal) {
  const response = await fetch(`${url}/messages?after=${last}`, { signal });
  const token = response.headers.get("X-CSRF-Token");
  if (token) {
    main.dataset.csrf = token;
    for (const field of main.querySelectorAll("input[name=_csrf]")) field.value = token;
  }
  return response;
}

async function fetchNew() {
  if (fetching) return void (again = true);
  fetching = true;
  try {
    do {
      again = false;
      const last = lastSeq();
      const response = await ask(last);
      if (OVER.includes(response.status)) return end();
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
  restore();
}

function fields() {
  return main.querySelector("#latest form")?.elements ?? {};
}

// What is typed is kept, with the key of its form, until it stands in the conversation: a page that
// got no answer is loaded again, and the same form sent twice is one message.
function keep() {
  const { body, key } = fields();
  if (!body.value) return sessionStorage.removeItem(kept);
  sessionStorage.setItem(kept, JSON.stringify({ body: body.value, key: key.value, after: lastSeq() }));
}

function restore() {
  const { body, key } = fields();
  const typed = JSON.parse(sessionStorage.getItem(kept));
  if (!typed || !body) return;
  if (stands(typed)) {
    sessionStorage.removeItem(kept);
    if (body.value !== typed.body) return;
    body.value = "";
    void renew().catch(() => {});
  } else if (!body.value) {
    body.value = typed.body;
    key.value = typed.key;
  }
}

// Not by its words alone, as a link in them is stored without its secret: the page says what was sent.
function stands({ body, after }) {
  if (Number(new URLSearchParams(location.search).get("sent")) > after) return true;
  const words = (text) => text.trim().split(/\s+/).join(" ");
  const mine = [...messages.querySelectorAll(".mine")].filter((message) => message.dataset.seq > after);
  return mine.some((message) => words(message.querySelector(".bubble").textContent) === words(body));
}

// Where there is no connection the page stays, and with it what was typed.
async function send(event) {
  if (!event.target.closest("#latest")) return;
  event.preventDefault();
  if (sending) return;
  sending = true;
  try {
    const response = await ask(lastSeq(), patience());
    if (response.ok) event.target.submit();
    else say(OVER.includes(response.status) ? "ended" : "offline");
  } catch {
    say("offline");
  } finally {
    sending = false;
  }
}

function say(what) {
  trouble.textContent = trouble.dataset[what];
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
  restore();
}

// What is on screen has arrived; an open page in the background says nothing.
async function tellSeen() {
  const seq = lastSeq();
  if (document.visibilityState !== "visible" || seq <= toldSeq) return;
  const headers = { "X-XSRF-TOKEN": main.dataset.csrf };
  const response = await fetch(`${url}/seen`, { method: "POST", headers, body: new URLSearchParams({ seq }) });
  if (response.ok) toldSeq = Math.max(toldSeq, seq);
}

function connect() {
  source?.close();
  source = new EventSource(`/my/live?of=${main.dataset.of}`);
  source.addEventListener("hello", begun);
  source.addEventListener("heartbeat", () => void (watch(), fetchNew()));
  source.addEventListener("message", fetchNew);
  source.addEventListener("catchup", () => setTimeout(fetchNew, Math.random() * 1000));
  source.addEventListener("stage", fetchNew);
  source.onerror = refused;
  watch();
}

function begun() {
  retry = RETRY;
  trouble.textContent = "";
  watch();
  void fetchNew();
}

// An event source does not say why; the messages do.
function refused() {
  const answered = source.readyState === EventSource.CLOSED;
  lost();
  if (answered) void fetchNew();
}

function lost() {
  source.close();
  clearTimeout(watchdog);
  watchdog = setTimeout(connect, retry * (0.5 + Math.random()));
  retry = Math.min(retry * 2, LONGEST_RETRY);
}

function end() {
  source.close();
  clearTimeout(watchdog);
  say("ended");
}

function watch() {
  clearTimeout(watchdog);
  watchdog = setTimeout(lost, SILENCE);
}

main.addEventListener("input", keep);
main.addEventListener("submit", send);
document.addEventListener("visibilitychange", () => void tellSeen().catch(() => {}));
restore();
connect();
