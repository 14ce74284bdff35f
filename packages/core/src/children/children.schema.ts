import type {
  Allowance,
  Answer,
  Bilingual,
  Decision,
  Explanation,
  FactName,
  GroupAnswer,
  Receipt,
} from "@tongyou/policy";
import { FACTS, isCivilDate } from "@tongyou/policy/facts";
import { z } from "zod";
import { civilDate, divisionCode, id, type Page, page } from "../page.schema.ts";
import { phoneNumber } from "../people/people.schema.ts";
import type { RiskLevelOut } from "../risk/risk.schema.ts";

/** The groups the nation knows, as a decision names them. */
export const GROUPS = ["inDifficulty", "orphan", "deFacto", "leftBehind"] as const;
export type GroupId = (typeof GROUPS)[number];

export const childrenListInput = z.object({
  ...page,
  /** Name, pinyin, pinyin initials, or the last four characters of the ID number. */
  q: z.string().trim().max(40).optional(),
  category: z.string().max(60).optional(),
  /** A rate class of the allowance. */
  class: z.string().max(60).optional(),
  /** Rules that hold for the child or are to be confirmed: an entitlement, a group, a provision such as an alert. */
  entitlement: z.string().max(60).optional(),
  group: z.enum(GROUPS).optional(),
  provision: z.string().max(60).optional(),
  /** A row of a report that counts the child, `report.row`; with a question mark behind it, one that may. */
  row: z.string().max(130).optional(),
  /** A level of risk, 1 the highest; for roles that may see it. */
  risk: z.int().min(1).max(4).optional(),
  /** Any division code: narrows inside the staff member's own area. */
  area: divisionCode.optional(),
  status: z.enum(["active", "closed"]).default("active"),
  allowance: z.enum(["decided", "none", "atLeast", "needs", "choice", "review", "undefined"]).optional(),
  sort: z.enum(["division", "pinyin", "birthDate", "decidedOn", "risk"]).default("division"),
  descending: z.boolean().default(false),
});
/** One rule that the list can be narrowed to. */
export type RuleFilter =
  | { category: string }
  | { class: string }
  | { entitlement: string }
  | { group: GroupId }
  | { provision: string };

/** A row of a report among the children it may count once more is known. */
export const uncertainRow = (row: string): string => `${row}?`;
/** `restricted`: it rests on facts that the reader may not know. */
export type ShownAllowance = Omit<Allowance, "status"> & { status: Allowance["status"] | "restricted" };

export type ChildRow = {
  id: string;
  name: string;
  sex: "male" | "female" | null;
  birthDate: string | null;
  /** Full years today, null when the birth date is unknown. */
  age: number | null;
  /** Masked, e.g. `6404**********1234`; null when there is none. */
  idNumber: string | null;
  division: string;
  divisionName: string;
  status: "active" | "closed";
  /** Category ids with answer `yes`; then those to be confirmed (`review`). */
  categories: string[];
  reviewCategories: string[];
  /** An orphan is a group of its own, in no category (NX-2-b); null before the first decision. */
  orphan: GroupAnswer | null;
  allowanceStatus: ShownAllowance["status"] | null;
  allowanceClass: string | null;
  allowanceFen: number | null;
  needsCount: number;
  /** As last assessed, 1 the highest; null: not assessed, or the reader may not know. */
  riskLevel: number | null;
  decidedOn: string | null;
  /**
   * Why parts are left out. `restricted`: they rest on facts the reader may not know, whatever those say ·
   * `recounting`: it is being found out which parts those are.
   */
  leftOut: "restricted" | "recounting" | null;
};
/**
 * `recounting`: some files were not yet counted under the rules asked for; the list is short of them. `riskLevels`: as
 * the region's documents have them; none where they have none, or the reader may not know.
 */
export type ChildrenList = Page<ChildRow> & { recounting: boolean; riskLevels: RiskLevelOut[] };

/** What the job that decides files again for the lists works on: one in a bureau. */
export const REFRESH_SUBJECT = "decisions";

export const childInput = z.object({ id });
/** `purpose`: what the paper is for, e.g. the archive. */
export const printChildInput = z.object({ id, purpose: z.string().trim().min(2).max(100) });
/** `on` absent: today · `knownAt` absent: from all that is known now. */
export const explainInput = z.object({
  id,
  on: civilDate.optional(),
  knownAt: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional(),
});

export type FactEntry = {
  id: string;
  /** A vocabulary name, or a contact name (`contact.guardianPhone` …) */
  name: string;
  label: Bilingual;
  /** Ready to show, in both languages; sensitive values masked by role. */
  shown: Bilingual;
  /** The vocabulary value; absent where restricted or masked. */
  value?: unknown;
  from: string | null;
  to: string | null;
  source: "ledger" | "staff";
  evidence: string | null;
  saidBy: string | null;
  recordedAt: string;
  /** Set when a later statement took its place. */
  supersededAt: string | null;
  restricted: boolean;
};
export type Person = {
  name: string | null;
  idNumber: string | null;
  statuses: { status: string; since: string | null }[] | null;
};
/** A decision without the parts that rest on facts the reader may not know: `restricted`, `null` or absent. */
export type ShownDecision = Omit<Decision, GroupId | "allowance"> &
  Record<GroupId, GroupAnswer | null> & { allowance: ShownAllowance; restricted?: true };
