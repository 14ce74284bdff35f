import { sealText, type TenantKey, type TenantTransaction, tenantKey } from "@tongyou/database";
import { staffCover } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { and, eq, gt, lt } from "drizzle-orm";
import type { z } from "zod";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, invalid, notFound } from "../errors/refusals.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import { deputiesFor, deputyFor, notOver } from "./cover-record.ts";
import type { CoverRow, coverInput, Deputy, deputiesInput, endCoverInput } from "./people.schema.ts";
import { requirePlace } from "./require-place.ts";

const COVER = { zh: "代管记录", en: "cover" } as const;

type NewCover = {
  id: string;
  place: string;
  login: string;
  from: CivilDate;
  until: CivilDate;
  reason: string;
};

/**
 * Lets another place's account work for a place for a time. Answers who.
 * @throws DomainError `invalid` for days that cannot be or an account that does not suit, `conflict` where somebody
 *   covers the place in these days
 */
export async function giveCover(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  { id, place, login, from, until, reason }: NewCover,
) {
  const deputy = await deputyFor(tx, place, login);
  if (until <= from || until <= civilDayOf(context.now()))
    throw invalid(
      "until",
      { zh: "代管的截止日期须在开始日期和今天以后。", en: "A cover ends after it begins, and after today." },
      { zh: "请填写代管到哪一天为止。", en: "Give the day on which it ends." },
    );
  const [other] = await tx
    .select({ until: staffCover.untilOn })
    .from(staffCover)
    .where(
      and(
        eq(staffCover.division, place),
        eq(staffCover.role, deputy.role),
        notOver(from),
        lt(staffCover.fromOn, until),
        gt(staffCover.untilOn, from),
      ),
    );
  if (other)
    throw conflict(
      {
        zh: `这段时间已有人代管，到 ${other.until}。`,
        en: `Somebody covers the place until ${other.until}.`,
      },
      { zh: "请先结束原来的代管，或改日期。", en: "End that cover first, or choose other days." },
    );
  await tx.insert(staffCover).values({
    id,
    division: place,
    staffId: deputy.id,
    role: deputy.role,
    fromOn: from,
    untilOn: until,
    reasonSealed: sealText(key, reason),
    madeBy: context.staff.id,
    madeAt: context.now(),
  });
  return deputy;
}

/** Lets a colleague of a neighbouring place work for a place from a day to a day. The same form twice does it once. */
export async function coverPlace(
  context: StaffContext,
  input: z.output<typeof coverInput>,
): Promise<{ id: string }> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "people.cover", async (tx, note) => {
    requirePlace(context, input.place, [4, 5]);
    const [done] = await tx.select({ id: staffCover.id }).from(staffCover).where(eq(staffCover.id, input.id));
    const deputy = done ? undefined : await giveCover(tx, context, key, input);
    const { id, place, from, until } = input;
    note({
      division: place,
      detail: { cover: id, staff: deputy?.id ?? null, from, until, repeated: done !== undefined },
    });
    return { id };
  });
}

/** Ends a cover at once; who works there under it is back at their own place. Throws `notFound`, `conflict`. */
export async function endCover(
  context: StaffContext,
  { id }: z.output<typeof endCoverInput>,
): Promise<{ id: string }> {
  return inTenant(context, "people.endCover", async (tx, note) => {
    const [row] = await tx.select().from(staffCover).where(eq(staffCover.id, id)).for("update");
    if (!row) throw notFound(COVER);
    if (row.endedAt)
      throw conflict(
        { zh: "这项代管已经结束。", en: "That cover has ended." },
        { zh: "请刷新后核对。", en: "Reload and check." },
      );
    await tx
      .update(staffCover)
      .set({ endedBy: context.staff.id, endedAt: context.now(), inUse: false })
      .where(eq(staffCover.id, id));
    note({ division: row.division, detail: { cover: id, staff: row.staffId } });
    return { id };
  });
}

/** Who could cover a place. Throws `invalid` for a place outside the area. */
export async function listDeputies(
  context: StaffContext,
  { place }: z.output<typeof deputiesInput>,
): Promise<Deputy[]> {
  return inTenant(context, "people.deputies", async (tx) => {
    requirePlace(context, place, [4, 5]);
    const found = await deputiesFor(tx, place);
    return found.map(({ login, name, place: at }) => ({ login, name, place: at }));
  });
}

/** Covers of the area that hold or are to come, the first to end first. */
export async function listCovers(context: StaffContext): Promise<CoverRow[]> {
  const today = civilDayOf(context.now());
  const rows = await inTenant(context, "people.covers", (tx) =>
    tx
      .select({
        id: staffCover.id,
        division: staffCover.division,
        staffId: staffCover.staffId,
        role: staffCover.role,
        from: staffCover.fromOn,
        until: staffCover.untilOn,
      })
      .from(staffCover)
      .where(notOver(today))
      .orderBy(staffCover.untilOn, staffCover.division),
  );
  const names = await staffNames(
    context,
    rows.map(({ staffId }) => staffId),
  );
  return rows.map(({ division, staffId, ...row }) => ({
    ...row,
    place: { code: division, name: placeName(division) },
    deputy: names.get(staffId) ?? null,
  }));
}
