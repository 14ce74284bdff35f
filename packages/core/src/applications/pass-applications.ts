import { tenantKey } from "@tongyou/database";
import type { z } from "zod";
import type { StaffContext } from "../context.ts";
import { inTenant } from "../verb.ts";
import { type ApplicationRecord, addSteps, lockApplications } from "./application-record.ts";
import type { LeftOut, PassedApplications, passApplicationsInput } from "./applications.schema.ts";
import { filesFor } from "./files-for.ts";
import { moveOn } from "./move-on.ts";
import { termsNow } from "./stage-term.ts";
import { notAsRead, notYourTurn, type Refusal } from "./turn-of.ts";

const DECIDING: Refusal = {
  cause: { zh: "这件申请已到认定环节。", en: "This application waits to be decided." },
  remedy: { zh: "请用“认定”或“不予认定”办理。", en: "Confirm or refuse it." },
};

/**
 * Passes applications on from the stage they wait in, as each was read; the rest of a batch is left as it is, each with
 * its reason. What is passed twice moves once: its second pass finds another version.
 */
export async function passApplications(
  context: StaffContext,
  { items, opinion }: z.output<typeof passApplicationsInput>,
): Promise<PassedApplications> {
  const key = await tenantKey(context.db, context.tenant);
  return inTenant(context, "applications.pass", async (tx, note) => {
    const locked = await lockApplications(
      tx,
      items.map(({ id }) => id),
    );
    const files = await filesFor(tx, locked.values());
    const leftOut: LeftOut[] = [];
    const passed: ApplicationRecord[] = [];
    for (const item of items) {
      const record = locked.get(item.id);
      const refused =
        notAsRead(record, item) ??
        (record && notYourTurn(record, context)) ??
        (record?.stageKind === "confirm" ? DECIDING : undefined);
      if (record && !refused) passed.push(record);
      else if (refused)
        leftOut.push({ id: item.id, name: files.get(record?.childId ?? "")?.name ?? null, ...refused });
    }
    const moved = passed.map((record) => ({
      record,
      restricted: files.get(record.childId)?.restricted ?? null,
    }));
    await moveOn(tx, context, await termsNow(tx, context.now()), moved, 1);
    await addSteps(
      tx,
      context,
      key,
      passed.map((record) => ({ application: record, stage: record.stage, act: "pass" as const, opinion })),
    );
    for (const { id, childId, division, stage } of passed)
      note({ childId, division, detail: { application: id, stage } });
    if (passed.length === 0) note({ detail: { leftOut: leftOut.length } });
    return { passed: passed.map(({ id }) => id), leftOut };
  });
}
