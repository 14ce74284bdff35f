import { afterAll, expect, test } from "vitest";
import { listAudit } from "../audit/list-audit.ts";
import type { PackLibrary } from "../context.ts";
import { readWorkbook } from "../ledger/index.ts";
import { county, house } from "../months/month-desk.fixture.ts";
import { changedParts } from "./changed-parts.ts";
import { findPackFaults } from "./find-pack-faults.ts";
import { joinPreviews } from "./join-previews.ts";
import { listVersions } from "./list-versions.ts";
import { adminOf, again, app, NEXT, old } from "./next-pack.fixture.ts";
import { pinPack } from "./pin-pack.ts";
import { previewUpgrade } from "./preview-upgrade.ts";
import { getUpgradeWorkbook } from "./upgrade-workbook.ts";

afterAll(() => house.close());

test("the versions say what is in force since when, who changed it and why, and what a later word replaced", async () => {
  const bureau = await house.bureau();
  const admin = await adminOf({ bureau });
  expect(await listVersions(admin)).toMatchObject({
    pack: { id: "ningxia", name: { zh: expect.stringContaining("宁夏") } },
    day: "2018-04-02",
    today: { hash: old.hash },
    wholeBureau: true,
    pins: [{ from: null, until: null, state: "now", enteredBy: null }],
    versions: [
      { ...NEXT, refusal: null },
      { hash: old.hash, refusal: null },
    ],
  });
  await pinPack(admin, { from: "2018-05-01", reason: "五月换用", seen: 1 });
  await pinPack(await again(admin), { from: "2018-04-01", reason: "提前换用", seen: 2 });
  const back = await pinPack(await again(admin), {
    pack: old.hash,
    from: "2018-06-01",
    reason: "换回",
    seen: 3,
  });
  expect(back.pins).toMatchObject([
    { from: null, until: "2018-04-01", state: "past", hash: old.hash },
    { from: "2018-05-01", state: "replaced", ...NEXT },
    {
      from: "2018-04-01",
      until: "2018-06-01",
      state: "now",
      reason: "提前换用",
      enteredBy: admin.staff.name,
      ...NEXT,
    },
    { from: "2018-06-01", until: null, state: "next", reason: "换回" },
  ]);
});

test("a version that does not fit or is gone is listed with the reason; others of the bureau read it too", async () => {
  const bureau = await house.bureau();
  const admin = await adminOf({ bureau });
  await pinPack(admin, { from: "2018-04-01", reason: "换用", seen: 1 });
  const broken: PackLibrary = {
    ...house.app.packs,
    find: (id) => ({ ...old, id, name: { zh: "甲", en: "A" }, refusal: { zh: "格式不符", en: "wrong" } }),
  };
  const finance = await again(await bureau.staff("countyFinance"), broken);
  const shown = await listVersions(finance);
  expect(shown.wholeBureau).toBe(false);
  expect(shown.versions).toMatchObject([
    { hash: old.hash, refusal: null },
    { ...NEXT, refusal: { zh: expect.stringContaining("不在这台服务器上") } },
  ]);
});

test("the start learns which packs bureaus are pinned to and cannot be used, and those offered that do not fit", async () => {
  const bureau = await house.bureau();
  await pinPack(await adminOf({ bureau }), { from: "2030-01-01", reason: "换用", seen: 1 });
  const found = async (packs: PackLibrary, ids: string[] = []) => {
    const faults = await findPackFaults({ ...app, packs }, ids);
    return faults.filter(({ pack, bureaus }) => ids.includes(pack) || bureaus.includes(bureau.ref.code));
  };
  expect(await found(app.packs)).toEqual([]);
  expect(await found(house.app.packs)).toMatchObject([
    { pack: "ningxia", hash: NEXT.hash, reason: { zh: expect.stringContaining("不在这台服务器上") } },
  ]);
  const reason = { zh: "格式不符", en: "wrong" };
  const broken: PackLibrary = {
    ...app.packs,
    find: (id) =>
      id === "licheng" ? { id, version: "", hash: id, name: reason, refusal: reason } : app.packs.find(id),
  };
  expect(await found(broken, ["licheng"])).toEqual([
    { pack: "licheng", hash: "licheng", reason, bureaus: [] },
  ]);
});

test("a preview goes on where the slice before ended, and slices add up to the whole", async () => {
  const { officer } = await county();
  const whole = await previewUpgrade(await again(officer), { on: "2018-03-31" });
  const [first] = whole.rows;
  const rest = await previewUpgrade(await again(officer), { on: "2018-03-31", cursor: first?.childId });
  expect(rest).toMatchObject({ total: 7, differing: 0, parts: [], months: [], rows: [], next: null });
  expect(rest.children).toBeLessThan(7);
  const joined = joinPreviews([whole, { ...rest, more: 5, less: 2, net: 3, open: 1, next: "on" }], 1);
  expect(joined).toMatchObject({
    parts: whole.parts,
    children: 7 + rest.children,
    differing: 1,
    more: 105,
    less: 2,
    net: 103,
    open: 1,
    next: "on",
  });
  expect(joinPreviews([whole, whole], 1).rows).toHaveLength(1);
});

test("the officer takes the list of differences away, which is written down; the administrator cannot", async () => {
  const cast = await county();
  const file = await getUpgradeWorkbook(await again(cast.officer), { on: "2018-03-31" });
  const [sheet] = readWorkbook(Buffer.from(file.base64, "base64"));
  const text = JSON.stringify(sheet);
  for (const cell of ["丁双亡", "升级差异", "737", "738"]) expect(text).toContain(cell);
  const admin = await adminOf(cast);
  await expect(getUpgradeWorkbook(admin, { on: "2018-03-31" })).rejects.toMatchObject({ code: "forbidden" });
  const { rows } = await listAudit(admin, { offset: 0, limit: 2 });
  expect(rows).toMatchObject([
    { action: "policy.upgradeWorkbook", actorName: cast.officer.staff.name },
    { action: "policy.previewUpgrade" },
  ]);
});

test("rules, readings and clauses that differ are said in words, before and after", () => {
  const before = app.packs.get(old.id, old.hash).pack;
  const [reading] = before.readings;
  const other = reading?.options.find(({ id }) => id !== reading.taken);
  const [document] = before.documents.toReversed();
  const item = before.items.find(({ kind }) => kind === "category");
  if (!reading || !other || !document || !item) throw new Error("the pack has changed its shape");
  const parts = changedParts(before, {
    ...before,
    readings: before.readings.map((one) => (one.id === reading.id ? { ...one, taken: other.id } : one)),
    items: before.items.map((one) => (one.id === item.id ? { ...one, when: { constant: true } } : one)),
    documents: before.documents.map((one) =>
      one.id === document.id ? { ...one, clauses: one.clauses.slice(1) } : one,
    ),
    provisions: [],
  });
  const found = new Map(parts.map((part) => [part.id, part]));
  expect(found.get(reading.id)).toMatchObject({ clauses: [reading.clause], after: { text: other.text } });
  expect(found.get(item.id)).toMatchObject({ part: "items", name: item.title, change: "changed" });
  expect(found.get(item.id)?.after?.children).toEqual([{ text: { zh: "一律适用", en: "Always" } }]);
  expect(found.get(document.id)).toMatchObject({ name: document.title, clauses: [document.clauses[0]?.no] });
  const gone = parts.filter(({ part }) => part === "provisions");
  expect(gone.length).toBe(before.provisions?.length);
  expect(gone.every(({ change, before, after }) => change === "removed" && before && !after)).toBe(true);
});
