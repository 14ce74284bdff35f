import type { TenantTransaction } from "@tongyou/database";
import { placement } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import type { Admission } from "@tongyou/policy/engine";
import { eq } from "drizzle-orm";
import { type Deciding, decideMany } from "../children/deciding.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import {
  getInstitutionRow,
  requireOpenInstitution,
  type StoredInstitution,
  standsFor,
  takenBeds,
} from "../institutions/institution-row.ts";
import { findOpenTransfer } from "../institutions/transfer-record.ts";
import type { PlacementCheck, PlacementKind } from "./placements.schema.ts";

type Finding = { cause: Bilingual; clauses: readonly string[] };

/** Kinds of placement in which an institution takes the child. */
const IN_INSTITUTION: ReadonlySet<PlacementKind> = new Set([
  "institution",
  "institutionTemporary",
  "nonPublicBody",
]);

const cited = ({ clauses }: Admission): string => clauses.join("、");

/** The rules' refusal: one that refuses, or none of those that judge admission admits the child. */
function refusalOf(rules: readonly Admission[], { name }: StoredInstitution): Finding | null {
  const refusing = rules.find(({ refuses }) => refuses === "yes");
  if (refusing)
    return {
      cause: {
        zh: `${name}不接收这样的儿童：${refusing.title.zh}（${cited(refusing)}）。`,
        en: `${name} does not take such a child in: ${refusing.title.en} (${cited(refusing)}).`,
      },
      clauses: refusing.clauses,
    };
  const judging = rules.filter(({ admits }) => admits !== undefined);
  const [first] = judging;
  if (!first || judging.some(({ admits }) => admits !== "no")) return null;
  return {
    cause: {
      zh: `不在${name}的接收范围：${first.title.zh}（${cited(first)}）。`,
      en: `Not whom ${name} takes in: ${first.title.en} (${cited(first)}).`,
    },
    clauses: judging.flatMap(({ clauses }) => [...clauses]),
  };
}

/** What only a named person can answer for: rules the known facts do not answer, and a full house. */
function doubtsOf(rules: readonly Admission[], beds: PlacementCheck["beds"]): Finding[] {
  const open = rules.filter(
    ({ admits, refuses }) =>
      admits === "unknown" || admits === "review" || refuses === "unknown" || refuses === "review",
  );
  const admitted = rules.some(({ admits }) => admits === "yes");
  const asked = open.filter(({ refuses }) => refuses !== undefined || !admitted);
  const unclear = asked.map((rule) => ({
    cause: {
      zh: `现有情况不足以判断：${rule.title.zh}（${cited(rule)}）`,
      en: `What is known does not answer: ${rule.title.en} (${cited(rule)})`,
    },
    clauses: rule.clauses,
  }));
  if (!beds || beds.taken < beds.beds) return unclear;
  const full = {
    cause: {
      zh: `床位 ${beds.beds} 张，已住 ${beds.taken} 人，没有空床`,
      en: `${beds.beds} beds, ${beds.taken} taken: none is free`,
    },
    clauses: [],
  };
  return [...unclear, full];
}

/** Throws `invalid` where the kind of placement asks for an institution of the other nature, or for none. */
function requireNature(kind: PlacementKind, institution: StoredInstitution | undefined): void {
  const nature = kind === "nonPublicBody" ? "private" : "public";
  if (IN_INSTITUTION.has(kind) ? institution?.nature === nature : institution === undefined) return;
  throw invalid(
    "institutionId",
    {
      zh: "安置方式与所选机构不符：机构养育和临时监护须选公办机构，非公办机构养育须选非公办机构，亲属抚养和寄养不选机构。",
      en: "The institution does not fit the kind of placement: institutions and temporary guardianship are public, families have none.",
    },
    { zh: "请重新选择机构或安置方式。", en: "Choose the institution or the kind of placement again." },
  );
}

/**
 * Whether a child can be placed so: what the pack's rules for that kind of institution say of the child on the day, and
 * whether a bed is free. Needs the whole bureau's area.
 * @throws DomainError `invalid`, `notFound`, `conflict` for an institution that takes nobody in
 */
export async function checkAdmission(
  tx: TenantTransaction,
  deciding: Deciding,
  {
    childId,
    kind,
    institutionId,
  }: { childId: string; kind: PlacementKind; institutionId?: string | undefined },
): Promise<PlacementCheck & { institution: StoredInstitution | undefined }> {
  const institution = institutionId === undefined ? undefined : await getInstitutionRow(tx, institutionId);
  requireNature(kind, institution);
  if (!institution) return { refused: null, doubts: [], admissions: [], beds: null, institution };
  requireOpenInstitution(institution);
  if (await findOpenTransfer(tx, institution.id))
    throw conflict(
      {
        zh: `${institution.name}正在移交全部儿童。`,
        en: `${institution.name} is handing over all its children.`,
      },
      { zh: "请选择接收机构。", en: "Choose the institution that receives them." },
      "institutionId",
    );
  const decided = (await decideMany(tx, deciding, [childId])).get(childId);
  if (!decided) throw new Error("the child was decided");
  const kinds = new Set(standsFor(institution));
  const rules = deciding.policy
    .admissions(decided.facts, decided.at)
    .filter((one) => kinds.has(one.institution));
  const taken = (await takenBeds(tx, eq(placement.institutionId, institution.id))).get(institution.id) ?? 0;
  const beds = institution.beds === null ? null : { beds: institution.beds, taken };
  return {
    refused: refusalOf(rules, institution),
    doubts: doubtsOf(rules, beds),
    admissions: rules.map(({ id, title, clauses, admits, refuses }) => ({
      id,
      title,
      clauses,
      admits: admits ?? null,
      refuses: refuses ?? null,
    })),
    beds,
    institution,
  };
}

/** Throws `conflict` for a placement the rules refuse, or one in doubt that no named person answered for. */
export function requireAdmitted({ refused, doubts }: PlacementCheck, confirmed: string | undefined): void {
  if (refused)
    throw conflict(
      refused.cause,
      { zh: "请选择其他机构或安置方式。", en: "Choose another institution or kind of placement." },
      "institutionId",
    );
  if (doubts.length === 0 || confirmed !== undefined) return;
  throw conflict(
    {
      zh: doubts.map(({ cause }) => cause.zh).join("；"),
      en: doubts.map(({ cause }) => cause.en).join("; "),
    },
    {
      zh: "确需安置的，请写明理由，由经办人负责。",
      en: "If it is needed all the same, say why; you answer for it.",
    },
    "confirmed",
  );
}
