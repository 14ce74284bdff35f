import type { Bilingual } from "@tongyou/policy";
import { yuanText } from "../money/yuan-text.ts";
import { RESULT_WORDS } from "./bank-columns.ts";
import type { BatchRecord } from "./batch-record.ts";
import { serialOf } from "./payment-number.ts";
import type { PaymentState, RefusedReturn, ReturnProblem } from "./payments.schema.ts";
import type { ReturnLine } from "./read-returns.ts";

/** A payment of the list, as far as a return is compared with it. */
export type Sent = { id: string; division: string; serial: number; fen: number; state: PaymentState };
export type Taken = { sent: Sent; state: "paid" | "failed"; reason: string | null };
/** `known`: rows that say what is known already · `blank`: rows without an answer. */
export type Matched = { taken: Taken[]; known: number; blank: number; refused: RefusedReturn[] };

const TEXTS: Readonly<Record<ReturnProblem, { cause: Bilingual; remedy: Bilingual }>> = {
  noNumber: {
    cause: { zh: "写了结果，没有发放编号", en: "A result stands here without the number of a payment" },
    remedy: { zh: "请按送银行的清单补上编号", en: "Add the number as it stands in the list for the bank" },
  },
  unknown: {
    cause: { zh: "清单里没有这个发放编号", en: "The list has no payment of this number" },
    remedy: { zh: "请核对编号，或删去这一行", en: "Check the number, or take the row out" },
  },
  otherList: {
    cause: { zh: "这个发放编号属于另一份清单", en: "The number belongs to another list" },
    remedy: { zh: "请在那一份清单里导入这一行", en: "Import the row in that list" },
  },
  twice: {
    cause: { zh: "同一个发放编号在文件里出现两次", en: "The number stands twice in the file" },
    remedy: { zh: "请只保留一行", en: "Keep one of the rows" },
  },
  amount: {
    cause: { zh: "金额与清单不一致", en: "The amount is not that of the list" },
    remedy: { zh: "请向银行核实后改正", en: "Ask the bank and correct it" },
  },
  word: {
    cause: { zh: "看不懂“结果”", en: "The result cannot be understood" },
    remedy: { zh: "请填“成功”或“失败”", en: "Write 成功 (paid) or 失败 (failed)" },
  },
  noReason: {
    cause: { zh: "失败的没有写原因", en: "It failed, and no reason is given" },
    remedy: { zh: "请在“原因”栏写明", en: "Write the reason beside it" },
  },
  leftOut: {
    cause: {
      zh: "这一笔已留到下一份清单，没有送银行",
      en: "This payment was left out; it did not go to the bank",
    },
    remedy: { zh: "请核对编号", en: "Check the number" },
  },
  answered: {
    cause: { zh: "这一笔已登记了另一种结果", en: "Another result of this payment is known already" },
    remedy: {
      zh: "请核实；确需更改的，在清单里单独登记并写明原因",
      en: "Find out; where it must change, mark that payment alone with the reason",
    },
  },
};

function answerOf(result: string): "paid" | "failed" | undefined {
  return (["paid", "failed"] as const).find((answer) =>
    (RESULT_WORDS[answer] as readonly string[]).includes(result),
  );
}

/** The verdict on one row: what is taken over, or why not; undefined where nothing changes. */
function judge(
  line: ReturnLine,
  sent: Sent | undefined,
  other: boolean,
): Taken | ReturnProblem | "known" | "blank" {
  if (line.number === "") return "noNumber";
  if (!sent) return other ? "otherList" : "unknown";
  if (sent.state === "leftOut" || sent.state === "dropped") return "leftOut";
  if (line.fen !== sent.fen) return "amount";
  if (line.result === "") return "blank";
  const state = answerOf(line.result);
  if (!state) return "word";
  if (sent.state === state) return "known";
  if (sent.state !== "open") return "answered";
  if (state === "failed" && line.reason === "") return "noReason";
  return { sent, state, reason: state === "failed" ? line.reason : null };
}

/**
 * Compares what the bank sent back with the list: by the payment's number, with the amount checked. Part of a list is
 * enough, and what is known already changes nothing; a row that cannot be right is refused with cause and remedy.
 */
export function matchReturns(
  batch: BatchRecord,
  sent: ReadonlyMap<number, Sent>,
  lines: readonly ReturnLine[],
): Matched {
  const matched: Matched = { taken: [], known: 0, blank: 0, refused: [] };
  const seen = new Set<string>();
  for (const line of lines) {
    const serial = serialOf(batch, line.number);
    const found = typeof serial === "number" ? sent.get(serial) : undefined;
    const verdict = seen.has(line.number) ? "twice" : judge(line, found, serial === undefined);
    if (line.number !== "") seen.add(line.number);
    if (verdict === "known" || verdict === "blank") matched[verdict] += 1;
    else if (typeof verdict === "object") matched.taken.push(verdict);
    else matched.refused.push(refusal(line, verdict, found));
  }
  return matched;
}

function refusal(
  { row, number, fen, result }: ReturnLine,
  problem: ReturnProblem,
  sent: Sent | undefined,
): RefusedReturn {
  const { cause, remedy } = TEXTS[problem];
  const ours = yuanText(sent?.fen ?? 0);
  const theirs = fen === undefined ? "—" : yuanText(fen);
  const details: { readonly [problem in ReturnProblem]?: Bilingual } = {
    amount: { zh: `文件 ${theirs}，清单 ${ours}`, en: `${theirs} in the file, ${ours} in the list` },
    word: { zh: result, en: result },
  };
  const detail = details[problem];
  return {
    row,
    number,
    problem,
    cause: detail ? { zh: `${cause.zh}（${detail.zh}）`, en: `${cause.en} (${detail.en})` } : cause,
    remedy,
  };
}
