import { randomInt } from "node:crypto";
import { newId, type TenantTransaction, tenantKey } from "@tongyou/database";
import { application, child } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import { asc, inArray } from "drizzle-orm";
import type { z } from "zod";
import { CHILD_FILE } from "../children/child-row.ts";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict, failed, notFound } from "../errors/refusals.ts";
import { seesRestricted } from "../facts/mask.ts";
import { policyToday } from "../protection/chain.ts";
import type { Settings } from "../standards/load-settings.ts";
import { inTenant } from "../verb.ts";
import { type ApplicationRecord, addSteps } from "./application-record.ts";
import type {
  ApplicationOrigin,
  StartedApplications,
  startApplicationsInput,
} from "./applications.schema.ts";
import { ALREADY, awardedAmong, openAlready, openFor } from "./may-start.ts";
import { entering, hidesAllowance } from "./move-on.ts";
import { actorsOf, stagesOf, type WaitingStage } from "./procedure-of.ts";
import { termsNow } from "./stage-term.ts";
import type { Refusal } from "./turn-of.ts";

/** `R20260105-48291336`: speaks of a day and of nobody, and does not say how many there are. */
const makeNumber = (day: CivilDate): string =>
  `R${day.replaceAll("-", "")}-${randomInt(10_000_000, 100_000_000)}`;

const readFiles = (tx: TenantTransaction, ids: readonly string[]) =>
  tx
    .select({
      id: child.id,
      name: child.name,
      division: child.division,
      status: child.status,
      allowanceStatus: child.allowanceStatus,
      restricted: child.restricted,
    })
    .from(child)
    .where(inArray(child.id, [...ids]))
    .orderBy(asc(child.id))
    .for("update");
type File = Awaited<ReturnType<typeof readFiles>>[number];

/** Why no application can be started for a child on file; undefined where one can. */
function notToStart(
  file: File,
  { staff }: StaffContext,
  origin: ApplicationOrigin,
  { open, awarded }: { open: ReadonlyMap<string, string>; awarded: ReadonlySet<string> },
): Refusal | undefined {
  if (file.status === "closed")
    return {
      cause: { zh: "档案已结案。", en: "The file is closed." },
      remedy: { zh: "请先恢复建档。", en: "Reopen the file first." },
    };
  const number = open.get(file.id);
  if (number !== undefined) return openAlready(number);
  if (awarded.has(file.id)) return ALREADY;
  // Whoever may not know whether the child qualifies is not told so by being refused.
  const known = seesRestricted(staff.role) || !hidesAllowance(file.restricted);
  if (origin === "proposed" && known && file.allowanceStatus !== "decided")
    return {
      cause: {
        zh: "按现有事实，该儿童已不符合条件或尚不能认定。",
        en: "By the known facts the child no longer qualifies, or it is open.",
      },
      remedy: { zh: "请查看儿童档案中的依据。", en: "Look at the reasons in the child's file." },
    };
  return undefined;
}

/** Where an application begins: what its starter takes in at the window is accepted with that. */
function whereBegun(stages: readonly WaitingStage[], { staff }: StaffContext) {
  const [first, second] = stages;
  if (!first) throw new Error("a procedure has a stage that confirms");
  const accepted = first.kind === "accept" && second !== undefined && actorsOf(first).includes(staff.role);
  return { first, waitsIn: accepted ? second : first, accepted };
}

type Starting = {
  benefit: string;
  origin: ApplicationOrigin;
  stages: readonly WaitingStage[];
  begins: ReturnType<typeof whereBegun>;
  settings: Settings;
};

const newApplication = (
  context: StaffContext,
  { benefit, origin, stages, begins, settings }: Starting,
  { id: childId, division, restricted }: File,
): ApplicationRecord => ({
  id: newId(),
  division,
  number: makeNumber(civilDayOf(context.now())),
  childId,
  benefit,
  origin,
  state: "open",
  stages,
  ...entering(context, settings, begins.waitsIn, restricted),
  startedBy: context.staff.id,
  startedAt: context.now(),
  passedBy: begins.accepted ? context.staff.id : null,
  closedAt: null,
  decidedOn: null,
  class: null,
  fen: null,
  firstMonth: null,
  receipt: null,
  version: 1,
});

/**
 * Starts applications for children of the area, by the procedure of today's pack; the rest of a batch is left out, each
 * with its reason. Who may accept at the town does so by starting. The same again starts nothing.
 * @throws DomainError `conflict` where the region's documents give no allowance, `notFound` for one child out of the area
 */
export async function startApplications(
  context: StaffContext,
  { childIds, origin, note: said }: z.output<typeof startApplicationsInput>,
): Promise<StartedApplications> {
  const key = await tenantKey(context.db, context.tenant);
  const { pack } = policyToday(context);
  const { benefit } = pack;
  if (!benefit)
    throw conflict(
      { zh: "本地区的文件没有规定这项津贴。", en: "No document of this region gives an allowance." },
      { zh: "请转由有关部门办理。", en: "Refer it to the department in charge." },
    );
  const stages = stagesOf(pack);
  const begins = whereBegun(stages, context);
  return inTenant(context, "applications.start", async (tx, note) => {
    const files = await readFiles(tx, childIds);
    if (files.length === 0 && childIds.length === 1) throw notFound(CHILD_FILE);
    const [open, awarded, settings] = await Promise.all([
      openFor(tx, benefit.id, childIds),
      awardedAmong(tx, benefit.id, childIds),
      termsNow(tx, context.now()),
    ]);
    const found = new Set(files.map(({ id }) => id));
    const { reason, remedy } = notFound(CHILD_FILE);
    const leftOut: StartedApplications["leftOut"] = childIds
      .filter((id) => !found.has(id))
      .map((id) => ({ id, name: null, cause: reason, remedy }));
    const rows: ApplicationRecord[] = [];
    for (const file of files) {
      const refused = notToStart(file, context, origin, { open, awarded });
      if (refused) leftOut.push({ id: file.id, name: file.name, ...refused });
      else
        rows.push(newApplication(context, { benefit: benefit.id, origin, stages, begins, settings }, file));
    }
    const started = await insertNumbered(tx, context, rows);
    const firstSteps = (row: ApplicationRecord) => {
      const start = { application: row, stage: begins.first.id, act: "start" as const, opinion: said };
      const pass = { application: row, stage: begins.first.id, act: "pass" as const };
      return begins.accepted ? [start, pass] : [start];
    };
    await addSteps(tx, context, key, started.flatMap(firstSteps));
    for (const { id, childId, division } of started)
      note({ childId, division, detail: { application: id, origin } });
    if (started.length === 0) note({ detail: { origin, leftOut: leftOut.length } });
    return { started: started.map(({ id, childId, number }) => ({ id, childId, number })), leftOut };
  });
}

/** Inserts them; a number that is there already is drawn again. */
async function insertNumbered(
  tx: TenantTransaction,
  context: StaffContext,
  rows: readonly ApplicationRecord[],
): Promise<ApplicationRecord[]> {
  const done: ApplicationRecord[] = [];
  let left = [...rows];
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === 5) throw failed(context.requestId);
    const added = await tx
      .insert(application)
      .values(left)
      .onConflictDoNothing({ target: application.number })
      .returning();
    done.push(...added);
    const ids = new Set(added.map(({ id }) => id));
    left = left
      .filter(({ id }) => !ids.has(id))
      .map((row) => ({ ...row, number: makeNumber(civilDayOf(row.startedAt)) }));
  }
  return done;
}
