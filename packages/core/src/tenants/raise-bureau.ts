import {
  isUniqueViolation,
  provisionTenant,
  type TenantRef,
  withControl,
  withTenant,
} from "@tongyou/database";
import { staff, tenant } from "@tongyou/database/schema";
import { count, eq } from "drizzle-orm";
import { NATIONAL_DESK } from "../access/access.schema.ts";
import type { AppContext } from "../context.ts";
import { areaRange, findDivision } from "../divisions/index.ts";
import { conflict, invalid } from "../errors/refusals.ts";
import { type NewAccount, openAccount } from "../staff/open-account.ts";

export type NewBureau = { code: string; name: string; division: string; pack: string };

const taken = (code: string) =>
  conflict(
    { zh: `单位代码 ${code} 已被使用。`, en: `The bureau code ${code} is taken.` },
    { zh: "请换一个代码。", en: "Choose another code." },
    "code",
  );

/**
 * Makes a bureau with its first accounts: schema, role and key, pinned to the pack this server has. A bureau
 * that an interrupted run left without any account is finished instead of refused.
 * @throws DomainError `invalid` (field `division` or `pack`), `conflict` (field `code`)
 */
export async function raiseBureau(
  app: AppContext,
  input: NewBureau,
  accounts: readonly Omit<NewAccount, "createdBy">[],
): Promise<TenantRef> {
  const pack = requireFittingPack(app, input.pack);
  requireRegion(input.division);
  if (input.code === NATIONAL_DESK) throw taken(input.code);
  const packRef = { pack: pack.id, packVersion: pack.version, packHash: pack.hash };
  const { code, name, division } = input;
  const bureau = await provisionTenant(app.db, { code, name, division, ...packRef }).catch(
    (error: unknown) => {
      if (isUniqueViolation(error)) return undefined;
      throw error;
    },
  );
  const ref = bureau ?? (await findUnfinished(app, input));
  if (!ref) throw taken(code);
  await withTenant(app.db, { tenant: ref, area: areaRange(division) }, async (tx) => {
    for (const account of accounts) await openAccount(tx, { ...account, createdBy: null });
  });
  return ref;
}

/** The pack of that id this server has; throws `invalid` (field `pack`) when there is none or it does not fit. */
export function requireFittingPack(app: AppContext, id: string) {
  const pack = app.packs.find(id);
  if (!pack)
    throw invalid(
      "pack",
      { zh: `这台服务器上没有政策包 ${id}。`, en: `There is no policy pack ${id} on this server.` },
      { zh: "请从政策包列表中选择。", en: "Choose one from the list of packs." },
    );
  if (pack.refusal !== null)
    throw invalid(
      "pack",
      {
        zh: `政策包 ${id} 未通过检查：${pack.refusal.zh}`,
        en: `The policy pack ${id} does not fit: ${pack.refusal.en}`,
      },
      { zh: "请修正后重新生成政策包。", en: "Put the pack right and build it again." },
    );
  return pack;
}

/** A bureau's region is a province, a city or a county: 12 digits. */
function requireRegion(code: string): void {
  const place = findDivision(code);
  if (place && place.level <= 3) return;
  throw invalid(
    "division",
    {
      zh: "单位的区划应为省、市或县级，且代码存在。",
      en: "A bureau's region is a known province, city or county.",
    },
    { zh: "请填写 12 位区划代码，例如 640000000000。", en: "Give its 12-digit code, such as 640000000000." },
  );
}

async function findUnfinished(app: AppContext, input: NewBureau): Promise<TenantRef | undefined> {
  const [found] = await withControl(app.db, (tx) =>
    tx.select().from(tenant).where(eq(tenant.code, input.code)),
  );
  if (!found || found.division !== input.division || found.pack !== input.pack) return undefined;
  const scope = { tenant: found, area: areaRange(found.division) };
  const [people] = await withTenant(app.db, scope, (tx) => tx.select({ count: count() }).from(staff));
  return people?.count === 0 ? { number: found.number, code: found.code } : undefined;
}