/** The same of an explanation. */
export type ShownExplanation = Omit<Explanation, "allowance"> & {
  allowance: ShownAllowance & Pick<Explanation["allowance"], "name" | "reason" | "working">;
  restricted?: true;
};
export type ChildFile = {
  id: string;
  version: number;
  name: string;
  sex: "male" | "female" | null;
  birthDate: string | null;
  age: number | null;
  /** The day age next changes anything under the pack (e.g. 18th birthday) */
  turns18On: string | null;
  idNumber: string | null;
  division: string;
  divisionName: string;
  /** The level of risk, as the facts have it on the day; null: not assessed. */
  risk: RiskLevelOut | null;
  status: "active" | "closed";
  closed: { on: string; reason: string } | null;
  father: Person;
  mother: Person;
  guardian: { name: string | null; relation: string | null; phone: string | null };
  care: { arrangement: string | null; since: string | null; institution: string | null };
  siblings: { id: string; name: string; sex: "male" | "female" | null; age: number | null }[];
  decision: (ShownDecision & { on: string; receipt: Receipt }) | null;
  categoryNames: Record<string, Bilingual>;
  /** Facts that hold now, then what was superseded or ended (the history), newest first. */
  facts: FactEntry[];
  choices: { clause: string; chosen: string; reason: string; by: string; at: string; fromMonth: string }[];
};
export type ChildExplanation = {
  childId: string;
  explanation: ShownExplanation;
  receipt: Receipt;
  pack: { id: string; version: string };
};
export type { Allowance, Answer, Decision, Explanation, FactName, GroupAnswer };

const incident = z.object({
  kind: z.enum([
    "abuse",
    "abandonment",
    "accident",
    "crime",
    "suddenEvent",
    "majorIllness",
    "street",
    "traffickedRescued",
    "lostFamilySupport",
  ]),
  date: civilDate.optional(),
  byGuardianship: z.boolean().optional(),
  safetyThreat: z.boolean().optional(),
  state: z.enum(["open", "intervening", "closed"]).optional(),
});

export const factName = z.enum(Object.keys(FACTS) as [FactName, ...FactName[]]);

/** The schema of one fact's value, from the vocabulary. */
export function factValue(name: FactName): z.ZodType {
  const fact = FACTS[name];
  switch (fact.type) {
    case "boolean":
      return z.boolean();
    case "date":
      return civilDate;
    case "number":
      return z.int().min(fact.min).max(fact.max);
    case "text":
      return z.string().trim().min(1).max(200);
    case "division":
      return divisionCode;
    case "word":
      return z.enum(Object.keys(fact.words));
    case "words":
      return z.array(z.enum(Object.keys(fact.words))).max(20);
    case "statuses":
      return z
        .array(
          z.object({ status: z.string().max(40), since: civilDate.optional(), until: civilDate.optional() }),
        )
        .min(1)
        .max(10);
    case "incidents":
      return z.array(incident).max(20);
  }
}

export const registerChildInput = z.object({
  name: z.string().trim().min(1).max(40),
  sex: z.enum(["male", "female"]).optional(),
  /** 18 characters with a right check digit; absent: the child has none yet. */
  idNumber: z.string().trim().max(18).optional(),
  birthDate: civilDate.optional(),
  division: divisionCode,
  evidence: z.string().trim().min(1).max(200),
});
/** `value: null` says "this is no longer known"; the earlier statement stays in the history. */
export const recordFactInput = z
  .object({
    id,
    version: z.int().min(1),
    name: factName,
    value: z.unknown(),
    from: civilDate,
    evidence: z.string().trim().min(1).max(200),
  })
  .superRefine((input, context) => {
    if (input.value === null || !isCivilDate(input.from)) return;
    const parsed = factValue(input.name).safeParse(input.value);
    if (!parsed.success)
      context.addIssue({
        code: "custom",
        path: ["value"],
        message: parsed.error.issues[0]?.message ?? "invalid",
      });
  });
/** What of the guardian and the account a form says. */
export const CONTACT_FIELDS = ["guardianName", "guardianPhone", "bank", "bankAccount"] as const;
export type ContactField = (typeof CONTACT_FIELDS)[number];
/** What is absent stays as it is. */
export const recordContactInput = z.object({
  id,
  version: z.int().min(1),
  guardianName: z.string().trim().min(1).max(40).optional(),
  guardianPhone: phoneNumber.optional(),
  bank: z.string().trim().min(1).max(60).optional(),
  /** Digits, spaces and hyphens between them allowed. */
  bankAccount: z.string().trim().min(1).max(60).optional(),
  evidence: z.string().trim().min(1).max(200),
});
export const closeChildInput = z.object({
  id,
  version: z.int().min(1),
  on: civilDate,
  reason: z.enum(["deceased", "adult", "moved", "adopted", "notEligible", "duplicate", "other"]),
  note: z.string().trim().max(200).optional(),
});
/** `from`: the first day it counts again; null: the closing was a mistake, and every day counts. */
export const reopenChildInput = z.object({
  id,
  version: z.int().min(1),
  from: civilDate.nullable(),
  reason: z.string().trim().min(1).max(200),
});
