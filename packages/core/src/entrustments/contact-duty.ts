import type { TenantTransaction } from "@tongyou/database";
import type { Bilingual, CivilDate } from "@tongyou/policy";
import { invalid } from "../errors/refusals.ts";
import { loadSettings } from "../standards/load-settings.ts";
import { CONTACT_INTERVAL } from "../standards/own-settings.ts";
import type { ContactDuty } from "./entrustments.schema.ts";

/**
 * What the law is remembered to ask of parents who go away. The region's documents give no number and the printed law
 * was not at hand, so whoever works with it is told to compare it; a number of the bureau's own takes its place.
 */
const REMEMBERED: ContactDuty = { days: 7, from: "law" };
const SOURCE: { readonly [F in ContactDuty["from"]]: Bilingual } = {
  law: {
    zh: "《未成年人保护法》第二十三条，条文请核对",
    en: "Law on the Protection of Minors, art. 23; compare the text",
  },
  bureau: { zh: "由本单位设定", en: "the bureau's own number" },
};

/** How many days apart parents speak with the child and the carer at most, on a day, and who says so. */
export async function contactDuty(tx: TenantTransaction, on: CivilDate): Promise<ContactDuty> {
  const own = (await loadSettings(tx, on)).get(CONTACT_INTERVAL)?.value;
  return typeof own === "number" ? { days: own, from: "bureau" } : REMEMBERED;
}

/** Refuses less contact than is due, naming who asks for it. @throws DomainError `invalid` */
export function requireContact(contactDays: number, { days, from }: ContactDuty): void {
  if (contactDays <= days) return;
  throw invalid(
    "contactDays",
    {
      zh: `父母与孩子、受托人至少每 ${days} 天联系一次（${SOURCE[from].zh}）。`,
      en: `Parents speak with the child and the carer at least every ${days} days (${SOURCE[from].en}).`,
    },
    { zh: `请填写不超过 ${days} 天。`, en: `Give at most ${days} days.` },
  );
}
