import { openText, sealText, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { fact } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import { and, asc, eq } from "drizzle-orm";
import { knownThen } from "../known-then.ts";
import type { Contacts } from "../ledger/index.ts";
import { ofChildren, STATEMENT_LIFE } from "./facts-on.ts";
import { CONTACT, SAID_ORDER } from "./statement.ts";

/**
 * What identifies or reaches people: sealed, never decided on. `name` and `idNumber` are the child's own,
 * `keptIn` the division of the file. A key that is absent was not said; what was known stays.
 */
export type Contact = Contacts & { name?: string; keptIn?: string };
export type ContactKey = keyof Contact;

export const CONTACT_LABELS: Readonly<Record<ContactKey, Bilingual>> = {
  name: { zh: "姓名", en: "Name" },
  idNumber: { zh: "公民身份号码", en: "ID number" },
  keptIn: { zh: "建档地", en: "Place of the file" },
  fatherName: { zh: "父亲姓名", en: "Father's name" },
  fatherIdNumber: { zh: "父亲身份证号", en: "Father's ID number" },
  motherName: { zh: "母亲姓名", en: "Mother's name" },
  motherIdNumber: { zh: "母亲身份证号", en: "Mother's ID number" },
  guardianName: { zh: "监护人姓名", en: "Guardian's name" },
  guardianPhone: { zh: "联系电话", en: "Telephone" },
  entrustedCarer: { zh: "委托照护人", en: "Entrusted carer" },
  disabilityCertificate: { zh: "残疾证号", en: "Disability certificate number" },
  hukouAddress: { zh: "户籍地址", en: "Hukou address" },
  residenceAddress: { zh: "现居住地址", en: "Address of residence" },
  bank: { zh: "开户银行", en: "Bank" },
  bankAccount: { zh: "银行账号", en: "Bank account" },
  remark: { zh: "备注", en: "Remark" },
};

/** A contact statement as it is stored: one sealed value. */
export const sealContact = (key: TenantKey, contact: Contact): Buffer =>
  sealText(key, JSON.stringify(contact));

/** Opens what `sealContact` sealed. */
export const openContact = (key: TenantKey, sealed: Uint8Array): Contact => JSON.parse(openText(key, sealed));

/** What reaches and identifies each child's people, as known now or at an instant. */
export async function contactsOf(
  tx: TenantTransaction,
  key: TenantKey,
  ids: readonly string[],
  knownAt?: Date,
): Promise<Map<string, Contact>> {
  const found = new Map<string, Contact>(ids.map((id) => [id, {}]));
  if (ids.length === 0) return found;
  const rows = await tx
    .select({ childId: fact.childId, sealed: fact.sealed })
    .from(fact)
    .where(and(ofChildren(ids), eq(fact.name, CONTACT), knownThen(STATEMENT_LIFE, knownAt)))
    .orderBy(...SAID_ORDER.map((column) => asc(column)));
  for (const row of rows) {
    if (row.sealed) found.set(row.childId, { ...found.get(row.childId), ...openContact(key, row.sealed) });
  }
  return found;
}
