import type { Bilingual, CivilDate, Span } from "@tongyou/policy";
import type { Pack, Provision, Touches } from "@tongyou/policy/engine";
import type { Settings } from "../standards/load-settings.ts";
import { levelInterval, OTHER_INTERVAL, OWN_SETTINGS, VERIFY_INTERVAL } from "../standards/own-settings.ts";
import { settingsOf } from "../standards/setting-rows.ts";

type CadenceProvision = Extract<Provision, { kind: "cadence" }>;

/**
 * How often something is done for a child. `every` null: a document leaves the number to the bureau and the bureau
 * has not entered it (`setting`). `clause` null: no document, the bureau's own. `from`: the first day it counts.
 */
export type Cadence = {
  id: string;
  title: Bilingual;
  clause: string | null;
  every: Span | null;
  setting: string | null;
  from: CivilDate;
  /** True for a rule that holds for every child. */
  always: boolean;
};

/** What governs visits and verifications in a bureau on a day. */
export type VisitCadences = {
  visit: readonly Cadence[];
  verify: readonly Cadence[];
  /** By level of risk, 1 the highest: in force only where the bureau entered one. */
  levels: ReadonlyMap<number, Cadence>;
};

const VISITS: ReadonlySet<string> = new Set(["visit", "followUp"]);
const UNITS = { days: "days", workingDays: "workingDays", months: "months" } as const;

const later = (a: CivilDate, b: CivilDate) => (a < b ? b : a);

/** The term of a setting, as far as it is one that can be counted. */
function setTerm(pack: Pack, id: string, settings: Settings): { every: Span; from: CivilDate } | null {
  const unit = settingsOf(pack).find((one) => one.id === id)?.unit;
  const entered = settings.get(id);
  if (entered === undefined || typeof entered.value !== "number") return null;
  if (unit !== "days" && unit !== "workingDays" && unit !== "months") return null;
  return { every: { count: entered.value, unit: UNITS[unit] }, from: entered.from };
}

function ofProvision(pack: Pack, provision: CadenceProvision, settings: Settings): Cadence {
  const { id, title, clauses, every, from, of } = provision;
  const common = { id, title, clause: clauses[0] ?? null, always: of === undefined };
  if (!("setting" in every)) return { ...common, every, setting: null, from };
  const set = setTerm(pack, every.setting, settings);
  return {
    ...common,
    setting: every.setting,
    every: set?.every ?? null,
    from: later(from, set?.from ?? from),
  };
}

function ofOwn(pack: Pack, id: string, settings: Settings): Cadence | undefined {
  const title = OWN_SETTINGS.find((one) => one.id === id)?.title;
  const set = setTerm(pack, id, settings);
  return title && set ? { id, title, clause: null, setting: id, always: true, ...set } : undefined;
}

/**
 * The cadences in force on a day: those of the pack, with the bureau's numbers where the documents leave them open,
 * and the bureau's own. Where the pack has none for visits, the bureau's own is asked for like one of the pack.
 */
export function visitCadences(pack: Pack, settings: Settings, on: CivilDate): VisitCadences {
  const inForce = (pack.provisions ?? [])
    .filter((provision) => provision.kind === "cadence")
    .filter(({ from, until }) => from <= on && (until === undefined || on < until));
  const ofPack = (subject: (provision: CadenceProvision) => boolean) =>
    inForce.filter(subject).map((provision) => ofProvision(pack, provision, settings));
  const visit = ofPack(({ subject }) => VISITS.has(subject));
  const others =
    ofOwn(pack, OTHER_INTERVAL, settings) ?? (visit.length === 0 ? unset(OTHER_INTERVAL) : undefined);
  const verify = ofPack(({ subject }) => subject === "dataCheck");
  const ownVerify = verify.length === 0 ? ofOwn(pack, VERIFY_INTERVAL, settings) : undefined;
  const levels = [1, 2, 3, 4].flatMap((level) => {
    const own = ofOwn(pack, levelInterval(level), settings);
    return own ? [[level, own] as const] : [];
  });
  return {
    visit: others ? [...visit, others] : visit,
    verify: ownVerify ? [ownVerify] : verify,
    levels: new Map(levels),
  };
}

const unset = (id: string): Cadence | undefined => {
  const own = OWN_SETTINGS.find((one) => one.id === id);
  return (
    own && { id, title: own.title, clause: null, every: null, setting: id, from: own.from, always: true }
  );
};

/** Whether a cadence holds for a child: only a certain no leaves a child out. */
export const concerns = ({ id, always }: Cadence, touches: Touches): boolean =>
  always || touches[id] !== undefined;
