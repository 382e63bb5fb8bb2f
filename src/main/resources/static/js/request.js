// Requests of our own scripts: with the CSRF token, a time limit, and errors in plain words.
import { csrf, renew } from "./csrf.js";
import { spoken } from "./words.js";

const PATIENCE = 15_000;
const FOR_MANY = 60_000;
const LASTING = 32_000; // bytes that may go out after the page was left: half of what browsers take at once
let lasting = 0;

export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** The answer's text; "" where there is none. With keepalive it goes out even if the page is left, where there is room. */
export async function request(method, url, values, options) {
  let response = await ask(method, url, values, options);
  // Nothing was done; mostly somebody has signed in again since the page was made.
  if (response.status === 403 && (await renew())) response = await ask(method, url, values, options);
  if (response.ok) {
    if (method !== "GET") document.dispatchEvent(new Event("earshot:worked")); // GETs are the page's own
    return response.text();
  }
  if (response.status === 401) document.dispatchEvent(new Event("earshot:signed-out"));
  throw new Refused(await reason(response), response.status);
}

/** The options of what is done to many at once, and may take that long. */
export const forMany = () => ({ signal: AbortSignal.timeout(FOR_MANY) });

async function ask(method, url, values, options) {
  const body = values && new URLSearchParams(values);
  const size = options?.keepalive ? String(body).length : 0;
  const keepalive = size > 0 && lasting + size <= LASTING; // more would not go out at all
  if (keepalive) lasting += size;
  try {
    return await fetch(url, {
      method,
      headers: { [csrf.header]: csrf.token, "X-Requested-With": "fetch" },
      body,
      signal: AbortSignal.timeout(PATIENCE),
      ...options,
      keepalive,
    });
  } catch {
    throw new Refused(spoken("no connection"), 0);
  } finally {
    if (keepalive) lasting -= size;
  }
}

async function reason(response) {
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? spoken("the server answered {0}", response.status);
}

/** The elements of a piece of HTML that the server rendered. */
export function elements(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Also where the page is not served over HTTPS, and so has no crypto.randomUUID. */
export function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
