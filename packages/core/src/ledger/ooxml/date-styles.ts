import { attribute, elements, nextElement, prefixOf } from "./xml.ts";

/** Built-in formats that show a day, those of Chinese Excel included; the times among them are not days. */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  id === 57 ||
  id === 58;

/** True for a format with a day, month or year in it, such as `yyyy"年"m"月"d"日"`. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "").split(";")[0] ?? "";
  return /[yd]/i.test(bare) && !/general/i.test(bare);
}

/** For each cell style in order, whether it shows a number as a date. */
export function readDateStyles(text: string): boolean[] {
  const prefix = prefixOf(text, "styleSheet");
  const custom = new Map<number, boolean>();
  for (const { attributes } of elements(text, `${prefix}numFmt`)) {
    custom.set(
      Number(attribute(attributes, "numFmtId")),
      isDateFormat(attribute(attributes, "formatCode") ?? ""),
    );
  }
  const styles = nextElement(text, `${prefix}cellXfs`)?.inner ?? "";
  return [...elements(styles, `${prefix}xf`)].map(({ attributes }) => {
    const id = Number(attribute(attributes, "numFmtId"));
    return custom.get(id) ?? isBuiltInDate(id);
  });
}
