import { withTenant } from "@tongyou/database";
import { benefitLine, child, correction } from "@tongyou/database/schema";
import type { CivilDate, CivilMonth } from "@tongyou/policy";
import { asc, eq, ne } from "drizzle-orm";
import { awardFrom } from "../awards/award.fixture.ts";
import { getChildRecord } from "../children/child-row.ts";
import { closeChild } from "../children/close-child.ts";
import { registerChild } from "../children/register-child.ts";
import { sayAll } from "../children/said.fixture.ts";
import type { StaffContext } from "../context.ts";
import { divisionsUnder } from "../divisions/index.ts";
import { approveMonth } from "../months/approve-month.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { submitMonth } from "../months/submit-month.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { computeCorrections } from "./compute-corrections.ts";

/** The bureaus of one test file; its `afterAll` closes them. */
export const house = testHouse();

type Values = { readonly [name: string]: unknown };

const DEAD = [{ status: "deceased" }];
/** An orphan in the care of kin, as every pack decides one. */
export const ORPHAN: Values = {
  hivInfected: false,
  aidsAffected: false,
  careArrangement: "kinship",
  "father.statuses": DEAD,
  "mother.statuses": DEAD,
  benefitsDrawn: [],
  incidents: [],
  "household.kinds": [],
  educationStage: "primary",
};

/** A county officer and a finance officer whose common clock the test sets; it goes on by a millisecond when asked. */
export class PastDesk {
  readonly bureau: TestBureau;
  readonly officer: StaffContext;
  readonly finance: StaffContext;
  readonly #clock: { now: number };
  readonly #villages: readonly { code: string }[];

  private constructor(
    bureau: TestBureau,
    { officer, finance }: { officer: StaffContext; finance: StaffContext },
  ) {
    this.bureau = bureau;
    this.#clock = { now: 0 };
    const now = () => new Date(this.#clock.now++);
    this.officer = { ...officer, now };
    this.finance = { ...finance, now };
    this.#villages = divisionsUnder(officer.area.code, 5);
  }

  static async open(options?: { division: string; pack: string }): Promise<PastDesk> {
    const bureau = await house.bureau(options);
    const [officer, finance] = [await bureau.staff("countyOfficer"), await bureau.staff("countyFinance")];
    return new PastDesk(bureau, { officer, finance });
  }

  /** Moves the clock to ten in the morning of a day. */
  on(day: CivilDate): this {
    this.#clock.now = Date.parse(`${day}T02:00:00Z`);
    return this;
  }

  village(at: number): string {
    const found = this.#villages[at % this.#villages.length];
    if (!found) throw new Error("the county has no village");
    return found.code;
  }

  /** A village of another town than the first one's. */
  villageOfAnotherTown(): string {
    const town = this.village(0).slice(0, 9);
    const found = this.#villages.find(({ code }) => !code.startsWith(town));
    if (!found) throw new Error("the county has one town only");
    return found.code;
  }

  /** Opens a file and says these facts from a day on. */
  async child(
    name: string,
    birthDate: CivilDate,
    said: Values,
    from: CivilDate,
    division = this.village(0),
  ): Promise<string> {
    const { id } = await registerChild(this.officer, {
      name,
      birthDate,
      division,
      evidence: "户口簿",
    });
    await this.say(id, said, from);
    return id;
  }

  /** Says facts of a child from a day on, in one go. */
  say(id: string, said: Values, from: CivilDate): Promise<void> {
    return sayAll(this.officer, id, said, from);
  }

  award(from: CivilMonth, ...ids: string[]): Promise<void> {
    return awardFrom(this.officer, from, ...ids);
  }

  async close(
    id: string,
    on: CivilDate,
    reason: "deceased" | "adult" | "moved" | "adopted" = "deceased",
  ): Promise<void> {
    const version = await this.read((tx) => getChildRecord(tx, id).then((record) => record.version));
    await closeChild(this.officer, { id, version, on, reason });
  }

  /** Calculates, submits and fixes a month, of a part of the county or all of it. */
  async pay(month: CivilMonth, area?: string): Promise<number> {
    const run = await calculateMonth(this.officer, { month, ...(area !== undefined && { area }) });
    const submitted = await submitMonth(this.officer, { id: run.id, version: run.version });
    const fixed = await approveMonth(this.finance, { id: run.id, version: submitted.version });
    return fixed.totals.fen;
  }

  compute(): Promise<{ job: string }> {
    return computeCorrections(this.officer, {});
  }

  read<T>(work: Parameters<typeof withTenant<T>>[2]): Promise<T> {
    return withTenant(this.officer.db, this.officer, work);
  }

  /** Corrections that are not withdrawn, by child and month. */
  corrections() {
    return this.read((tx) =>
      tx
        .select()
        .from(correction)
        .where(ne(correction.state, "withdrawn"))
        .orderBy(asc(correction.childId), asc(correction.month), asc(correction.proposedAt)),
    );
  }

  lines(childId: string) {
    return this.read((tx) =>
      tx.select().from(benefitLine).where(eq(benefitLine.childId, childId)).orderBy(asc(benefitLine.month)),
    );
  }

  children() {
    return this.read((tx) => tx.select({ id: child.id, name: child.name }).from(child));
  }
}
