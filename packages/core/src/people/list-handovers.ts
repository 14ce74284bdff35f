import { openText, type TenantKey, tenantKey } from "@tongyou/database";
import { worker, workerHandover } from "@tongyou/database/schema";
import { count, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { notFound } from "../errors/refusals.ts";
import type { FileOut, Page } from "../page.schema.ts";
import { printPaper } from "../papers/print-paper.ts";
import { staffNames } from "../staff-names.ts";
import { inTenant } from "../verb.ts";
import type { HandoverContent } from "./hand-over.ts";
import { handoverPaper } from "./handover-paper.ts";
import type { HandoverOut, HandoverRow, handoverInput, handoversInput } from "./people.schema.ts";

type Stored = { row: typeof workerHandover.$inferSelect; name: string };

function shown(key: TenantKey, { row, name }: Stored, by: string | null): HandoverOut {
  const content = JSON.parse(openText(key, row.contentSealed)) as HandoverContent;
  return { id: row.id, worker: name, on: row.handedOn, by, at: row.at.toISOString(), ...content };
}

/** Handovers of the area, the newest first. */
export async function listHandovers(
  context: StaffContext,
  { offset, limit }: z.output<typeof handoversInput>,
): Promise<Page<HandoverRow>> {
  const key = await tenantKey(context.db, context.tenant);
  const { rows, total } = await inTenant(context, "people.handovers", async (tx, note) => {
    const [[found], rows] = await Promise.all([
      tx.select({ rows: count() }).from(workerHandover),
      tx
        .select({ row: workerHandover, name: worker.name })
        .from(workerHandover)
        .innerJoin(worker, eq(worker.id, workerHandover.workerId))
        .orderBy(desc(workerHandover.at), desc(workerHandover.id))
        .offset(offset)
        .limit(limit),
    ]);
    note({ detail: { rows: rows.length } });
    return { rows, total: found?.rows ?? 0 };
  });
  const names = await staffNames(
    context,
    rows.map(({ row }) => row.by),
  );
  return {
    total,
    rows: rows.map((stored) => {
      const { posts, reason: _, ...row } = shown(key, stored, names.get(stored.row.by) ?? null);
      const children = posts.reduce((sum, { childCount }) => sum + childCount, 0);
      return { ...row, posts: posts.length, children };
    }),
  };
}

async function read(
  context: StaffContext,
  id: string,
  permission: "people.handover" | "people.printHandover",
) {
  const key = await tenantKey(context.db, context.tenant);
  const stored = await inTenant(context, permission, async (tx, note) => {
    const [row] = await tx
      .select({ row: workerHandover, name: worker.name })
      .from(workerHandover)
      .innerJoin(worker, eq(worker.id, workerHandover.workerId))
      .where(eq(workerHandover.id, id));
    if (!row) throw notFound({ zh: "交接单", en: "handover" });
    note({ division: row.row.division, detail: { handover: id } });
    return row;
  });
  const names = await staffNames(context, [stored.row.by]);
  return shown(key, stored, names.get(stored.row.by) ?? null);
}

/** One handover with its receipt. Throws `notFound`. */
export const getHandover = (
  context: StaffContext,
  { id }: z.output<typeof handoverInput>,
): Promise<HandoverOut> => read(context, id, "people.handover");

/** The receipt as a paper to be signed by both sides. Throws `notFound`. */
export async function printHandover(
  context: StaffContext,
  { id }: z.output<typeof handoverInput>,
): Promise<FileOut> {
  const handover = await read(context, id, "people.printHandover");
  return printPaper(context, {
    fileName: `${handover.worker}离任交接单.pdf`,
    title: "儿童工作人员离任交接单",
    blocks: handoverPaper(handover),
  });
}
