import { withControl } from "@tongyou/database";
import { afterAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import { calculateMonth } from "../months/calculate-month.ts";
import { getMonth } from "../months/get-month.ts";
import { APRIL, county, fix, house, itemsOf, MARCH } from "../months/month-desk.fixture.ts";
import { findBrokenNationalAct } from "./national-act.ts";
import { adminOf, again, app, NEXT, old } from "./next-pack.fixture.ts";
import { pinPack } from "./pin-pack.ts";
import { previewUpgrade } from "./preview-upgrade.ts";
import { rollBackPack } from "./roll-back-pack.ts";

afterAll(() => house.close());

const because = { reason: "新标准印发", seen: 1 };

test("the preview shows each child's difference to the bureau's officers, and counts alone to its administrator", async () => {
  const cast = await county();
  const shown = await previewUpgrade(await again(cast.officer), { on: "2018-03-31" });
  expect(shown).toMatchObject({
    before: { hash: old.hash },
    after: NEXT,
    parts: [
      {
        part: "parameters",
        id: "NX.bothDead.monthly",
        change: "changed",
        name: { zh: expect.stringContaining("双") },
        clauses: ["NX-3.1-a", "NX-3.1-c"],
        amounts: expect.arrayContaining([
          {
            before: expect.objectContaining({ fen: 73_700 }),
            after: expect.objectContaining({ fen: 73_800 }),
          },
        ]),
      },
    ],
    months: [],
    total: 7,
    children: 7,
    next: null,
    differing: 1,
    more: 100,
    less: 0,
    net: 100,
    open: 0,
  });
  expect(shown.rows).toMatchObject([
    {
      name: "丁双亡",
      differs: ["allowance"],
      before: { status: "decided", class: { id: "NX.bothDead" }, fen: 73_700 },
      after: { fen: 73_800 },
      fen: 100,
    },
  ]);
  const admin = await adminOf(cast);
  const counts = await previewUpgrade(admin, { on: "2018-03-31", pack: "9.9.9" });
  expect(counts).toMatchObject({ children: 7, differing: 1, net: 100, rows: [] });
  expect((await listAudit(admin, { offset: 0, limit: 1 })).rows).toMatchObject([
    { action: "policy.previewUpgrade" },
  ]);
});

test("a pin decides from its day on; earlier and fixed months keep theirs; rolling back is a pin of its own", async () => {
  const cast = await county();
  const march = await fix(cast, await calculateMonth(cast.officer, { month: MARCH }));
  const admin = await adminOf(cast);
  const pinned = await pinPack(admin, { from: "2018-04-01", ...because });
  expect(pinned).toMatchObject({ today: NEXT, pins: [{ from: null }, { from: "2018-04-01", ...NEXT }] });

  const officer = await again(cast.officer);
  expect(await getMonth(officer, { id: march.id })).toMatchObject({ state: "fixed", pack: old });
  const april = await calculateMonth(officer, { month: APRIL });
  expect(april.pack).toMatchObject(NEXT);
  expect((await itemsOf(officer, april)).get("丁双亡")).toMatchObject({ fen: 73_800, previousFen: 73_700 });
  const waiting = await previewUpgrade(officer, { on: "2018-04-30", pack: old.hash });
  expect(waiting.months).toMatchObject([{ id: april.id, month: APRIL, areaName: expect.any(String) }]);
  const february = await calculateMonth(officer, { month: "2018-02" });
  expect(february).toMatchObject({ pack: old, stale: false });

  await rollBackPack(await again(admin), { from: "2018-04-01", reason: "核对后退回", seen: 2 });
  const afterwards = await again(cast.officer);
  expect(await getMonth(afterwards, { id: april.id })).toMatchObject({ stale: true });
  const redone = await calculateMonth(afterwards, { month: APRIL });
  expect(redone.pack).toMatchObject(old);
  expect((await itemsOf(afterwards, redone)).get("丁双亡")).toMatchObject({ fen: 73_700 });
  const { rows } = await listAudit(await again(admin), { offset: 0, limit: 50 });
  const acts = rows.filter(({ action }) => /^policy\.(?:pinPack|rollBackPack)$/.test(action));
  expect(acts).toMatchObject([
    { action: "policy.rollBackPack", actorName: admin.staff.name, purpose: "核对后退回" },
    { action: "policy.pinPack", purpose: because.reason },
  ]);
  expect(await withControl(app.db, findBrokenNationalAct)).toBeNull();
});

test("refused: what changes nothing, an unknown version, nothing to go back to, part of the bureau, another role", async () => {
  const bureau = await house.bureau();
  const admin = await again(await bureau.staff("tenantAdmin"));
  const from = "2018-04-01";
  await expect(pinPack(admin, { pack: old.hash, from, ...because })).rejects.toMatchObject({
    code: "conflict",
    field: "from",
  });
  await expect(pinPack(admin, { pack: "0.0.1", from, ...because })).rejects.toMatchObject({
    code: "invalid",
    field: "pack",
  });
  await expect(rollBackPack(admin, { from, ...because })).rejects.toMatchObject({ code: "conflict" });
  const part = await again(await bureau.staff("tenantAdmin", "640423000000"));
  await expect(pinPack(part, { from, ...because })).rejects.toMatchObject({ code: "conflict" });
  const officer = await again(await bureau.staff("countyOfficer", "640000000000"));
  await expect(pinPack(officer, { from, ...because })).rejects.toMatchObject({ code: "forbidden" });
  const auditor = await again(await bureau.staff("auditor"));
  await expect(previewUpgrade(auditor, { on: from })).rejects.toMatchObject({ code: "forbidden" });
});

test("of two people who pin at the same time, or with forms opened at the same time, the second is told", async () => {
  const bureau = await house.bureau();
  const admin = await again(await bureau.staff("tenantAdmin"));
  await pinPack(admin, { from: "2030-01-01", ...because });
  const late = await again(admin);
  await expect(pinPack(late, { from: "2031-01-01", ...because })).rejects.toMatchObject({ code: "stale" });
  await expect(rollBackPack(late, { from: "2030-01-01", ...because })).rejects.toMatchObject({
    code: "stale",
  });
  await expect(pinPack(admin, { from: "2031-01-01", ...because })).rejects.toMatchObject({ code: "stale" });
});

test("another bureau's pack does not move", async () => {
  const [mine, other] = [await house.bureau(), await house.bureau()];
  await pinPack(await again(await mine.staff("tenantAdmin")), { from: "2018-01-01", ...because });
  const neighbour = await again(await other.staff("tenantAdmin"));
  expect(neighbour.tenant.pack).toEqual(old);
  expect(neighbour.tenant.pins).toHaveLength(1);
});
