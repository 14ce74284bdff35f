import type { TenantTransaction } from "@tongyou/database";
import { child } from "@tongyou/database/schema";
import type { CivilDate } from "@tongyou/policy";
import type { HumanChoices } from "@tongyou/policy/engine";
import { and, asc, eq, gt } from "drizzle-orm";
import { type Stated, statedOn } from "../facts/facts-on.ts";
import { choicesFor } from "./deciding.ts";

export type ActiveFile = { id: string; stated: Stated | undefined; choices: HumanChoices | undefined };

/** Children read at a time. */
const PAGE = 500;

/** The open files of the transaction's area with what is known of each on a day, page by page. */
export async function* activeFiles(tx: TenantTransaction, on: CivilDate): AsyncGenerator<ActiveFile[]> {
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await tx
      .select({ id: child.id })
      .from(child)
      .where(and(eq(child.status, "active"), gt(child.id, last)))
      .orderBy(asc(child.id))
      .limit(PAGE);
    const end = page.at(-1);
    if (!end) return;
    last = end.id;
    const ids = page.map(({ id }) => id);
    const [stated, choices] = await Promise.all([statedOn(tx, ids, on), choicesFor(tx, ids, on.slice(0, 7))]);
    yield ids.map((id) => ({ id, stated: stated.get(id), choices: choices.get(id) }));
  }
}
