import { newId, tenantKey } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import { asc, sql } from "drizzle-orm";
import type { z } from "zod";
import { CHILD_FILE } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { invalid, notFound } from "../errors/refusals.ts";
import { contactsOf } from "../facts/contact.ts";
import { inTenant } from "../verb.ts";
import { addresseeOf } from "./addressee.ts";
import { disclosable } from "./disclosure.ts";
import { decidedFor, findEntitlement, openEntitlements, restsOnRestricted } from "./entitled.ts";
import { termOf } from "./referral-terms.ts";
import type { SentMany, sendManyInput } from "./referrals.schema.ts";
import { addReferral } from "./send-referral.ts";

/**
 * Asks one department or institution for one entitlement of many children, a referral each; of each what is known of
 * the chosen fields is disclosed. Children who are not entitled by what is known, or for whom it is being asked, are
 * left out and named. Clicked twice it sends nothing twice.
 * @throws DomainError `invalid` for what is no entitlement, `notFound` for a child outside the area
 */
export async function sendMany(
  context: StaffContext,
  { childIds, item, department, institution, text, fields, dueOn }: z.output<typeof sendManyInput>,
): Promise<SentMany> {
  const to = await addresseeOf(context, { department, institution });
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "referrals.sendMany", async (tx, note) => {
    const ids = [...new Set(childIds)];
    const records = await tx
      .select()
      .from(child)
      .where(sql`${child.id} = ANY(${sql.param(ids)}::uuid[])`)
      .orderBy(asc(child.division), asc(child.pinyin), asc(child.id));
    if (records.length !== ids.length) throw notFound(CHILD_FILE);
    const { deciding, decided } = await decidedFor(tx, context, ids);
    const entitlement = findEntitlement(deciding.policy.pack, item);
    if (!entitlement)
      throw invalid(
        "item",
        { zh: "没有这项保障。", en: "There is no such entitlement." },
        { zh: "请刷新页面后重新选择。", en: "Reload the page and choose again." },
      );
    const contacts = await contactsOf(tx, key, ids);
    const term = await termOf(tx, { kind: "entitlement", dueOn, today: civilDayOf(context.now()) });
    const asked = { department: to.department, institution: to.institutionId };
    const result: SentMany = { sent: 0, skipped: [] };
    for (const record of records) {
      const { id, name, division } = record;
      const one = decided.get(id);
      if (!one || !openEntitlements(one.known).some(([open]) => open === item)) {
        result.skipped.push({ childId: id, name, why: "notEntitled" });
        continue;
      }
      const known = disclosable({ child: record, contact: contacts.get(id) ?? {} });
      const added = await addReferral(tx, context, key, {
        id: newId(),
        division,
        childId: id,
        kind: "entitlement",
        to,
        item,
        clause: entitlement.clause,
        restricted: restsOnRestricted(deciding, one.all, item),
        ...term,
        letter: {
          text,
          about: entitlement.title,
          fields: known.filter((field) => fields.some((chosen) => chosen === field.key)),
        },
      });
      if (!added) result.skipped.push({ childId: id, name, why: "open" });
      else {
        result.sent += 1;
        note({ childId: id, division, detail: { referral: added.id, kind: "entitlement", ...asked } });
      }
    }
    note({ detail: { item, ...asked, sent: result.sent, skipped: result.skipped.length } });
    return result;
  });
}
