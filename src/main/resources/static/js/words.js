// What scripts say, in the language of the page: English as written, else from the words the page brought along.
const { lang } = document.documentElement;
const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

/** Spanish is that of the United States, which writes numbers as its English does. */
export const locale = lang === "es" ? "es-US" : lang;

/** A number as the language of the page writes it. */
export function number(count) {
  return count.toLocaleString(locale);
}

/** The sentence in the language of the page, with its {0}, {1} and so on filled in. */
export function spoken(english, ...values) {
  return (words[english] ?? english).replace(/\{(\d)\}/g, (place, at) => values[at] ?? place);
}
