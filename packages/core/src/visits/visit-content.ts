import type { TenantKey } from "@tongyou/database";
import type { Bilingual, CivilDate, FactName } from "@tongyou/policy";
import { openJson, sealJson } from "../sealed-json.ts";
import type { SectionAnswer, VisitChanges, VisitSection } from "./visits.schema.ts";

/** All that a visit found, as it is kept: sealed, because it tells of people. */
export type VisitContent = {
  sections: { section: VisitSection; answer: SectionAnswer; note?: string }[];
  /** Named as the form named them then. */
  fields: { title: Bilingual; shown: Bilingual }[];
  facts: { name: FactName; value: unknown; from: CivilDate }[];
  note?: string;
  changes?: VisitChanges;
  next?: { on: CivilDate; reason: string };
};

export const sealVisit = (key: TenantKey, content: VisitContent): Buffer => sealJson(key, content);

export const openVisit = (key: TenantKey, sealed: Uint8Array): VisitContent => openJson(key, sealed);
