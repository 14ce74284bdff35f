import type { FactName, Facts } from "@tongyou/policy";
import type { StaffContext } from "../context.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getChild } from "./get-child.ts";
import { recordFact } from "./record-fact.ts";
import { registerChild } from "./register-child.ts";

/** The bureaus of one test file; its `afterAll` closes them. */
export const house = testHouse();

const TODAY = new Date("2018-07-02T02:00:00Z");
const SINCE = "2018-01-01";
/** The same person on the day of these tests. */
export const at = (context: StaffContext): StaffContext => ({ ...context, now: () => TODAY });

/** Healthy and at home: without the restricted facts nothing would be due. */
export const AT_HOME: Facts = {
  disabled: false,
  severelyIll: false,
  "father.statuses": [{ status: "normal" }],
  "mother.statuses": [{ status: "normal" }],
  careArrangement: "parents",
  guardian: "person",
  legalSupporter: "unable",
  hasIncome: false,
  livesAlone: false,
  unattended: false,
  lacksCare: false,
  stayingParentCapable: true,
  incidents: [],
  "household.kinds": [],
  hardships: [],
  meansTestPassed: false,
  benefitsDrawn: [],
  educationStage: "primary",
  schoolState: "enrolled",
  canAttendSchool: true,
  hasHukou: true,
  foreignRelated: false,
};

export type Desk = { bureau: TestBureau; officer: StaffContext; worker: StaffContext; id: string };

/** A bureau with one child about whom this is said. */
export async function desk(pack: string, division: string, said: Facts): Promise<Desk> {
  const bureau = await house.bureau({ division, pack });
  const officer = at(await bureau.staff("countyOfficer"));
  const worker = at(await bureau.staff("villageWorker"));
  const { id } = await registerChild(officer, {
    name: "郑小安",
    birthDate: "2009-01-15",
    division: worker.area.code,
    evidence: "户口簿",
  });
  for (const [name, value] of Object.entries(said)) await say({ officer, id }, name as FactName, value);
  return { bureau, officer, worker, id };
}

/** Says a fact as the county officer, from the first day on. */
export async function say({ officer, id }: Pick<Desk, "officer" | "id">, name: FactName, value: unknown) {
  const { version } = await getChild(officer, { id });
  await recordFact(officer, { id, version, name, value, from: SINCE, evidence: "入户核实" });
}
