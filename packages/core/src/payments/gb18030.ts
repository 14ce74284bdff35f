/**
 * GB 18030, the national character set that banks' programs read. The platform decodes it and does not encode it, so
 * that its decoder is the table: nothing is listed here twice.
 */

const decoder = new TextDecoder("gb18030");
const LOST = "\uFFFD";
/** How many characters have four bytes before those outside the basic plane, and where those begin. */
const FOUR_BYTES = 39_420;
const SUPPLEMENTARY = 189_000;

const fourBytes = (pointer: number): number[] => [
  0x81 + Math.floor(pointer / 12_600),
  0x30 + (Math.floor(pointer / 1_260) % 10),
  0x81 + (Math.floor(pointer / 10) % 126),
  0x30 + (pointer % 10),
];

/** The bytes of every character of the basic plane that is not ASCII; of two ways to write one, the shorter. */
function buildTable(): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if (character.length === 1 && character !== LOST && !table.has(character)) table.set(character, bytes);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add([lead, trail]);
  for (let pointer = 0; pointer < FOUR_BYTES; pointer++) add(fourBytes(pointer));
  return table;
}

let kept: ReadonlyMap<string, readonly number[]> | undefined;

/** A text in GB 18030, every character of Unicode; what is no character becomes a question mark. */
export function writeGb18030(text: string): Uint8Array {
  kept ??= buildTable();
  const table = kept;
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const point = character.codePointAt(0) ?? 0;
      if (point < 0x80) return [point];
      if (point > 0xffff) return fourBytes(SUPPLEMENTARY + point - 0x1_0000);
      return table.get(character) ?? [0x3f];
    }),
  );
}
