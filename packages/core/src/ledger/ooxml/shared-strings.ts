import { decodeXml, elements, nextElement, prefixOf } from "./xml.ts";

/** `_x000D_` stands for a character that XML cannot hold; `_x005F_` for the underscore of a literal one. */
const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** The text of a string item: its runs joined, phonetic guides (rPh) left out. */
export function itemText(item: string, prefix: string): string {
  let text = "";
  let from = 0;
  const guide = `${prefix}rPh`;
  let skipped = item.includes(`<${guide}`) ? nextElement(item, guide) : undefined;
  for (;;) {
    const run = nextElement(item, `${prefix}t`, from);
    if (!run) return unescaped(text);
    if (skipped && run.start > skipped.start) {
      from = Math.max(skipped.end, from);
      skipped = nextElement(item, guide, from);
      continue;
    }
    text += decodeXml(run.inner);
    from = run.end;
  }
}

/** The texts that cells refer to by number. */
export function readSharedStrings(text: string): string[] {
  const prefix = prefixOf(text, "sst");
  const strings: string[] = [];
  for (const { inner } of elements(text, `${prefix}si`)) strings.push(itemText(inner, prefix));
  return strings;
}
