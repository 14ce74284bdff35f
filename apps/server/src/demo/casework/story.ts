import { type AppContext, actAs, type StaffContext } from "@tongyou/core";
import { divisionsUnder } from "@tongyou/core/divisions";
import { moved, type Random, seeded } from "@tongyou/core/made-up";
import type { CivilDate } from "@tongyou/policy";
import type { DemoBureau, DemoLogin } from "../demo-bureaus.ts";
import { DEMO_REGIONS, type DemoRegion } from "./regions.ts";

/** A bureau's month before its today, told as acts of its people; the chapters add to it in any order. */
export type Story = {
  region: DemoRegion;
  random: Random;
  county: string;
  town: string;
  /** The institution of the demo's institution staff. */
  home: string;
  /** Of the town: the village of the demo's village worker first. */
  villages: readonly string[];
  /** A civil day so many days before the bureau's today; after it where the number is negative. */
  day(daysAgo: number): CivilDate;
  /** Name and account of one of the demo's people. */
  person(login: DemoLogin): { id: string; name: string };
  /** What somebody does on a day gone by, or today (0). */
  on(daysAgo: number, login: DemoLogin, does: Act): void;
  /** Does it all, day by day, through the verbs of the bureau. */
  tell(): Promise<void>;
};
type Act = (desk: StaffContext) => Promise<unknown>;

const DAY = 86_400_000;
const MINUTE = 60_000;
/** China's civil time is ahead of UTC by so much. */
const AHEAD = 8 * 60 * MINUTE;
const MORNING = 9 * 60 * MINUTE;

/** Begins the month of a bureau that ends with the installation's now; its people are the same every time. */
export async function beginStory(app: AppContext, bureau: DemoBureau): Promise<Story> {
  const now = app.now().getTime();
  const midnight = Math.floor((now + AHEAD) / DAY) * DAY - AHEAD;
  const today = new Date(now + AHEAD).toISOString().slice(0, 10);
  const people = new Map<DemoLogin, StaffContext>();
  for (const { login } of bureau.staff) people.set(login, await actAs(app, { bureau: bureau.code, login }));
  const desk = (login: DemoLogin): StaffContext => {
    const found = people.get(login);
    if (!found) throw new Error(`${bureau.code} has no ${login}`);
    return found;
  };
  const acts: { daysAgo: number; login: DemoLogin; does: Act }[] = [];
  const village = desk("village").area.code;
  const town = desk("town").area.code;
  const others = divisionsUnder(town, 5).flatMap(({ code }) => (code === village ? [] : [code]));
  return {
    region: DEMO_REGIONS[bureau.pack],
    random: seeded(Number(bureau.division.slice(0, 6))),
    county: desk("officer").area.code,
    town,
    home: crypto.randomUUID(),
    villages: [village, ...others],
    day: (daysAgo) => moved(today, -daysAgo),
    person: (login) => desk(login).staff,
    on: (daysAgo, login, does) => acts.push({ daysAgo, login, does }),
    async tell() {
      const sorted = acts.toSorted((a, b) => b.daysAgo - a.daysAgo);
      for (const [index, { daysAgo, login, does }] of sorted.entries()) {
        // What is done today follows one upon the other, and ends now.
        const at =
          daysAgo === 0
            ? now - sorted.length + index + 1
            : midnight - daysAgo * DAY + MORNING + index * MINUTE;
        await does({ ...desk(login), now: () => new Date(at) });
      }
    },
  };
}
