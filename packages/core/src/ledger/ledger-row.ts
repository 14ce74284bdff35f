import type { Bilingual, CivilDate, FactName, Facts } from "@tongyou/policy";
import type { DivisionCode } from "../divisions/index.ts";
import type { ProblemCode } from "./problem-codes.ts";

/** `accepted`: nothing to say · `warned`: taken over with the shown normalisation · `rejected`: not taken over. */
export type Verdict = "accepted" | "warned" | "rejected";

/** One thing wrong with one cell. A row carries all its problems, not only the first. */
export type Problem = {
  code: ProblemCode;
  /** `group/header` as the sheet writes them, without white space: `父亲情况/身份证号`. */
  column: string;
  /** What is wrong and what to do. */
  message: Bilingual;
  /** The cell as written, and what was made of it. Restricted columns are never quoted. */
  before?: string;
  after?: string;
};

/** A fact for storage. `from` absent: it holds on the reference date, since when is not stated. */
export type Spell = {
  [N in FactName]: { name: N; value: NonNullable<Facts[N]>; from?: CivilDate };
}[FactName];

/** What identifies or reaches people: not for deciding, sealed in storage. Absent: not stated. */
export type Contacts = {
  /** Eighteen characters, check digit verified. Absent also where the ledger says 无. */
  idNumber?: string;
  fatherName?: string;
  fatherIdNumber?: string;
  motherName?: string;
  motherIdNumber?: string;
  guardianName?: string;
  guardianPhone?: string;
  entrustedCarer?: string;
  disabilityCertificate?: string;
  hukouAddress?: string;
  residenceAddress?: string;
  bank?: string;
  bankAccount?: string;
  remark?: string;
};

/** One child as one ledger row tells. A rejected row shows what was understood; nothing may be stored of it. */
export type LedgerRow = {
  /** The number Excel shows at the row. */
  row: number;
  verdict: Verdict;
  problems: readonly Problem[];
  /** Empty only where the ledger has none, which rejects the row. */
  name: string;
  /**
   * Where the child's file is kept: the village of residence inside the county, else the village of the hukou
   * inside the county, else the county itself (the village is not known, or the row is rejected).
   */
  division: DivisionCode;
  /** As of the reference date; absent is unknown. */
  facts: Facts;
  /** The same facts for storage, with the day each began where the ledger gives one. */
  spells: readonly Spell[];
  contacts: Contacts;
  /** What the ledger says is drawn each month, integer fen; absent where it says nothing. */
  amountFen?: number;
};

/** Rows that are not children. */
export type SkippedKind = "title" | "unit" | "header" | "blank" | "subtotal" | "footer" | "note";

export type LedgerCheck = {
  /** The county (or other area) the ledger is checked against. */
  county: DivisionCode;
  /** 填报单位 as written, without the label; empty where the sheet has none. */
  unit: string;
  /** 填报日期; the day of the check where the sheet has none. */
  referenceDate: CivilDate;
  rows: readonly LedgerRow[];
  skipped: readonly { row: number; kind: SkippedKind }[];
  /** Columns of the sheet that the format does not know; they are not imported. */
  unknownColumns: readonly string[];
};

export type CheckOptions = {
  /** Stands in for 填报日期 where the sheet has none. */
  on?: CivilDate;
  /** The area the ledger belongs to; without it the county that 填报单位 names. */
  county?: DivisionCode;
};
