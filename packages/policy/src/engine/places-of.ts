/** Where in the product a clause is carried out: what a pack names itself, and what follows from what it became. */
import type { Clause, Item, Mechanism, Pack, Shadowed } from "../artefact/pack.ts";
import type { PlaceCode } from "../artefact/place.ts";
import type { CADENCE_SUBJECTS, Provision, RECORDS } from "../artefact/provision.ts";

type Places = readonly PlaceCode[];

const OF_ITEM: Readonly<Record<Item["kind"], Places>> = {
  definition: ["childFile"],
  category: ["childFile"],
  group: ["childFile"],
  entitlement: ["childFile", "referrals"],
};
const OF_CHAIN: Readonly<Record<NonNullable<Mechanism["chain"]>, Places>> = {
  casework: ["visits", "harmReport", "protection", "plans"],
  protection: ["protection"],
  adoption: ["placements"],
};
const OF_SUBJECT: Readonly<Record<(typeof CADENCE_SUBJECTS)[number], Places>> = {
  visit: ["visits"],
  followUp: ["visits"],
  dataCheck: ["verification"],
  training: ["training"],
  report: ["packReports"],
  meeting: ["workRecords"],
  inspection: ["people", "workRecords"],
  assessment: ["workRecords"],
};
const OF_RECORD: Readonly<Record<(typeof RECORDS)[number], Places>> = {
  childFile: ["childFile"],
  carePlan: ["plans"],
  visit: ["visits"],
  ledger: ["imports"],
  entrustment: ["entrustments"],
  institutionAgreement: ["institutions"],
  mandatoryReport: ["harmReport", "protection"],
  emergency: ["protection"],
  assessment: ["protection"],
  riskAssessment: ["risk"],
  conference: ["protection"],
  referral: ["referrals"],
  intake: ["intakes"],
  transfer: ["placements", "institutions"],
  adoption: ["placements"],
  supervision: ["protection", "workRecords"],
  training: ["training"],
  staffRegister: ["people"],
  activity: ["workRecords"],
  venue: ["institutions"],
  meeting: ["workRecords"],
  workPlan: ["workRecords"],
  other: ["workRecords"],
};

const OF_PROCEDURE: Places = ["applications"];

/** What is shown with its stages and acted on nowhere by itself. */
const SHOWN: Places = ["policy"];

/** Where a provision is carried out. A duty says it itself; without its word nobody can tell. */
function ofProvision(provision: Provision): Places {
  switch (provision.kind) {
    case "duty":
      return provision.place === undefined ? [] : [provision.place];
    case "task":
    case "alert":
    case "timer":
      return ["workbench", "childFile"];
    case "cadence":
      return OF_SUBJECT[provision.subject];
    case "form":
      return OF_RECORD[provision.record];
    case "riskScheme":
      return ["risk"];
    case "staffRule":
      return ofStaffRule(provision);
    case "institutionRule":
      return ["institutions"];
    case "report":
      return ["packReports"];
    case "deadline":
      return ["workRecords"];
    case "setting":
      return ["standards"];
  }
}

/**
 * How many people: the coverage. How trained: the training. Who they are: the register, or the institution for whom it
 * employs.
 */
function ofStaffRule({ count, every, gate, roles }: Extract<Provision, { kind: "staffRule" }>): Places {
  if (roles.every((role) => role === "institutionStaff")) return ["institutions"];
  const asked: PlaceCode[] = [];
  if (count) asked.push("coverage");
  if (every || gate) asked.push("training");
  return asked.length > 0 ? asked : ["people"];
}

function ofFormer(shadowed: Shadowed): readonly (readonly [id: string, Places])[] {
  if ("item" in shadowed) return [[shadowed.id, OF_ITEM[shadowed.item.kind]]];
  if ("provision" in shadowed) return [[shadowed.id, ofProvision(shadowed.provision)]];
  if ("parameter" in shadowed) return [[shadowed.id, ["standards"]]];
  if ("procedure" in shadowed) return [[shadowed.id, OF_PROCEDURE]];
  if ("stacking" in shadowed) return [[shadowed.id, ["months"]]];
  return [shadowed.benefit, ...shadowed.benefit.classes].map(({ id }) => [id, ["months"]] as const);
}

/** Where each part of a pack is carried out, by the id a clause names; a part in force before what it replaced. */
function partPlaces(pack: Pack): ReadonlyMap<string, Places> {
  const money = pack.benefit ? [pack.benefit, ...pack.benefit.classes] : [];
  return new Map<string, Places>([
    ...pack.shadowed.flatMap(ofFormer),
    ...pack.roles.map(({ role }) => [`role.${role}`, ["people", "coverage"]] as const),
    ...pack.proposals.map(({ parameter }) => [`${parameter}.proposal`, ["standards"]] as const),
    ...pack.parameters.map(({ id }) => [id, ["standards"]] as const),
    ...(pack.procedure ? [[pack.procedure.id, OF_PROCEDURE] as const] : []),
    ...[...money, ...pack.stackings].map(({ id }) => [id, ["months"]] as const),
    ...pack.mechanisms.map(({ id, chain }) => [id, chain ? OF_CHAIN[chain] : SHOWN] as const),
    ...(pack.provisions ?? []).map((one) => [one.id, ofProvision(one)] as const),
    ...pack.items.map(({ id, kind }) => [id, OF_ITEM[kind]] as const),
  ]);
}

/**
 * A function from a clause of the pack to the places where it is carried out: each once, in the order of what it
 * became. Empty for one without any (the gate refuses it), and `undefined` where there is nothing to do: information,
 * or a clause that another took the place of.
 */
export function placesIn(pack: Pack): (clause: Clause) => Places | undefined {
  const places = partPlaces(pack);
  return ({ became }) => {
    if (became.as === "manual") return became.place === undefined ? [] : [became.place];
    if (became.as !== "encoded") return undefined;
    const found = became.items.map((id) => places.get(id) ?? []);
    // One duty without a place is not made good by another part of its clause.
    return found.some((list) => list.length === 0) ? [] : [...new Set(found.flat())];
  };
}
