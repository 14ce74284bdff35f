import type { DemoPack } from "../demo-bureaus.ts";
import type { FamilyName } from "./families.ts";

/** An institution of the county, or of the demo's town. */
export type DemoPlace = {
  kind: string;
  name: string;
  beds: number | null;
  private?: true;
  town?: true;
};

/** What differs between the demo bureaus beside their packs: what each of them set, and the places it has. */
export type DemoRegion = {
  hukou: "rural" | "urban" | "resident";
  /**
   * The bureau's own numbers where documents leave them open, with the days since they hold; Licheng has yet to say how
   * often it visits.
   */
  settings: readonly { setting: string; value: number | string; since?: number }[];
  /** A clause has files verified each quarter. */
  verifies?: true;
  /** Where the demo's institution staff works. Zhengzhou's documents send orphans to the city, so its orphan is with kin. */
  home: { kind: "welfareInstitution" | "protectionInstitution"; name: string; beds: number };
  places: readonly DemoPlace[];
  /** Restricted facts that the region's rules ask for; the county's officer alone says them. */
  restricted?: readonly ("hivInfected" | "aidsAffected")[];
  /**
   * Made-up monthly amounts that the bureau entered, in fen; a trial raises the last one. Absent: no month is paid yet.
   * Lists show the newest day of the bureau's records, and a newcomer's first ledger there is of 2018: a month of this
   * year would put it into the past.
   */
  standards?: readonly { parameter: string; fen: number }[];
  /** One-time grants by a made-up document, which the town pays. */
  grants?: readonly { of: FamilyName; purpose: string; fen: number }[];
  /** Criteria of risk that the bureau wrote itself; absent: it weighs without. */
  criteria?: readonly { id: string; text: string; weight: number }[];
};

const REPLIES = [
  { setting: "referrals.question", value: 5 },
  { setting: "referrals.service", value: 10 },
  { setting: "risk.reassess", value: 6 },
] as const;

export const DEMO_REGIONS: Readonly<Record<DemoPack, DemoRegion>> = {
  ningxia: {
    hukou: "rural",
    settings: [...REPLIES, { setting: "visits.others", value: 30 }],
    home: { kind: "welfareInstitution", name: "隆德县儿童福利院（演示）", beds: 60 },
    places: [
      { kind: "protectionCentre", name: "隆德县未成年人救助保护中心（演示）", beds: 12 },
      { kind: "childrensHome", name: "红崖社区儿童之家（演示）", beds: null, town: true },
    ],
    grants: [
      { of: "ill", purpose: "临时救助（手术）", fen: 300_000 },
      { of: "deFacto", purpose: "临时救助（修房）", fen: 150_000 },
      { of: "disabled", purpose: "临时救助（轮椅）", fen: 80_000 },
    ],
  },
  zhengzhou: {
    hukou: "urban",
    settings: [
      ...REPLIES,
      { setting: "ZZ.visitInterval", value: 30 },
      { setting: "ZZ.trainingInterval", value: 12 },
      { setting: "visits.others", value: 60 },
      { setting: "visits.spotCheckShare", value: "100", since: 6 },
    ],
    standards: [
      { parameter: "ZZ.orphan.institution.monthly", fen: 200_000 },
      { parameter: "ZZ.deFacto.monthly", fen: 150_000 },
      { parameter: "ZZ.orphan.scattered.monthly", fen: 150_000 },
    ],
    verifies: true,
    home: { kind: "protectionInstitution", name: "登封市未成年人救助保护中心（演示）", beds: 16 },
    places: [{ kind: "childrensHome", name: "嵩溪园儿童之家（演示）", beds: null, town: true }],
  },
  licheng: {
    hukou: "resident",
    settings: REPLIES,
    standards: [
      { parameter: "FJ.institution.monthly", fen: 180_000 },
      { parameter: "LC.institution.monthly", fen: 200_000 },
      { parameter: "LC.scattered.monthly", fen: 140_000 },
      { parameter: "FJ.scattered.monthly", fen: 120_000 },
    ],
    restricted: ["hivInfected"],
    home: { kind: "welfareInstitution", name: "鲤城区儿童福利院（演示）", beds: 45 },
    places: [
      { kind: "protectionCentre", name: "鲤城区未成年人保护中心（演示）", beds: 10 },
      { kind: "rehabilitationBody", name: "刺桐康复园（演示）", beds: 30, private: true },
    ],
    criteria: [
      { id: "nobody", text: "实际无人照料，或照料人没有照护能力", weight: 40 },
      { id: "harmed", text: "一年内受过伤害", weight: 30 },
      { id: "school", text: "辍学或多次旷课", weight: 20 },
      { id: "poor", text: "家庭生活困难", weight: 10 },
    ],
  },
  mentougou: {
    hukou: "resident",
    settings: [...REPLIES, { setting: "MTG.setting.visit", value: 30 }],
    standards: [
      { parameter: "MTG.difficultyLiving.monthly", fen: 220_000 },
      { parameter: "BJ.orphan.monthly", fen: 285_000 },
    ],
    restricted: ["hivInfected", "aidsAffected"],
    home: { kind: "welfareInstitution", name: "门头沟区儿童福利院（演示）", beds: 40 },
    places: [
      { kind: "workStation", name: "大峪街道儿童工作站（演示）", beds: null, town: true },
      { kind: "shelter", name: "大峪临时庇护点（演示）", beds: 4 },
    ],
  },
};
