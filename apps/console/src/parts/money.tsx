/** Fen as `¥1,049.00`; a negative amount carries its sign before the mark. Integers only, no floats. */
export function yuanOf(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100);
  const cents = String(Math.abs(fen) % 100).padStart(2, "0");
  return `${fen < 0 ? "−" : ""}¥${whole.toLocaleString("en-US")}.${cents}`;
}

/** An amount in fen; a dash when no document or person gave one. `signed` marks a difference with + or −. */
export function Money({ fen, signed }: { fen: number | null | undefined; signed?: boolean }) {
  if (fen === null || fen === undefined) return <span className="quiet">—</span>;
  return (
    <span className="figure">
      {signed && fen > 0 ? "+" : ""}
      {yuanOf(fen)}
    </span>
  );
}

/** Fen of a typed amount in yuan (`1049`, `1,049.5`, `¥531.00`); undefined for anything else. */
export function fenOf(text: string): number | undefined {
  const match = /^¥?(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(/[,，\s]/g, "").replace("￥", "¥"));
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}
