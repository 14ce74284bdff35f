/** Fen as yuan that people read: `¥1,049.00`. */
export const yuanText = (fen: number): string =>
  `¥${(fen / 100).toLocaleString("en-US", { minimumFractionDigits: 2 })}`;
