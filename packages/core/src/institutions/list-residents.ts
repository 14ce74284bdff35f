import type { TenantTransaction } from "@tongyou/database";
import {
  child,
  institution,
  institutionAgreement,
  institutionTransfer,
  placement,
} from "@tongyou/database/schema";
import { ageOn } from "@tongyou/policy";
import { and, asc, count, eq, gte, isNull, lt, or, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import { inTenant } from "../verb.ts";
import { getInstitutionRow, INSTITUTION } from "./institution-row.ts";
import type { Resident, Residents, residentsInput } from "./institutions.schema.ts";

const from = alias(institution, "from_institution");
const to = alias(institution, "to_institution");

/** Whose residents a person may see: an institution's staff those of their own, the bureau's people any. */
function institutionFor({ staff }: StaffContext, asked: string | undefined): string | null {
  if (staff.role !== "institutionStaff") return asked ?? null;
  if (asked !== undefined && asked !== staff.institution) throw notFound(INSTITUTION);
  return staff.institution ?? null;
}

/** Children who live there now or are under way to it; of the bureau's people, those of their own area alone. */
function inView({ staff, area }: StaffContext, id: string): SQL | undefined {
  const own =
    staff.role === "institutionStaff"
      ? undefined
      : and(gte(placement.division, area.lo), lt(placement.division, area.hi));
  const there = or(eq(placement.institutionId, id), eq(institutionTransfer.toInstitution, id));
  return and(isNull(placement.endedOn), there, own);
}

const ofTransfer = and(
  eq(institutionTransfer.fromInstitution, placement.institutionId),
  isNull(institutionTransfer.doneAt),
);

const readResidents = (tx: TenantTransaction, where: SQL | undefined, { limit, offset }: Window) =>
  tx
    .select({
      childId: child.id,
      name: child.name,
      sex: child.sex,
      birthDate: child.birthDate,
      kind: placement.kind,
      from: placement.fromOn,
      agreementUntil: institutionAgreement.untilOn,
      transfer: institutionTransfer.id,
      plannedOn: institutionTransfer.plannedOn,
      toId: institutionTransfer.toInstitution,
      fromName: from.name,
      toName: to.name,
    })
    .from(placement)
    .innerJoin(child, eq(child.id, placement.childId))
    .leftJoin(institutionAgreement, eq(institutionAgreement.id, placement.agreementId))
    .leftJoin(institutionTransfer, ofTransfer)
    .leftJoin(from, eq(from.id, institutionTransfer.fromInstitution))
    .leftJoin(to, eq(to.id, institutionTransfer.toInstitution))
    .where(where)
    .orderBy(asc(child.pinyin), asc(child.id))
    .limit(limit)
    .offset(offset);

type Window = { limit: number; offset: number };
type Row = Awaited<ReturnType<typeof readResidents>>[number];

const residentOf = (row: Row, institutionId: string, today: string): Resident => ({
  childId: row.childId,
  name: row.name,
  sex: row.sex,
  age: row.birthDate === null ? null : ageOn(row.birthDate, today),
  kind: row.kind,
  from: row.from,
  agreementUntil: row.agreementUntil,
  transfer:
    row.transfer && row.plannedOn
      ? {
          id: row.transfer,
          from: row.fromName ?? "",
          to: row.toName ?? "",
          on: row.plannedOn,
          coming: row.toId === institutionId,
        }
      : null,
});

/**
 * The children an institution cares for, and those under way to it. An institution's staff see those of their own,
 * wherever in the bureau the file is kept; the bureau's people those of their area. Throws `notFound`.
 */
export async function listResidents(
  context: StaffContext,
  { institution: asked, limit, offset }: z.output<typeof residentsInput>,
): Promise<Residents> {
  const today = civilDayOf(context.now());
  const id = institutionFor(context, asked);
  return inTenant(
    context,
    "institutions.residents",
    async (tx, note) => {
      if (id === null) {
        note({});
        return { institution: null, rows: [], total: 0 };
      }
      const { name, division } = await getInstitutionRow(tx, id);
      const where = inView(context, id);
      const [rows, [total]] = await Promise.all([
        readResidents(tx, where, { limit, offset }),
        tx.select({ rows: count() }).from(placement).leftJoin(institutionTransfer, ofTransfer).where(where),
      ]);
      note({ division, detail: { institution: id, rows: rows.length } });
      return {
        institution: { id, name },
        rows: rows.map((row) => residentOf(row, id, today)),
        total: total?.rows ?? 0,
      };
    },
    { area: "tenant" },
  );
}
