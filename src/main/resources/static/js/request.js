// Requests of our own scripts: with the CSRF token, a time limit, and errors in plain words.
import { spoken } from "./words.js";
const meta = document.querySelector("meta[name=csrf]");
export const csrf = { header: meta?.dataset.header, token: meta?.content };

const PATIENCE = 15_000;

export class Refused extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** The answer's text; "" where there is none. */
export async function request(method, url, values, options = {}) {
  const response = await fetch(url, {
    method,
    headers: { [csrf.header]: csrf.token, "X-Requested-With": "fetch" },
    body: values && new URLSearchParams(values),
    signal: AbortSignal.timeout(PATIENCE),
    ...options,
  }).catch(() => {
    throw new Refused(spoken("no connection"), 0);
  });
  if (response.ok) return response.text();
  if (response.status === 401) document.dispatchEvent(new Event("earshot:signed-out"));
  throw new Refused(await reason(response), response.status);
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
