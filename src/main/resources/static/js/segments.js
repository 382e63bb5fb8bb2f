// Counts as earshot.sms.Segments does; both are held to the same table of cases.
const ALPHABET = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const EXTENSION = new Set("^{}\\[]~|€\f");

const GSM7 = {
  name: "GSM7",
  alone: 160,
  part: 153,
  unitsOf: (character) => (EXTENSION.has(character) ? 2 : 1),
};
const UCS2 = { name: "UCS2", alone: 70, part: 67, unitsOf: (character) => character.length };

export const MOST_CHARACTERS = 1600;

export function segments(text) {
  const characters = [...text];
  const encoding = characters.every((c) => ALPHABET.has(c) || EXTENSION.has(c)) ? GSM7 : UCS2;
  const lengths = characters.map(encoding.unitsOf);
  const units = lengths.reduce((sum, length) => sum + length, 0);
  const { count, left } = units <= encoding.alone ? alone(encoding, units) : inParts(encoding, lengths);
  return { encoding: encoding.name, units, segments: count, left };
}

function alone(encoding, units) {
  return { count: units === 0 ? 0 : 1, left: encoding.alone - units };
}

// An escaped character or a surrogate pair goes into the next segment as a whole.
function inParts(encoding, lengths) {
  let count = 1;
  let used = 0;
  for (const length of lengths) {
    const fits = used + length <= encoding.part;
    count += fits ? 0 : 1;
    used = fits ? used + length : length;
  }
  return { count, left: encoding.part - used };
}
