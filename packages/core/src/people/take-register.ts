import { createHash } from "node:crypto";
import {
  isUniqueViolation,
  lookupHash,
  sealText,
  type TenantKey,
  type TenantTransaction,
  tenantKey,
  withTenant,
} from "@tongyou/database";
import { worker, workerPost } from "@tongyou/database/schema";
import { eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { requirePermission } from "../access/permission.ts";
import { placeName } from "../children/place-name.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { areaRange } from "../divisions/index.ts";
import { conflict, stale } from "../errors/refusals.ts";
import { policyToday } from "../protection/chain.ts";
import { inTenant } from "../verb.ts";
import { newPost } from "./appoint.ts";
import type { checkRegisterInput, RegisterCheck, RegisterTaken, takeRegisterInput } from "./people.schema.ts";
import { keptAfter, type PlannedRow, planRegister } from "./plan-register.ts";
import { postTitle } from "./post-roles.ts";
import { readRegister } from "./read-register.ts";
import { type LineReading, readRegisterLine } from "./read-register-line.ts";
import { identityWords, roleWords, type SheetColumn, sheetColumns } from "./register-columns.ts";
import { placeIndex } from "./register-places.ts";
import { twice } from "./register-worker.ts";

type Sheet = {
  /** SHA-256 of the workbook. */
  file: string;
  columns: SheetColumn[];
  readings: LineReading[];
  unknown: string[];
  elsewhere: ReadonlySet<string>;
};
type Planned = { rows: PlannedRow[]; check: RegisterCheck };

/** Who of some ID numbers is in the bureau's register outside the reader's area, as hex hashes. */
async function keptElsewhere(context: StaffContext, hashes: readonly Buffer[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const area = areaRange(context.tenant.division);
  const rows = await withTenant(context.db, { tenant: context.tenant, area }, (tx) =>
    tx
      .select({ hash: worker.idHash, division: worker.division })
      .from(worker)
      .where(inArray(worker.idHash, [...hashes])),
  );
  const { lo, hi } = context.area;
  return new Set(
    rows.flatMap(({ hash, division }) =>
      hash && (division < lo || division >= hi) ? [Buffer.from(hash).toString("hex")] : [],
    ),
  );
}

async function readSheet(context: StaffContext, key: TenantKey, content: string): Promise<Sheet> {
  const { pack } = policyToday(context);
  const today = civilDayOf(context.now());
  const columns = sheetColumns(pack);
  const bytes = Buffer.from(content, "base64");
  const { lines, from1904, unknown } = readRegister(bytes, columns);
  const reader = {
    columns,
    from1904,
    today,
    roles: roleWords(pack, today),
    identities: identityWords(pack),
    places: placeIndex(context.area.code, context.tenant.division),
  };
  const readings = lines.map((line) => readRegisterLine(reader, line));
  const hashes = readings.flatMap(({ line }) => (line?.idNumber ? [lookupHash(key, line.idNumber)] : []));
  const file = createHash("sha256").update(bytes).digest("hex");
  return { file, columns, readings, unknown, elsewhere: await keptElsewhere(context, hashes) };
}

async function plan(
  tx: TenantTransaction,
  context: StaffContext,
  key: TenantKey,
  sheet: Sheet,
): Promise<Planned> {
  const { pack } = policyToday(context);
  const today = civilDayOf(context.now());
  const rows = await planRegister(tx, key, pack, sheet);
  const header = (field: string) => sheet.columns.find((column) => column.key === field)?.header ?? field;
  const shown = rows.map(({ row, name, line, deeds, changed, problems }) => ({
    row,
    name,
    post: line?.post
      ? {
          title: postTitle(pack, line.post.role, today),
          place: placeName(line.post.place),
          part: line.post.part,
        }
      : null,
    does: deeds,
    changed: changed.map(header),
    problems,
  }));
  const doing = (deed: string) => rows.filter(({ deeds }) => deeds.some((one) => one === deed)).length;
  const wrong = rows.filter(({ problems }) => problems.length > 0).length;
  const counts = {
    rows: rows.length,
    register: doing("register"),
    change: doing("change"),
    appoint: doing("appoint"),
    same: rows.filter(({ deeds, problems }) => deeds.length === 0 && problems.length === 0).length,
    wrong,
  };
  const named = createHash("sha256")
    .update(JSON.stringify([context.area.code, sheet.file, shown]))
    .digest("hex");
  return { rows, check: { rows: shown, counts, unknown: sheet.unknown, plan: named } };
}

/** The counts in the words the record has for a ledger's. */
const told = ({ rows, register, change, appoint, same, wrong }: RegisterTaken) => ({
  rows,
  new: register,
  changed: change,
  posts: appoint,
  unchanged: same,
  rejected: wrong,
});

/**
 * Checks a workbook of the register row by row and says what taking it over would do; nothing is changed. Throws `invalid`
 * (field `content`) for a file that is no such workbook.
 */
export async function checkRegister(
  context: StaffContext,
  { content }: z.output<typeof checkRegisterInput>,
): Promise<RegisterCheck> {
  requirePermission(context, "people.checkRegister");
  const key = await tenantKey(context.db, context.tenant);
  const sheet = await readSheet(context, key, content);
  return inTenant(context, "people.checkRegister", async (tx, note) => {
    const { check } = await plan(tx, context, key, sheet);
    note({ detail: told(check.counts) });
    return check;
  });
}

const moved = () => stale({ zh: "人员名册", en: "register" });

const hasProblems = (wrong: number) =>
  conflict(
    { zh: `有 ${wrong} 行有问题，没有导入。`, en: `${wrong} rows have a problem; nothing was taken over.` },
    {
      zh: "请改正后重新选择文件，或选择只导入没有问题的行。",
      en: "Correct them and choose the file again, or take over only the rows without one.",
    },
  );

type NewWorker = typeof worker.$inferInsert;

/** What the rows of one person make of the entry in the register; undefined: it stays as it is. */
function entryOf(
  context: StaffContext,
  key: TenantKey,
  rows: readonly PlannedRow[],
): (Partial<NewWorker> & Pick<NewWorker, "id" | "division">) | NewWorker | undefined {
  const person = rows[0]?.person;
  if (!person || !rows.some(({ deeds }) => deeds.length > 0)) return undefined;
  const said = <K extends "idNumber" | "phone" | "identity" | "unit">(field: K) =>
    rows.flatMap(({ line }) => line?.[field] ?? []).at(-1);
  const [number, phone, identity, unit] = [said("idNumber"), said("phone"), said("identity"), said("unit")];
  const entry = {
    id: person.id,
    division: keptAfter(rows, person),
    ...(phone === undefined ? {} : { phoneSealed: sealText(key, phone) }),
    ...(identity === undefined ? {} : { identity }),
    ...(unit === undefined ? {} : { unit }),
  };
  if (person.kept) return entry;
  return {
    ...entry,
    name: rows[0]?.name ?? "",
    ...(number === undefined ? {} : { idHash: lookupHash(key, number), idSealed: sealText(key, number) }),
    registeredBy: context.staff.id,
    registeredAt: context.now(),
  };
}

const isNew = (entry: Partial<NewWorker>): entry is NewWorker => entry.registeredBy !== undefined;
/** Rows of one statement: PostgreSQL takes 65,535 values. */
const AT_ONCE = 1000;
const inParts = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, part) =>
    rows.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );

