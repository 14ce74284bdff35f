import type { TenantTransaction } from "@tongyou/database";
import { application } from "@tongyou/database/schema";
import { and, eq, inArray } from "drizzle-orm";
import { awardsOf } from "../awards/awards-of.ts";
import type { Refusal } from "./turn-of.ts";

/** Those of the children who have an open application for the benefit, with its number. */
export async function openFor(
  tx: TenantTransaction,
  benefit: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx
    .select({ childId: application.childId, number: application.number })
    .from(application)
    .where(
      and(
        inArray(application.childId, [...ids]),
        eq(application.benefit, benefit),
        eq(application.state, "open"),
      ),
    );
  return new Map(rows.map(({ childId, number }) => [childId, number]));
}

/** Those of the children to whom the benefit is granted, or suspended, until further notice. */
export async function awardedAmong(
  tx: TenantTransaction,
  benefit: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const spans = await awardsOf(tx, benefit, ids);
  return new Set(ids.filter((id) => spans.get(id)?.some(({ until }) => until === null)));
}

export const ALREADY: Refusal = {
  cause: { zh: "该儿童已在享受（或暂停）这项津贴。", en: "The allowance is granted or suspended already." },
  remedy: { zh: "如需变更，请在儿童待遇中办理。", en: "Change it on the child's money page." },
};

export const openAlready = (number: string): Refusal => ({
  cause: { zh: `已有在办的申请（${number}）。`, en: `There is an open application (${number}).` },
  remedy: { zh: "请继续办理该申请。", en: "Go on with that one." },
});
