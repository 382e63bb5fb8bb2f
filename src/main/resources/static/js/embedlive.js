// The event stream of an embedded conversation. An EventSource sends no header, so the stream is fetched and
// read here; what comes is announced as live.js does.
import { csrf } from "./csrf.js";

const SILENCE = 40_000;
const FIRST_RETRY = 500;
const LONGEST_RETRY = 10_000;

let retry = FIRST_RETRY;
let watchdog;

function announce(name, data) {
  document.dispatchEvent(new CustomEvent(`live:${name}`, { detail: data }));
}

function receive(name, data) {
  if (name === "hello") {
    retry = FIRST_RETRY;
    announce("connected");
    announce("catchup");
  } else {
    announce(name === "heartbeat" ? "catchup" : name, data); // an update may get lost
  }
}

/** One event of the stream (HTML Living Standard, server-sent events). */
function read(block) {
  const fields = { event: "message", data: "" };
  for (const line of block.split("\n")) {
    const [, name, value] = line.match(/^(\w+): ?(.*)$/) ?? [];
    if (name === "data") fields.data += value;
    else if (name) fields[name] = value;
  }
  if (fields.data) receive(fields.event, JSON.parse(fields.data));
}

async function stream(gone) {
  const answer = await fetch("/embed/live", { headers: { [csrf.header]: csrf.token }, signal: gone.signal });
  if (answer.status === 401) return "ended";
  if (!answer.ok) throw new Error(answer.status);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
    watch(gone);
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    blocks.forEach(read);
  }
}

function watch(gone) {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => gone.abort(), SILENCE);
}

export async function listen() {
  const gone = new AbortController();
  watch(gone);
  const end = await stream(gone).catch(() => {});
  clearTimeout(watchdog);
  if (end === "ended") return announce("signed-out");
  announce("lost");
  setTimeout(listen, retry * (0.75 + Math.random() / 2));
  retry = Math.min(retry * 2, LONGEST_RETRY);
}
