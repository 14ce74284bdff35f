import { isUniqueViolation, newId, tenantKey } from "@tongyou/database";
import { institution, institutionRecord } from "@tongyou/database/schema";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { decidingOn } from "../children/deciding.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { findDivision, isWithin } from "../divisions/index.ts";
import { conflict, invalid, stale } from "../errors/refusals.ts";
import { sealJson } from "../sealed-json.ts";
import { inTenant } from "../verb.ts";
import { INSTITUTION, listed, lockInstitution, takenBeds } from "./institution-row.ts";
import type { saveInstitutionInput } from "./institutions.schema.ts";
import { kindsOf } from "./kinds.ts";

type Input = z.output<typeof saveInstitutionInput>;

function requirePlace(context: StaffContext, division: string): void {
  if (findDivision(division) && isWithin(division, context.area.code)) return;
  throw invalid(
    "division",
    { zh: "这个地方不在您负责的区域内。", en: "This place is not in your area." },
    { zh: "请选择本区域内的县区或乡镇。", en: "Choose a place of your area." },
  );
}

const nameTaken = () =>
  conflict(
    { zh: "这个地方已登记同名的机构。", en: "An institution of this name is registered in this place." },
    { zh: "请在列表中打开它修改。", en: "Open it in the list and change it there." },
    "name",
  );

const childrenThere = (children: number) =>
  conflict(
    {
      zh: `机构内还有 ${children} 名儿童，不能撤销或转型。`,
      en: `${children} children still live there: it cannot be closed or converted.`,
    },
    { zh: "请先移交全部儿童，一个都不能落下。", en: "Transfer every child first." },
    "state",
  );

/**
 * Enters an institution in the register or changes its entry. A change is kept with what stood there before. One
 * where children live is neither closed nor converted.
 * @throws DomainError `invalid`, `stale`, `conflict`, `notFound` outside the officer's area
 */
export async function saveInstitution(context: StaffContext, input: Input): Promise<{ version: number }> {
  requirePlace(context, input.division);
  const key = await tenantKey(context.db, context.tenant);
  const now = context.now();
  const save = () =>
    inTenant(
      context,
      "institutions.save",
      async (tx, note) => {
        const { pack } = (await decidingOn(tx, context, civilDayOf(now))).policy;
        const known = new Set(kindsOf(pack, civilDayOf(now)).map(({ id }) => id));
        if (![input.kind, ...input.also].every((kind) => known.has(kind)))
          throw invalid(
            "kind",
            { zh: "没有这一类机构。", en: "There is no such kind of institution." },
            { zh: "请从所列类别中选择。", en: "Choose one of the kinds." },
          );
        const { id, version, contact, also, ...rest } = input;
        const entry = {
          ...rest,
          also: listed(also.filter((kind) => kind !== input.kind)),
          contactSealed: contact ? sealJson(key, contact) : null,
        };
        note({ division: input.division, detail: { institution: id, kind: input.kind, state: input.state } });
        if (version === 0) {
          const made = { id, ...entry, madeBy: context.staff.id, madeAt: now };
          const added = await tx
            .insert(institution)
            .values(made)
            .onConflictDoNothing({ target: institution.id })
            .returning({ version: institution.version });
          if (added[0]) return { version: added[0].version };
          return { version: (await lockInstitution(tx, context, id)).version };
        }
        const before = await lockInstitution(tx, context, id);
        if (before.version !== version) throw stale(INSTITUTION);
        const living = (await takenBeds(tx, sql`institution_id = ${id}`)).get(id) ?? 0;
        if (input.state !== "open" && living > 0) throw childrenThere(living);
        const { name, kind, nature, state, beds } = before;
        await tx.insert(institutionRecord).values({
          id: newId(),
          institutionId: id,
          division: before.division,
          kind: "change",
          day: civilDayOf(now),
          contentSealed: sealJson(key, { name, kind, nature, state, beds: beds ?? "" }),
          by: context.staff.id,
          at: now,
        });
        await tx
          .update(institution)
          .set({ ...entry, version: version + 1 })
          .where(and(eq(institution.id, id), eq(institution.version, version)));
        return { version: version + 1 };
      },
      { area: "tenant" },
    );
  try {
    return await save();
  } catch (error) {
    if (isUniqueViolation(error, "institution_name")) throw nameTaken();
    throw error;
  }
}
