import { type LedgerLine, writeLedger } from "@tongyou/core/ledger";
import { dateCell, madeUpLines } from "@tongyou/core/made-up";
import type { CivilDate } from "@tongyou/policy";
import { inSituation, textOf } from "./demo-situations.ts";

/** 隆德县, the county of the demo's officer. */
const COUNTY = "640423000000";
const MARCH = "2018-03-31";
const APRIL = "2018-04-30";
const CHILDREN = 160;

/** The same people every time: a newcomer's screen looks like the guide's pictures. */
const people = () =>
  madeUpLines({ county: COUNTY, referenceDate: MARCH, count: CHILDREN + 2, seed: 2018 }).map(inSituation);

/** Turns the last digit of a citizen number into a wrong one, as a slip of the hand does. */
const mistyped = (text: string): string => text.slice(0, 17) + (text.endsWith("3") ? "5" : "3");
const fullWidth = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

type Slip = (line: LedgerLine) => LedgerLine;
/** What real offices send: slips the import refuses, styles it tidies up, and cells nobody filled in. */
const SLIPS: ReadonlyMap<number, Slip> = new Map<number, Slip>([
  [6, (line) => ({ ...line, idNumber: mistyped(textOf(line.idNumber)) })],
  [14, (line) => ({ ...line, idNumber: fullWidth(textOf(line.idNumber)) })],
  [23, (line) => ({ ...line, birthDate: textOf(line.idNumber).slice(6, 14) })],
  [31, (line) => ({ ...line, name: ` ${textOf(line.name)}　` })],
  [38, (line) => ({ ...line, fatherStatus: "不详", fatherSince: null })],
  [45, (line) => ({ ...line, residenceCode: "640423999999" })],
  [52, (line) => ({ ...line, motherStatus: "坐牢" })],
  [60, (line) => ({ ...line, care: null, careSince: null, careInstitution: null })],
  [77, (line) => ({ ...line, benefits: null })],
]);

/** The ledger of March 2018, and the same county a month later with what happened in between. */
function linesOf(month: "2018-03" | "2018-04"): LedgerLine[] {
  const all = people().map((line, at) => SLIPS.get(at)?.(line) ?? line);
  if (month === "2018-03") return all.slice(0, CHILDREN);
  const later = people();
  const jailed = all.findIndex((line) => line.fatherStatus === "服刑");
  const well = all.findIndex((line, at) => at > 80 && line.motherStatus === "正常");
  return all
    .map((line, at) => {
      // The office put right what the import refused.
      if (at === 6 || at === 45 || at === 52) return later[at] ?? line;
      if (at === jailed) return { ...line, fatherStatus: "正常", fatherSince: null };
      if (at === well) return { ...line, motherStatus: "死亡", motherSince: dateCell("2018-04-06") };
      return line;
    })
    .filter((_, at) => at !== 90)
    .map((line, at) => ({ ...line, seq: at + 1 }));
}

const LEDGERS: Record<string, { month: "2018-03" | "2018-04"; referenceDate: CivilDate }> = {
  "ledger-2018-03.xlsx": { month: "2018-03", referenceDate: MARCH },
  "ledger-2018-04.xlsx": { month: "2018-04", referenceDate: APRIL },
};

/** Names of the sample ledgers. */
export const DEMO_LEDGERS: readonly string[] = Object.keys(LEDGERS);

/** The workbook of a sample ledger; undefined for a name that is none. */
export async function demoLedger(name: string): Promise<Uint8Array | undefined> {
  const ledger = Object.hasOwn(LEDGERS, name) ? LEDGERS[name] : undefined;
  if (!ledger) return undefined;
  return writeLedger({
    title: "隆德县困境儿童信息台账（样表，人物均为虚构）",
    unit: "隆德县民政局",
    referenceDate: ledger.referenceDate,
    entries: linesOf(ledger.month).map((line) => ({ line })),
    footer: [["填表人：王秀兰", "审核人：李志强", "联系电话：15400000000"]],
  });
}
