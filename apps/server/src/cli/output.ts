/** Where a command writes: answers to `out`, everything else to `err`. */
export type Output = { out: (text: string) => void; err: (text: string) => void };

export const processOutput: Output = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

export const printJson = (output: Output, value: unknown): void =>
  output.out(`${JSON.stringify(value, null, 2)}\n`);

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns a terminal gives a text: a Chinese character takes two. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);

/** A plain table for people; no column is cut. */
export function printTable(output: Output, header: string[], rows: string[][]): void {
  const all = [header, ...rows];
  const widths = header.map((_, at) => Math.max(...all.map((row) => widthOf(row[at] ?? ""))));
  for (const row of all) {
    const cells = widths.map((width, at) => {
      const text = row[at] ?? "";
      return text + " ".repeat(width - widthOf(text));
    });
    output.out(`${cells.join("  ").trimEnd()}\n`);
  }
}

/** Integer fen as `¥1,049.00`. */
export function yuan(fen: number): string {
  const text = (Math.abs(fen) / 100).toFixed(2).replace(/\B(?=(?:\d{3})+\.)/g, ",");
  return `${fen < 0 ? "−" : ""}¥${text}`;
}
