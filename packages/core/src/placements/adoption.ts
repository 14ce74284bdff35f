import type { TenantKey, TenantTransaction } from "@tongyou/database";
import { placement, placementStep } from "@tongyou/database/schema";
import type { CivilDate, Mechanism } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { and, asc, eq } from "drizzle-orm";
import { conflict, invalid } from "../errors/refusals.ts";
import { openJson } from "../sealed-json.ts";
import type { ChildPlacements } from "./placements.schema.ts";

/** The pack's ways to an adoption, in the order in which they are to be tried. */
export const adoptionOf = ({ mechanisms }: Pack): Mechanism | undefined =>
  mechanisms.find(({ chain }) => chain === "adoption");

type Begun = ReadonlyMap<string, CivilDate>;

/** By stage, the day it was begun for the child. */
export async function stagesBegun(tx: TenantTransaction, key: TenantKey, childId: string): Promise<Begun> {
  const rows = await tx
    .select({ day: placementStep.day, content: placementStep.contentSealed })
    .from(placementStep)
    .innerJoin(placement, eq(placement.id, placementStep.placementId))
    .where(and(eq(placement.childId, childId), eq(placementStep.kind, "stage")))
    .orderBy(asc(placementStep.day));
  return new Map(
    rows.map(({ day, content }) => [openJson<{ stage: string }>(key, content).stage, day] as const).reverse(),
  );
}

/** Throws `invalid` for a stage the pack does not have, `conflict` where an earlier one was not begun. */
export function requireStage(chain: Mechanism | undefined, stage: string | undefined, begun: Begun): void {
  const place = chain?.stages.findIndex(({ id }) => id === stage) ?? -1;
  if (!chain || place < 0)
    throw invalid(
      "stage",
      { zh: "本地文件没有这个收养环节。", en: "The documents here have no such stage of adoption." },
      { zh: "请从所列环节中选择。", en: "Choose one of the stages." },
    );
  const skipped = chain.stages.slice(0, place).find(({ id }) => !begun.has(id));
  if (skipped)
    throw conflict(
      {
        zh: `须先办理“${skipped.title.zh}”（${chain.clauses.join("、")}）。`,
        en: `"${skipped.title.en}" comes first (${chain.clauses.join(", ")}).`,
      },
      { zh: "请先登记前一环节。", en: "Record the earlier stage first." },
      "stage",
    );
}

/** The chain with what was begun of it. */
export const adoptionView = (chain: Mechanism, begun: Begun): NonNullable<ChildPlacements["adoption"]> => ({
  title: chain.title,
  clauses: chain.clauses,
  stages: chain.stages.map(({ id, title }) => ({ id, title, begun: begun.get(id) ?? null })),
});
