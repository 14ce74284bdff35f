import Nzh from "nzh";

/**
 * An amount in the capital numerals of Chinese vouchers: 5377800 → `伍万叁仟柒佰柒拾捌元整`, 105 → `壹元零伍分`.
 * `fen` is a safe integer; throws RangeError for anything else. 整 closes whole yuan; 零 stands where the
 * voucher rules ask for it; negative amounts begin with 负.
 */
export function capitalYuan(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`money must be integer fen: ${fen}`);
  const digits = String(Math.abs(fen)).padStart(3, "0");
  const yuan = `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}`;
  // The library closes with 整 only where the text it is given has no decimals.
  const text = digits.endsWith("00") ? yuan : `${yuan}.${digits.slice(-2)}`;
  return Nzh.cn.toMoney(text, { outSymbol: false });
}
