import type { CivilDate, FactName, Facts } from "@tongyou/policy";
import type { AreaRange, DivisionCode } from "../divisions/index.ts";
import { knownFacts } from "./known-facts.ts";
import type { Contacts, Problem, Spell } from "./ledger-row.ts";
import { readHealth } from "./read-health.ts";
import { readIdentity } from "./read-identity.ts";
import { readIncidents } from "./read-incidents.ts";
import { type ParentReading, readParent } from "./read-parent.ts";
import { readPlace } from "./read-place.ts";
import { RowReader, type RowSource, type SheetSource } from "./row-reader.ts";
import * as words from "./words.ts";

/** A row as understood on its own; duplicates are found afterwards, over all rows. */
export type CheckedRow = {
  name: string;
  division: DivisionCode;
  problems: Problem[];
  facts: Facts;
  spells: Spell[];
  contacts: Contacts;
  amountFen?: number;
};

export type RowContext = SheetSource & {
  area: AreaRange;
  /** False when 金额单位 is not yuan: then no amount can be taken. */
  amountsInYuan: boolean;
};

/** Reads every column of one row once, into facts, contacts and all its problems. */
export function checkRow(source: RowSource, context: RowContext): CheckedRow {
  const reader = new RowReader(source, context);
  const identity = readIdentity(reader, context.referenceDate);
  const place = readPlace(reader, context.area);
  const health = readHealth(reader);
  const father = readParent(reader, "father");
  const mother = readParent(reader, "mother");
  const staying = reader.word("stayingParent", words.STAYING_PARENT);
  const means = reader.word("meansTest", words.MEANS_TEST);
  const careSince = reader.date("careSince");

  const facts = knownFacts({
    birthDate: identity.birthDate,
    sex: identity.sex,
    ethnicity: reader.prose("ethnicity"),
    hukouType: identity.hukouType,
    hasHukou: identity.hasHukou ?? (place.hukou === undefined ? undefined : true),
    hukouDivision: place.hukou,
    residenceDivision: place.residence,
    ...health.facts,
    educationStage: reader.word("stage", words.STAGE),
    schoolState: reader.word("schoolState", words.SCHOOL_STATE),
    school: reader.prose("school"),
    "father.statuses": father.statuses,
    "mother.statuses": mother.statuses,
    stayingParentCapable: staying === "notApplicable" ? undefined : staying,
    careArrangement: reader.word("care", words.CARE),
    careSince,
    careInstitution: reader.prose("careInstitution"),
    guardianRelation: reader.prose("guardianRelation"),
    guardianshipRating: reader.word("guardianshipRating", words.RATING),
    incidents: readIncidents(reader),
    "household.kinds": listed(reader.words("household", words.HOUSEHOLD, ["none"])),
    hardships: listed(reader.words("hardships", words.HARDSHIP, ["none"])),
    meansTestPassed: means === "notTested" ? undefined : means,
    benefitsDrawn: listed(reader.words("benefits", words.BENEFIT, ["none"])),
  });
  const amountFen = readAmount(reader, context.amountsInYuan);
  const contacts = readContacts(reader, father, mother, identity.idNumber, health.certificateNumber);
  const since = {
    birthDate: identity.birthDate,
    sex: identity.birthDate,
    "father.statuses": father.since,
    "mother.statuses": mother.since,
    careArrangement: careSince,
    careSince,
    careInstitution: careSince,
  };
  return {
    name: identity.name,
    division: place.division,
    problems: reader.problems,
    facts,
    spells: spellsOf(facts, since),
    contacts,
    ...(amountFen === undefined ? {} : { amountFen }),
  };
}

/** A complete set; 无 is the empty one. */
const listed = <T extends string>(found: readonly T[] | undefined): Exclude<T, "none">[] | undefined =>
  found?.filter((word): word is Exclude<T, "none"> => word !== "none");

function readAmount(reader: RowReader, inYuan: boolean): number | undefined {
  const fen = reader.amountFen("amount");
  if (fen === undefined || inYuan) return fen;
  reader.report("E_AMOUNT", "amount", {
    message: {
      zh: "表头的金额单位不是“元”，无法确定金额。请改为以元填写后重新导入。",
      en: "The sheet's unit of money is not yuan, so the amount cannot be told. State amounts in yuan and import again.",
    },
  });
  return undefined;
}

function readContacts(
  reader: RowReader,
  father: ParentReading,
  mother: ParentReading,
  idNumber: string | undefined,
  disabilityCertificate: string | undefined,
): Contacts {
  const stated = {
    idNumber,
    fatherName: father.name,
    fatherIdNumber: father.idNumber,
    motherName: mother.name,
    motherIdNumber: mother.idNumber,
    guardianName: reader.prose("guardianName"),
    guardianPhone: reader.code("guardianPhone", "E_WORD_UNKNOWN"),
    entrustedCarer: reader.prose("entrustedCarer"),
    disabilityCertificate,
    hukouAddress: reader.prose("hukouAddress"),
    residenceAddress: reader.prose("residenceAddress"),
    bank: reader.prose("bank"),
    bankAccount: reader.code("bankAccount", "E_WORD_UNKNOWN"),
    remark: reader.prose("remark"),
  };
  const contacts: { -readonly [K in keyof Contacts]: string } = {};
  for (const key of Object.keys(stated) as (keyof Contacts)[]) {
    const value = stated[key];
    if (value !== undefined) contacts[key] = value;
  }
  return contacts;
}

function spellsOf(facts: Facts, since: Readonly<Partial<Record<FactName, CivilDate | undefined>>>): Spell[] {
  return (Object.keys(facts) as FactName[]).map((name) => {
    const from = since[name];
    return (from === undefined ? { name, value: facts[name] } : { name, value: facts[name], from }) as Spell;
  });
}
