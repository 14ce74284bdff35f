import { withControl } from "@tongyou/database";
import { tenant } from "@tongyou/database/schema";
import { eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { invalid } from "../errors/refusals.ts";
import { appendNationalAct } from "./national-act.ts";
import { requireFittingPack } from "./raise-bureau.ts";

/** `dated`: the bureau enters its packs by date itself, so nothing is moved at once. */
export type PackUpgrade = { pack: string; from: string; to: string } | "upToDate" | "dated";

/**
 * Moves a bureau from the version of its pack it is pinned to, to the one this server has: the operator's act, so
 * that no decision changes behind a bureau's back. What was fixed before stays as it was; decisions made from now on
 * are the new version's, whatever their day. A bureau at work takes `pinPack` instead.
 * @throws DomainError `invalid` for an unknown bureau, or a pack that is not here or does not fit
 */
export async function upgradePack(app: AppContext, code: string): Promise<PackUpgrade> {
  return withControl(app.db, async (tx) => {
    const [bureau] = await tx.select().from(tenant).where(eq(tenant.code, code));
    if (!bureau)
      throw invalid(
        "code",
        { zh: `没有单位代码 ${code}。`, en: `There is no bureau ${code}.` },
        { zh: "请核对后再试。", en: "Check it and try again." },
      );
    if (bureau.packPins.length > 0) return "dated";
    const pack = requireFittingPack(app, bureau.pack);
    if (pack.hash === bureau.packHash) return "upToDate";
    await tx
      .update(tenant)
      .set({ packVersion: pack.version, packHash: pack.hash })
      .where(eq(tenant.number, bureau.number));
    const upgrade = {
      pack: pack.id,
      from: `${bureau.packVersion} ${bureau.packHash.slice(0, 12)}`,
      to: `${pack.version} ${pack.hash.slice(0, 12)}`,
    };
    await appendNationalAct(tx, app, undefined, {
      action: "install.upgradePack",
      tenantCode: code,
      detail: upgrade,
    });
    return upgrade;
  });
}
