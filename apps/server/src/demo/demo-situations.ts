import type { LedgerLine } from "@tongyou/core/ledger";
import { dateCell, madeUpAccount, madeUpName, moved, seeded } from "@tongyou/core/made-up";

const REFERENCE = "2018-03-31";

type Situation = {
  father: string;
  mother: string;
  care: "亲属" | "机构";
  /** Benefits drawn already, where they matter. */
  benefits?: string;
};

/** What brings children into a county's ledger; by chance alone most families of it would be well. */
const SITUATIONS: Situation[] = [
  { father: "死亡", mother: "死亡", care: "亲属" },
  { father: "重残", mother: "重残", care: "亲属" },
  { father: "服刑", mother: "重残", care: "亲属" },
  { father: "死亡", mother: "改嫁", care: "亲属" },
  { father: "查找不到", mother: "查找不到", care: "机构" },
  { father: "重残", mother: "失踪", care: "亲属" },
  { father: "死亡", mother: "死亡", care: "亲属", benefits: "低保" },
  { father: "死亡", mother: "重病", care: "亲属" },
  { father: "失踪", mother: "服刑", care: "亲属" },
  { father: "重病", mother: "重残", care: "亲属" },
];

/** What a cell says; empty where it holds no text. */
export const textOf = (cell: LedgerLine["name"]): string => (typeof cell === "string" ? cell : "");

/** Puts every second child into one of the situations, in turn; the others stay as chance made them. */
export function inSituation(line: LedgerLine, at: number): LedgerLine {
  const situation = at % 2 === 0 ? SITUATIONS[(at / 2) % SITUATIONS.length] : undefined;
  if (!situation) return line;
  const random = seeded(at);
  const { father, mother, care, benefits = "无" } = situation;
  const since = (status: string) =>
    status === "查找不到" ? null : dateCell(moved(REFERENCE, -200 - random.below(900)));
  const foundling = father === "查找不到";
  const unknownParents = { fatherName: null, fatherId: null, motherName: null, motherId: null };
  return {
    ...line,
    ...(foundling ? unknownParents : {}),
    fatherStatus: father,
    fatherSince: since(father),
    motherStatus: mother,
    motherSince: since(mother),
    stayingParent: "不适用",
    care,
    careSince: dateCell(moved(REFERENCE, -150)),
    careInstitution: care === "机构" ? "隆德县儿童福利院" : null,
    guardianName: care === "机构" ? null : madeUpName(random, "male", textOf(line.name).slice(0, 1)),
    guardianRelation: care === "机构" ? "机构" : "祖父",
    benefits,
    amount: benefits === "低保" ? 380 : null,
    household: benefits === "低保" ? "农村低保" : "无",
    bank: "农村商业银行",
    bankAccount: madeUpAccount(random),
  };
}
