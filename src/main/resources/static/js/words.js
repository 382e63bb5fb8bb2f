// What scripts say, in the language of the page: English as written, else from the words the page brought along.
const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

/** The sentence in the language of the page, with its {0}, {1} and so on filled in. */
export function spoken(english, ...values) {
  return values.reduce((text, value, at) => text.replaceAll(`{${at}}`, () => value), words[english] ?? english);
}