/** The posts that rows give, ended ones with their reason. */
function postsOf(context: StaffContext, key: TenantKey, rows: readonly PlannedRow[]) {
  return rows.flatMap(({ person, line, deeds }): (typeof workerPost.$inferInsert)[] => {
    const post = line?.post;
    if (!person || !post || !deeds.includes("appoint")) return [];
    const { role, place, part, fullTime, from, until, reason } = post;
    const at = { role, place, part: part ?? undefined, fullTime: fullTime ?? undefined };
    const made = newPost(context, { id: crypto.randomUUID(), workerId: person.id }, from, at);
    if (until === null) return [made];
    const ended = { endedBy: context.staff.id, endedAt: context.now() };
    return [{ ...made, ...ended, untilOn: until, reasonSealed: sealText(key, reason ?? "") }];
  });
}

/**
 * Takes a checked workbook over into the register, in one act: just what its check showed. With `goodOnly` rows with a
 * problem are left out.
 * @throws DomainError `invalid` for a file that is no such workbook, `conflict` while a row has a problem, `stale` where
 *   the register has changed since the check
 */
export async function takeRegister(
  context: StaffContext,
  input: z.output<typeof takeRegisterInput>,
): Promise<RegisterTaken> {
  requirePermission(context, "people.takeRegister");
  const key = await tenantKey(context.db, context.tenant);
  const sheet = await readSheet(context, key, input.content);
  try {
    return await inTenant(
      context,
      "people.takeRegister",
      async (tx, note) => {
        const { rows, check } = await plan(tx, context, key, sheet);
        if (check.plan !== input.plan) throw moved();
        if (check.counts.wrong > 0 && !input.goodOnly) throw hasProblems(check.counts.wrong);
        const good = rows.filter(({ person }) => person !== null);
        const entries = [...Map.groupBy(good, ({ person }) => person).values()].flatMap(
          (group) => entryOf(context, key, group) ?? [],
        );
        for (const part of inParts(entries.filter(isNew))) await tx.insert(worker).values(part);
        for (const { id, ...entry } of entries.filter((one) => !isNew(one)))
          await tx
            .update(worker)
            .set({ ...entry, version: sql`${worker.version} + 1` })
            .where(eq(worker.id, id));
        for (const part of inParts(postsOf(context, key, good))) await tx.insert(workerPost).values(part);
        note({ detail: told(check.counts) });
        for (const { id, division } of entries) note({ division, detail: { worker: id } });
        return check.counts;
      },
      { timeoutMs: 60_000 },
    );
  } catch (error) {
    if (isUniqueViolation(error, "worker_pkey") || isUniqueViolation(error, "worker_post_once"))
      throw moved();
    throw isUniqueViolation(error, "worker_id_hash_key") ? twice() : error;
  }
}
