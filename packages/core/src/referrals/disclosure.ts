import type { TenantKey, TenantTransaction } from "@tongyou/database";
import type { Bilingual, FactName, Facts } from "@tongyou/policy";
import { FACTS } from "@tongyou/policy";
import type { TenantRole } from "../access/roles.ts";
import type { ChildRecord } from "../children/child-row.ts";
import { placeName } from "../children/place-name.ts";
import { invalid } from "../errors/refusals.ts";
import { type Contact, contactsOf } from "../facts/contact.ts";
import { isRestricted, shownContact } from "../facts/mask.ts";
import { labelOf, showFact } from "../facts/show-fact.ts";
import type { IntakeTold } from "./intake-record.ts";
import type { Disclosed, DisclosedField, DraftField } from "./referrals.schema.ts";

const same = (text: string): Bilingual => ({ zh: text, en: text });

export const DISCLOSED_LABELS: Readonly<Record<Disclosed, Bilingual>> = {
  name: { zh: "儿童姓名", en: "Child's name" },
  sex: { zh: "性别", en: "Sex" },
  birthDate: { zh: "出生日期", en: "Date of birth" },
  idNumber: { zh: "公民身份号码", en: "ID number" },
  place: { zh: "所在村（社区）", en: "Village or community" },
  address: { zh: "现居住地址", en: "Address of residence" },
  guardianName: { zh: "监护人姓名", en: "Guardian's name" },
  guardianPhone: { zh: "监护人电话", en: "Guardian's telephone" },
  applicant: { zh: "申请人", en: "Who asks" },
  phone: { zh: "申请人电话", en: "Telephone of who asks" },
};

const SEX = { male: { zh: "男", en: "male" }, female: { zh: "女", en: "female" } } as const;
/** Facts that are said by the fields above already. */
const SAID_ABOVE: ReadonlySet<FactName> = new Set<FactName>(["sex", "birthDate"]);

type Source = { child?: ChildRecord; contact?: Contact; facts?: Facts; told?: IntakeTold };

function particulars({
  child,
  contact = {},
  told = { what: "" },
}: Source): [Disclosed, string | Bilingual | null | undefined][] {
  return [
    ["name", child?.name ?? told.childName],
    ["sex", child?.sex && SEX[child.sex]],
    ["birthDate", child?.birthDate],
    ["idNumber", contact.idNumber],
    ["place", child ? placeName(child.division) : told.place],
    ["address", contact.residenceAddress],
    ["guardianName", contact.guardianName],
    ["guardianPhone", contact.guardianPhone],
    ["applicant", told.applicant],
    ["phone", told.phone],
  ];
}

/**
 * All that can be disclosed of a child or a request: what is known, and never a restricted fact, which no referral
 * carries.
 */
export function disclosable(source: Source): DisclosedField[] {
  const fields = particulars(source).flatMap(([key, value]): DisclosedField[] =>
    value
      ? [{ key, label: DISCLOSED_LABELS[key], value: typeof value === "string" ? same(value) : value }]
      : [],
  );
  const facts = Object.entries(source.facts ?? {}).flatMap(([name, value]): DisclosedField[] => {
    const fact = name as FactName;
    if (value === undefined || value === null || !(fact in FACTS)) return [];
    if (isRestricted(fact) || SAID_ABOVE.has(fact)) return [];
    return [{ key: `fact:${fact}`, label: labelOf(fact), value: showFact(fact, value) }];
  });
  return [...fields, ...facts];
}

/** The same as the sender may see it. */
export const draftFields = (fields: readonly DisclosedField[], role: TenantRole): DraftField[] =>
  fields.map((field) => {
    if (field.key !== "idNumber" && field.key !== "guardianPhone") return { ...field, inFull: false };
    const shown = shownContact(field.key, field.value.zh, role);
    return { ...field, value: same(shown), inFull: shown !== field.value.zh };
  });

/** What the sender chose of it. Throws `invalid` for what is not known of the child, or may not be disclosed. */
export function chosenFields(fields: readonly DisclosedField[], keys: readonly string[]): DisclosedField[] {
  const known = new Set(fields.map(({ key }) => key));
  if (keys.some((key) => !known.has(key)))
    throw invalid(
      "fields",
      { zh: "选择提供的内容已有变化。", en: "What was chosen to be disclosed has changed." },
      {
        zh: "请刷新页面，重新核对要提供的内容。",
        en: "Reload the page and check again what is to be disclosed.",
      },
    );
  return fields.filter(({ key }) => keys.includes(key));
}

/** What reaches and identifies one child's people. */
export const contactOf = async (tx: TenantTransaction, key: TenantKey, id: string): Promise<Contact> =>
  (await contactsOf(tx, key, [id])).get(id) ?? {};
