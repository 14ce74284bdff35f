/** An amount of money as read; `clean` when the cell held a plain number. */
export type AmountReading = { fen: number; clean: boolean };

/** Decimal text (`737`, `737.5`) as integer fen, by its digits; undefined for more than two decimals. */
function fenOfDecimal(text: string): number | undefined {
  const [, yuan, cents = ""] = /^(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(text) ?? [];
  return yuan === undefined ? undefined : Number(yuan) * 100 + Number(cents.padEnd(2, "0"));
}

/** A number in a cell. Excel computes with 15 significant digits, so does the reading. */
export function amountOfNumber(value: number): AmountReading | undefined {
  const fen = fenOfDecimal(String(Number(value.toPrecision(15))));
  return fen === undefined ? undefined : { fen, clean: true };
}

/** An amount written as text, spaces already taken out: `531`, `531元`, `¥1,049.00`. */
export function amountOfText(text: string): AmountReading | undefined {
  const bare = text.replace(/^[¥￥]/, "").replace(/(元|元\/月|元整)$/, "");
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(",", "") : bare;
  const fen = fenOfDecimal(plain);
  return fen === undefined ? undefined : { fen, clean: false };
}
