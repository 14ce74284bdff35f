import { addWorkStep, recordWork } from "@tongyou/core";
import type { TestBureau } from "@tongyou/core/testing";
import { newId, sealText, tenantKey, withTenant } from "@tongyou/database";
import { packReport } from "@tongyou/database/schema";

const TITLE = "渡口村排查约谈";
const STEP = "村里已把河边围栏补好";
const ENTRY = "落实率八成七";

export type WorkSeed = { record: string; secrets: string[] };

/** A piece of the bureau's work that is not done yet, and a report that was handed in. */
export async function seedWork(
  bureau: TestBureau,
  { village, town }: { village: string; town: string },
): Promise<WorkSeed> {
  const author = await bureau.staff("townSocialWorker", town);
  const record = crypto.randomUUID();
  await recordWork(author, {
    id: record,
    division: village,
    kind: "supervision",
    day: "2026-01-05",
    title: TITLE,
    dueOn: "2026-02-01",
    fields: {},
  });
  const step = crypto.randomUUID();
  await addWorkStep(author, { id: step, record, day: "2026-01-08", note: STEP, done: false });
  const key = await tenantKey(author.db, author.tenant);
  const content = { counts: {}, entries: { indicators: { value: ENTRY, source: "年度考核" } } };
  await withTenant(author.db, { tenant: author.tenant, area: author.area }, (tx) =>
    tx.insert(packReport).values({
      id: newId(),
      division: village,
      report: "LC-4.1-a.report",
      fromOn: "2026-01-01",
      toOn: "2026-12-31",
      number: 1,
      contentSealed: sealText(key, JSON.stringify(content)),
      by: author.staff.id,
      at: author.now(),
    }),
  );
  return { record, secrets: [TITLE, STEP, ENTRY, record, step] };
}
