// Keeps pages live. One tab of a user holds the event stream and shares it with the others, because
// browsers allow six connections to a server over HTTP/1.1. Every event is announced on the document
// as "live:<name>"; after any gap "live:catchup" tells the components to fetch what they lack. The tab with the stream
// may be frozen in the background: a tab that is looked at and hears nothing takes the stream over.
const SILENCE = 40_000;
const LONGER_SILENCE = 60_000; // a leader that is well says something within SILENCE and a retry
const FIRST_RETRY = 500;
const LONGEST_RETRY = 10_000;
const EVENTS = [
  "hello",
  "heartbeat",
  "message",
  "delivery",
  "stage",
  "contacts",
  "application",
  "read",
  "marks",
  "typing",
  "bulk",
  "import",
  "catchup",
];

const user = document.body.dataset.user;
const line = `earshot-live-${user}`;
const channel = new BroadcastChannel(line);

let source;
let retry = FIRST_RETRY;
let watchdog;
let timer;
let position;
let catchingUp;
let leading = false;
let overdue = false;

function announce(name, data) {
  document.dispatchEvent(new CustomEvent(`live:${name}`, { detail: data }));
}

function tell(name, data) {
  announce(name, data);
  channel.postMessage({ name, data });
}

function connect() {
  clearTimeout(timer);
  source?.close();
  source = new EventSource("/live");
  for (const name of EVENTS) source.addEventListener(name, (event) => receive(name, JSON.parse(event.data)));
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) askWhy();
    lost();
  };
  watch();
}

function receive(name, data) {
  watch();
  if (name === "hello") {
    retry = FIRST_RETRY;
    tell("connected");
    tell("catchup");
    position = data.position;
  } else if (name === "heartbeat") {
    // Where the server could not find out where this reader stands, it says nothing.
    tell(!data.position || data.position === position ? "heartbeat" : "catchup");
    if (data.position) position = data.position;
  } else if (name === "catchup") {
    catchUpSoon();
  } else {
    tell(name, data);
  }
}

// A bulk message says so several times a second, to every page of the staff.
function catchUpSoon() {
  catchingUp ??= setTimeout(() => {
    catchingUp = undefined;
    tell("catchup");
  }, 500 + Math.random() * 1000);
}

// An event stream does not say why it was refused.
async function askWhy() {
  const answer = await fetch("/message-center/counter").catch(() => undefined);
  if (answer?.status === 401) tell("signed-out");
}

function lost() {
  source.close();
  clearTimeout(watchdog);
  tell("lost");
  clearTimeout(timer);
  timer = setTimeout(connect, retry * (0.75 + Math.random() / 2));
  retry = Math.min(retry * 2, LONGEST_RETRY);
}

function watch() {
  clearTimeout(watchdog);
  overdue = false;
  watchdog = setTimeout(silent, leading ? SILENCE : LONGER_SILENCE + Math.random() * 5_000); // seldom two at once
}

function silent() {
  overdue = !leading;
  if (leading) lost();
  else takeOverInSight();
}

function takeOverInSight() {
  if (!overdue || document.visibilityState !== "visible") return;
  overdue = false;
  navigator.locks.request(line, { steal: true }, lead).catch(follow);
}

/** In line for the stream, for as long as the page is there. */
function waitInLine() {
  navigator.locks.request(line, lead).catch((reason) => {
    follow(reason);
    waitInLine();
  });
}

function lead() {
  leading = true;
  connect();
  return new Promise(() => {});
}

/** Another tab has taken the stream over. */
function follow(reason) {
  if (reason.name !== "AbortError") throw reason;
  leading = false;
  source.close();
  clearTimeout(timer);
  watch();
}

function heard({ data: { name, data } }) {
  if (!leading) watch();
  // One that was frozen speaks for the stream it had.
  if (leading && name === "lost" && source.readyState === EventSource.OPEN) tell("connected");
  else announce(name, data);
}

function start() {
  channel.onmessage = heard;
  addEventListener("offline", () => leading && lost());
  addEventListener("online", () => leading && connect());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  document.addEventListener("visibilitychange", takeOverInSight);
  if (!navigator.locks) return void lead();
  watch();
  waitInLine();
}

if (user) start();
