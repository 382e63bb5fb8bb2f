// Keeps pages live. One tab of a user holds the event stream and shares it with the others, because
// browsers allow six connections to a server over HTTP/1.1. Every event is announced on the document
// as "live:<name>"; after any gap "live:catchup" tells the components to fetch what they lack.
const SILENCE = 40_000;
const FIRST_RETRY = 500;
const LONGEST_RETRY = 10_000;
const EVENTS = [
  "hello",
  "heartbeat",
  "message",
  "delivery",
  "stage",
  "application",
  "read",
  "marks",
  "typing",
  "bulk",
  "import",
  "catchup",
];

const user = document.body.dataset.user;
const channel = new BroadcastChannel(`earshot-live-${user}`);

let source;
let retry = FIRST_RETRY;
let watchdog;
let timer;
let position;
let catchingUp;
let leading = false;

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
    tell(data.position === position ? "heartbeat" : "catchup");
    position = data.position;
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
  watchdog = setTimeout(lost, SILENCE);
}

function lead() {
  leading = true;
  connect();
  return new Promise(() => {});
}

function start() {
  channel.onmessage = ({ data: { name, data } }) => announce(name, data);
  addEventListener("offline", () => leading && lost());
  addEventListener("online", () => leading && connect());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  if (navigator.locks) navigator.locks.request(`earshot-live-${user}`, lead);
  else lead();
}

if (user) start();
