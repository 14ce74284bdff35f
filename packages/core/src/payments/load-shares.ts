import type { TenantTransaction } from "@tongyou/database";
import { standard } from "@tongyou/database/schema";
import { and, asc, isNull, like } from "drizzle-orm";
import type { FundingRule } from "./payments.schema.ts";

/** `standard.value` of a funding share. */
export type ShareValue = Pick<FundingRule, "aboveFen" | "parts">;

/** `standard.parameter` of a funding share: the class behind this word, `*` for all, so that it is no pack's parameter. */
const PREFIX = "funding:";
export const shareKey = (rate: string | null): string => `${PREFIX}${rate ?? "*"}`;

const SHARE = {
  parameter: standard.parameter,
  from: standard.validFrom,
  value: standard.value,
  document: standard.documentNumber,
  enteredBy: standard.enteredBy,
  enteredAt: standard.enteredAt,
};
export type ShareRow = FundingRule & { enteredBy: string; enteredAt: Date };

/** The funding shares the bureau entered, with their documents, the earliest first. */
export async function loadShares(tx: TenantTransaction): Promise<ShareRow[]> {
  const rows = await tx
    .select(SHARE)
    .from(standard)
    .where(and(isNull(standard.supersededAt), like(standard.parameter, `${PREFIX}%`)))
    .orderBy(asc(standard.validFrom), asc(standard.parameter));
  return rows.map(({ parameter, from, value, document, enteredBy, enteredAt }) => {
    const rate = parameter.slice(PREFIX.length);
    return {
      class: rate === "*" ? null : rate,
      from: from.slice(0, 7),
      ...(value as ShareValue),
      document: document ?? "",
      enteredBy,
      enteredAt,
    };
  });
}
