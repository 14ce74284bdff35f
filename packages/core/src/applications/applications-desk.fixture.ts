import type { FactName, Facts, MonthRule } from "@tongyou/policy";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import { registerChild } from "../children/register-child.ts";
import { AT_HOME } from "../children/restricted-desk.fixture.ts";
import { sayAll } from "../children/said.fixture.ts";
import type { StaffContext } from "../context.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { BENEFIT_STARTS } from "../standards/own-settings.ts";
import type { TestHouse } from "../testing.ts";
import { getApplication } from "./get-application.ts";
import { listApplications } from "./list-applications.ts";
import { passApplications } from "./pass-applications.ts";
import { startApplications } from "./start-applications.ts";

const SINCE = "2018-01-01";
const DEAD = [{ status: "deceased" as const }];

/** Both parents dead, in the care of kin, drawing nothing: decided under every pack with an allowance. */
export const ORPHAN: Facts = {
  ...AT_HOME,
  "father.statuses": DEAD,
  "mother.statuses": DEAD,
  careArrangement: "kinship",
};

/** The people of a county with its town and village, on a day that can be moved. */
export type Desk = {
  officer: StaffContext;
  second: StaffContext;
  town: StaffContext;
  colleague: StaffContext;
  village: StaffContext;
  /** Moves everybody's clock. */
  goTo: (day: string) => void;
};

/** `starts`: what the bureau set of the first month; null: nothing. */
export async function desk(
  house: TestHouse,
  pack = "ningxia",
  division = "640000000000",
  starts: MonthRule | null = "nextMonth",
): Promise<Desk> {
  const bureau = await house.bureau({ pack, division });
  const clock = { now: Date.parse("2018-07-02T02:00:00Z") };
  const at = (context: StaffContext): StaffContext => ({ ...context, now: () => new Date(clock.now++) });
  const officer = at(await bureau.staff("countyOfficer"));
  if (starts)
    await enterSetting(officer, {
      setting: BENEFIT_STARTS,
      value: starts,
      validFrom: SINCE,
      reason: "局务会议决定",
    });
  return {
    officer,
    second: at(await bureau.another("countyOfficer")),
    town: at(await bureau.staff("townSupervisor")),
    colleague: at(await bureau.another("townSupervisor")),
    village: at(await bureau.staff("villageWorker")),
    goTo: (day) => {
      clock.now = Date.parse(`${day}T02:00:00Z`);
    },
  };
}

/** A child of the village of whom this is said; what is null is not said. */
export async function child(
  { officer, village }: Desk,
  name: string,
  said: { [N in FactName]?: Facts[N] | null } = {},
): Promise<string> {
  const { id } = await registerChild(officer, {
    name,
    birthDate: "2009-01-15",
    division: village.area.code,
    evidence: "户口簿",
  });
  const known = Object.entries({ ...ORPHAN, ...said }).filter(([, value]) => value !== null);
  await sayAll(officer, id, Object.fromEntries(known), SINCE);
  return id;
}

/** Says a fact as the county's officer, from the first day on. */
export async function say(
  { officer, id }: { officer: StaffContext; id: string },
  name: FactName,
  value: unknown,
): Promise<void> {
  const { version } = await getChild(officer, { id });
  await recordFact(officer, { id, version, name, value, from: SINCE, evidence: "户口簿" });
}

/** Starts an application; its id. */
export async function start(by: StaffContext, childId: string): Promise<string> {
  const { started } = await startApplications(by, { childIds: [childId], origin: "staff" });
  const [only] = started;
  if (!only) throw new Error("nothing was started");
  return only.id;
}

export const read = async (reader: StaffContext, id: string) => {
  const { version } = await getApplication(reader, { id });
  return { id, version };
};
export const pass = async (by: StaffContext, id: string) =>
  passApplications(by, { items: [await read(by, id)] });
export const openIn = (reader: StaffContext, rest: { mine?: boolean; late?: boolean } = {}) =>
  listApplications(reader, { offset: 0, limit: 50, state: "open", mine: false, late: false, ...rest });
