/**
 * Just enough XML for workbook parts: tags found by moving forward only, so time is linear in the text whatever
 * it holds. No document type, no entity of the file's own: nothing in it can make the text grow.
 */

/** An element found in a text; `end` is the place behind it. */
export type Element = { attributes: string; inner: string; start: number; end: number };

const AFTER_NAME = new Set([" ", ">", "/", "\t", "\r", "\n"]);

/** The next element of a name at or after a place, with its inner text. Not for elements that nest in themselves. */
export function nextElement(text: string, name: string, from = 0): Element | undefined {
  const open = `<${name}`;
  let start = text.indexOf(open, from);
  while (start >= 0 && !AFTER_NAME.has(text.charAt(start + open.length)))
    start = text.indexOf(open, start + 1);
  if (start < 0) return undefined;
  const close = text.indexOf(">", start);
  if (close < 0) return undefined;
  if (text.charAt(close - 1) === "/") {
    return { attributes: text.slice(start + open.length, close - 1), inner: "", start, end: close + 1 };
  }
  const last = text.indexOf(`</${name}>`, close);
  if (last < 0) return undefined;
  const inner = text.slice(close + 1, last);
  return { attributes: text.slice(start + open.length, close), inner, start, end: last + name.length + 3 };
}

/** Every element of a name in order. */
export function* elements(text: string, name: string): Generator<Element> {
  let found = nextElement(text, name);
  while (found) {
    yield found;
    found = nextElement(text, name, found.end);
  }
}

/** An attribute's value, decoded; undefined when absent. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charAt(at - 1);
    const quote = attributes.charAt(at + name.length + 1);
    const own =
      (before === " " || before === "" || before === "\n" || before === "\t") &&
      attributes.charAt(at + name.length) === "=";
    if (!own || (quote !== '"' && quote !== "'")) continue;
    const end = attributes.indexOf(quote, at + name.length + 2);
    return end < 0 ? undefined : decodeXml(attributes.slice(at + name.length + 2, end));
  }
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Character references and the five named entities as characters. */
export function decodeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** Text made safe for an element or an attribute; characters XML cannot hold are left out. */
export const encodeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"]/g, (character) => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot" }[character]};`);

/** The prefix, with its colon, that a part's root element bears (`x:` in `<x:worksheet …>`), mostly none. */
export const prefixOf = (text: string, root: string): string =>
  new RegExp(`<([A-Za-z_][\\w.-]{0,20}:)?${root}[\\s>]`).exec(text.slice(0, 2000))?.[1] ?? "";
