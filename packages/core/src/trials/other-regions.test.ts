import type { Facts } from "@tongyou/policy";
import { afterAll, expect, test } from "vitest";
import { awardFrom } from "../awards/award.fixture.ts";
import { AT_HOME, at, desk, house } from "../children/restricted-desk.fixture.ts";
import { county, house as months } from "../months/month-desk.fixture.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { again, NEXT } from "../tenants/next-pack.fixture.ts";
import { getTrial } from "./get-trial.ts";
import { getTrialForm } from "./get-trial-form.ts";
import { rowsOf, tryOut } from "./trial-desk.fixture.ts";

afterAll(async () => {
  await house.close();
  await months.close();
});

const JUNE = "2018-06";
const LICHENG = "350304000000";
const ORPHAN: Facts = {
  ...AT_HOME,
  "father.statuses": [{ status: "deceased", since: "2015-01-01" }],
  "mother.statuses": [{ status: "deceased", since: "2015-01-01" }],
  careArrangement: "kinship",
};

test("Licheng raises its scattered orphans; the amount of another class moves nobody", async () => {
  const { officer, id } = await desk("licheng", LICHENG, ORPHAN);
  await awardFrom(officer, JUNE, id);
  const trial = await tryOut(officer, {
    month: JUNE,
    changes: [{ kind: "amount", parameter: "LC.scattered.monthly", fen: 110_000 }],
  });
  expect(trial.outlook.amounts).toMatchObject([{ before: 90_000, after: 110_000 }]);
  expect(trial.sums).toEqual({ before: { children: 1, fen: 90_000 }, after: { children: 1, fen: 110_000 } });
  expect([...(await rowsOf(officer, trial)).values()]).toMatchObject([
    { effect: "more", before: { class: "LC.scattered", fen: 90_000 }, after: { fen: 110_000 } },
  ]);
  const other = await tryOut(officer, {
    month: JUNE,
    changes: [{ kind: "amount", parameter: "LC.institution.monthly", fen: 200_000 }],
  });
  expect(other).toMatchObject({ differing: { awarded: 0, unawarded: 0 }, sums: { after: { fen: 90_000 } } });
});

test("finance tries amounts and no rules, and is told no reason that rests on restricted facts", async () => {
  const { bureau, officer, id } = await desk("licheng", LICHENG, { ...AT_HOME, hivInfected: true });
  await awardFrom(officer, JUNE, id);
  const changes = [{ kind: "reading", reading: "LC-3.1-f.placed", option: "include" } as const];
  const rules = await tryOut(officer, { month: JUNE, changes });
  const finance = at(await bureau.staff("countyFinance"));
  await expect(rowsOf(finance, rules)).rejects.toMatchObject({ code: "forbidden" });
  await expect(tryOut(finance, { month: JUNE, changes })).rejects.toMatchObject({ code: "forbidden" });
  expect((await getTrialForm(finance, { month: JUNE, readings: {} })).mayTryRules).toBe(false);
  // An amount says no more than the month does: class and money, and of the reason nothing.
  const raise = [{ kind: "amount", parameter: "LC.scattered.monthly", fen: 110_000 } as const];
  const trial = await tryOut(finance, { month: JUNE, changes: raise });
  const [row] = [...(await rowsOf(finance, trial)).values()];
  expect(row).toMatchObject({ effect: "more", before: { fen: 90_000 }, after: { fen: 110_000 } });
  expect(row?.reason.zh).toContain("限阅");
  expect(JSON.stringify(row)).not.toMatch(/艾滋|HIV|LC-3\.1-g/);
  expect(JSON.stringify([...(await rowsOf(officer, trial)).values()])).toContain("LC-3.1-g");
});

test("a child who turns 18 in the month is due the first day's amount where the bureau pays the last month in full", async () => {
  const { officer, id } = await desk("licheng", LICHENG, ORPHAN);
  await awardFrom(officer, JUNE, id);
  // Born on 15 January 2009: 18 by the end of the month, 17 on its first day.
  const inJanuary = {
    month: "2027-01",
    changes: ["FJ.scattered", "FJ.institution", "LC.scattered", "LC.institution"].map((rate) => ({
      kind: "amount" as const,
      parameter: `${rate}.monthly`,
      fen: 200_000,
    })),
  };
  expect((await tryOut(officer, inJanuary)).sums?.after).toEqual({ children: 0, fen: 0 });
  await enterSetting(officer, {
    setting: "benefit.stops",
    value: "nextMonth",
    validFrom: "2018-01-01",
    reason: "局务会议决定",
  });
  expect((await tryOut(officer, inJanuary)).sums?.after).toEqual({ children: 1, fen: 200_000 });
});

test("another version of the pack is tried by the day's facts, with what it pays otherwise", async () => {
  const cast = await county();
  const officer = await again(cast.officer);
  const form = await getTrialForm(officer, { month: "2018-03", readings: {} });
  expect(form.versions.map(({ hash, now }) => [hash === NEXT.hash, now])).toEqual([
    [true, false],
    [false, true],
  ]);
  const trial = await tryOut(officer, { changes: [{ kind: "pack", hash: NEXT.hash }] });
  expect(trial.outlook.packs.after).toEqual(NEXT);
  expect(trial.outlook.amounts).toMatchObject([{ before: 73_700, after: 73_800 }]);
  expect(trial.figures?.effects.more).toEqual({ children: 1, fen: 100 });
  const both = await tryOut(officer, {
    changes: [
      { kind: "pack", hash: NEXT.hash },
      { kind: "amount", parameter: "NX.institution.monthly", fen: 110_000 },
    ],
  });
  expect(both.sums?.after.fen).toBe(231_700 + 100 + 5_100);
  // The artefact is gone from the server: the trial says why it cannot be opened.
  const gone = { ...officer, packs: months.app.packs };
  await expect(getTrial(gone, { id: trial.id, counted: "all" })).rejects.toMatchObject({
    code: "unavailable",
  });
});
