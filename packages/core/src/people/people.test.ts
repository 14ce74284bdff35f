import { withTenant } from "@tongyou/database";
import { audit, worker } from "@tongyou/database/schema";
import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { areaRange } from "../divisions/index.ts";
import { createStaff } from "../staff/create-staff.ts";
import { updateStaff } from "../staff/update-staff.ts";
import { enterSetting } from "../standards/enter-setting.ts";
import { testHouse } from "../testing.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { appoint, appointMany, endPost, linkAccount } from "./appoint.ts";
import { getCoverage } from "./get-coverage.ts";
import { getResponsibility } from "./get-responsibility.ts";
import { getResponsible } from "./get-responsible.ts";
import { getWorker } from "./get-worker.ts";
import { listRegister } from "./list-register.ts";
import { listTrainings } from "./list-trainings.ts";
import { madeUpId, onDay, peopleDesk } from "./people.fixture.ts";
import { recordReview } from "./record-review.ts";
import { recordTraining, voidTraining } from "./record-training.ts";
import { getRegisterForm } from "./register-form.ts";
import { changeWorker, registerWorker } from "./register-worker.ts";

const house = testHouse();
afterAll(() => house.close());
const page = { offset: 0, limit: 50 };
const LICHENG = { division: "350500000000", pack: "licheng", day: "2021-06-15" };

let desk: Awaited<ReturnType<typeof peopleDesk>>;
beforeAll(async () => {
  desk = await peopleDesk(house, LICHENG);
});

const refused = (code: string, field?: string) => ({ code, ...(field ? { field } : {}) });

test("the register keeps a person once, sealed, and shows numbers to those whose work needs them", async () => {
  const { officer, bureau, town } = desk;
  const idNumber = madeUpId();
  const person = { id: crypto.randomUUID(), area: town, name: "林甲", idNumber, phone: "13812345678" };
  await registerWorker(officer, person);
  await registerWorker(officer, person);
  await expect(registerWorker(officer, { ...person, id: crypto.randomUUID() })).rejects.toMatchObject(
    refused("conflict", "idNumber"),
  );
  expect(await getWorker(officer, { id: person.id })).toMatchObject({ idNumber, phone: "13812345678" });
  const town_ = await bureau.staff("townSupervisor", town);
  const seen = await getWorker(town_, { id: person.id });
  expect(seen.phone).toBe("13812345678");
  expect(seen.idNumber).toMatch(/^3505\*+\d{3}[\dX]$/);
  const auditor = await bureau.staff("auditor");
  expect((await getWorker(auditor, { id: person.id })).phone).toBe("*******5678");
  const scope = { tenant: bureau.ref, area: areaRange(bureau.ref.division) };
  const [row] = await withTenant(house.app.db, scope, (tx) =>
    tx.select().from(worker).where(eq(worker.id, person.id)),
  );
  expect(row?.idSealed?.includes(idNumber)).toBe(false);
  const [entry] = await withTenant(house.app.db, scope, (tx) =>
    tx.select().from(audit).where(eq(audit.action, "people.register")).orderBy(desc(audit.position)).limit(1),
  );
  expect(entry?.detail).toMatchObject({ worker: person.id });
  expect(JSON.stringify(entry)).not.toContain("林甲");
});

test("what a region's register demands is demanded, and a number that cannot be right is refused", async () => {
  const { officer, town } = desk;
  const person = { id: crypto.randomUUID(), area: town, name: "林乙" };
  await expect(registerWorker(officer, person)).rejects.toMatchObject(refused("invalid", "idNumber"));
  const idNumber = "350502198501010009";
  await expect(registerWorker(officer, { ...person, idNumber, phone: "13800000000" })).rejects.toMatchObject(
    refused("invalid", "idNumber"),
  );
  const ningxia = await peopleDesk(house, { division: "640000000000", pack: "ningxia", day: "2021-06-15" });
  await expect(registerWorker(ningxia.officer, { ...person, area: ningxia.town })).resolves.toEqual({
    id: person.id,
  });
});

test("nobody begins before passing where the document says so: neither village nor account; others do", async () => {
  const { officer, bureau, villages, register, train, post } = desk;
  const village = villages[1] ?? "";
  const id = await register("陈丙");
  const place = { place: village, from: "2021-06-10" };
  await expect(post(id, place)).rejects.toThrow("FJ-2.2.2-e");
  await train(id, "2021-06-01", false);
  await expect(post(id, place)).rejects.toMatchObject(refused("conflict"));
  await train(id, "2021-06-05", true);
  await expect(post(id, { ...place, from: "2021-06-04" })).rejects.toMatchObject(refused("conflict"));
  await post(id, place);
  expect((await getWorker(officer, { id })).barred).toBeNull();
  const admin = onDay(await bureau.staff("tenantAdmin"), LICHENG.day);
  const account = { login: "worker-bing", name: "陈丙", role: "villageWorker", area: village } as const;
  await expect(createStaff(admin, { ...account, name: "无名氏" })).rejects.toThrow("FJ-2.2.2-e");
  const made = await createStaff(admin, account);
  const file = await getWorker(officer, { id });
  expect(file.posts).toMatchObject([{ account: "worker-bing", title: { zh: "儿童主任" }, until: null }]);
  const pass = file.trainings.find(({ passed }) => passed);
  expect(await voidTraining(officer, { id: pass?.id ?? "", reason: "证书登记错人" })).toEqual({
    stopped: ["worker-bing"],
  });
  await expect(updateStaff(admin, { id: made.id, disabled: false })).rejects.toThrow("FJ-2.2.2-e");
  expect((await getWorker(officer, { id })).barred).toMatchObject({ clause: "FJ-2.2.2-e" });
  await expect(voidTraining(officer, { id: pass?.id ?? "", reason: "再次" })).rejects.toMatchObject(
    refused("conflict"),
  );
  const zhengzhou = await peopleDesk(house, {
    division: "410100000000",
    pack: "zhengzhou",
    day: "2021-06-15",
  });
  await zhengzhou.post(await zhengzhou.register("周某"));
});

test("whoever was in post before the document goes on", async () => {
  const { officer, villages, register, post } = desk;
  const id = await register("老丁");
  await post(id, { place: villages[2] ?? "", from: "2018-03-01" });
  await post(id, { place: villages[3] ?? "", from: "2021-06-10" });
  const { posts } = await getWorker(officer, { id });
  expect(posts.map(({ from }) => from)).toEqual(["2018-03-01", "2021-06-10"]);
});

test("a post is given once, at a place of its level, from a day that has come", async () => {
  const { officer, bureau, villages, town, register, post } = desk;
  const id = await register("黄戊");
  const place = villages[4] ?? "";
  const made = await post(id, { place, from: "2018-01-01" });
  await expect(post(id, { place, from: "2018-02-01" })).rejects.toMatchObject(refused("conflict"));
  await expect(post(id, { place: town, from: "2018-01-01" })).rejects.toMatchObject(
    refused("invalid", "place"),
  );
  await expect(post(id, { place, from: "2021-06-16" })).rejects.toMatchObject(refused("invalid", "from"));
  const other = await bureau.another("villageWorker", villages[5] ?? "");
  await expect(linkAccount(officer, { postId: made, login: other.staff.login })).rejects.toMatchObject(
    refused("invalid", "login"),
  );
  const own = await bureau.another("villageWorker", place);
  await linkAccount(officer, { postId: made, login: own.staff.login });
  const second = await register("黄己");
  const theirs = await post(second, { place, from: "2018-01-01" });
  await expect(linkAccount(officer, { postId: theirs, login: own.staff.login })).rejects.toMatchObject(
    refused("conflict", "login"),
  );
  await expect(endPost(officer, { postId: made, on: "2021-06-15", reason: "离任" })).rejects.toMatchObject(
    refused("conflict"),
  );
  await endPost(officer, { postId: theirs, on: "2021-06-15", reason: "工作调整" });
  expect((await getWorker(officer, { id: second })).posts).toMatchObject([
    { until: "2021-06-15", reason: "工作调整" },
  ]);
});

test("coverage counts what the document counts: exactly one a village, gaps and doubles with names", async () => {
  const own = await peopleDesk(house, LICHENG);
  const { officer, villages, register, post, child } = own;
  await child("小一", villages[1]);
  for (const name of ["甲", "乙"]) await post(await register(name), { from: "2018-01-01" });
  const coverage = await getCoverage(officer, { rule: "FJ.staff.onePerVillage" });
  const rule = coverage.rules.find(({ id }) => id === "FJ.staff.onePerVillage");
  expect(rule).toMatchObject({ clause: "FJ-2.2.1-a", min: 1, max: 1, doubles: 1 });
  expect(rule?.gaps).toBe((rule?.places ?? 0) - 1);
  expect(coverage.wrong.find(({ place }) => place.code === villages[0])).toMatchObject({
    kind: "double",
    people: expect.arrayContaining(["甲", "乙"]),
  });
  expect(coverage.wrong.find(({ place }) => place.code === villages[1])).toMatchObject({
    kind: "gap",
    children: 1,
  });
  expect(coverage.parts.reduce((sum, { places }) => sum + places, 0)).toBe(rule?.places);
  const { todos } = await getWorkbench(officer, {});
  expect(todos).toContainEqual(
    expect.objectContaining({ kind: "postVacant", to: "/people?tab=coverage&rule=FJ.staff.onePerVillage" }),
  );
  const mentougou = await peopleDesk(house, {
    division: "110000000000",
    pack: "mentougou",
    day: "2021-06-15",
  });
  const { rules } = await getCoverage(mentougou.officer, {});
  expect(rules.map(({ role, max }) => [role, max])).toEqual(
    expect.arrayContaining([
      ["townSocialWorker", null],
      ["villageWorker", null],
    ]),
  );
  await expect(getCoverage(officer, { area: "640423000000" })).rejects.toMatchObject(refused("notFound"));
});

test("Ningxia's three levels: a person by name for the county, each town, each village and its groups", async () => {
  const own = await peopleDesk(house, { division: "640000000000", pack: "ningxia", day: "2021-06-15" });
  const { officer, register, post, town, villages } = own;
  const cadre = await register("县里干部");
  await post(cadre, { role: "countyGovernment", place: officer.area.code, from: "2018-01-01" });
  await post(cadre, { role: "countyGovernment", place: town, from: "2018-01-01" });
  const group = { role: "townGovernment", place: villages[0] ?? "", from: "2018-01-01" } as const;
  await post(await register("乡里干部"), { ...group, part: "第三组" });
  const { rules } = await getCoverage(officer, {});
  const filled = new Map(rules.map(({ id, places, gaps, doubles }) => [id, places - gaps - doubles]));
  expect(Object.fromEntries(filled)).toMatchObject({
    "NX.staff.countyCadre": 1,
    "NX.staff.townByCounty": 1,
    "NX.staff.villageByDepartment": 0,
    "NX.staff.groupByTown": 1,
  });
  const { held } = await getCoverage(officer, { rule: "NX.staff.groupByTown" });
  expect(held).toMatchObject([{ part: "第三组", name: "乡里干部" }]);
  expect((await getWorker(officer, { id: cadre })).keptAt.code).toBe(officer.area.code);
});

test("village by village who answers for it at each level; one person is given several places at once", async () => {
  const own = await peopleDesk(house, { division: "640423000000", pack: "ningxia", day: "2021-06-15" });
  const { officer, bureau, register, post, town, villages } = own;
  await post(await register("县里干部"), { role: "countyGovernment", place: town, from: "2018-01-01" });
  const id = await register("包村干部");
  const places = villages.slice(0, 3).map((place) => ({ id: crypto.randomUUID(), place }));
  const asked = { workerId: id, role: "department.other", posts: places, from: "2021-06-01" } as const;
  expect(await appointMany(officer, asked)).toEqual({ given: 3, held: 0 });
  expect(await appointMany(officer, asked)).toEqual({ given: 0, held: 3 });
  const later = [{ id: crypto.randomUUID(), place: villages[3] ?? "" }, ...places];
  expect(await appointMany(officer, { ...asked, posts: later })).toEqual({ given: 1, held: 3 });
  const told = await getResponsibility(officer, { ...page, area: town, gaps: false });
  const cells = ({ cells: row }: (typeof told.rows)[number]) =>
    Object.fromEntries(
      row.map(({ people, gap }, at) => [told.columns[at]?.id, gap ? "gap" : people[0]?.name]),
    );
  expect(cells(told.rows[0] ?? { place: { code: "", name: "" }, cells: [] })).toEqual({
    "NX.staff.assistant": "gap",
    "NX.staff.countyCadre": "gap",
    "NX.staff.townByCounty": "县里干部",
    "NX.staff.villageByDepartment": "包村干部",
    "NX.staff.groupByTown": "gap",
    "role.townSupervisor": "gap",
  });
  expect(told).toMatchObject({ villages: villages.length, lacking: villages.length });
  const supervisor = onDay(await bureau.staff("townSupervisor", town), "2021-06-15");
  expect((await getResponsibility(supervisor, { ...page, gaps: true })).rows[0]?.cells).toEqual(
    told.rows[0]?.cells,
  );
  const outside = [{ id: crypto.randomUUID(), place: officer.area.code }];
  await expect(appointMany(supervisor, { ...asked, posts: outside })).rejects.toMatchObject(
    refused("invalid", "place"),
  );
  await expect(
    getResponsibility(supervisor, { ...page, area: officer.area.code, gaps: false }),
  ).rejects.toMatchObject(refused("notFound"));
});

test("everybody is trained once a calendar year; a bureau that leaves the interval open is asked for it", async () => {
  const own = await peopleDesk(house, LICHENG);
  const { officer, register, train, post, villages } = own;
  const [late, due] = [await register("迟某"), await register("应某")];
  await post(late, { from: "2019-01-01" });
  await post(due, { from: "2019-01-01", place: villages[1] ?? "" });
  await train(due, "2020-02-01");
  const overdue = await listTrainings(officer, { ...page, view: "overdue" });
  expect(overdue.rows).toMatchObject([
    { workerId: late, lastOn: null, due: { due: "2019-12-31", rule: { clause: "FJ-2.2.2-c" } } },
  ]);
  const yearly = await listTrainings(officer, { ...page, view: "due" });
  expect(yearly.rows).toMatchObject([{ workerId: due, lastOn: "2020-02-01", due: { due: "2021-12-31" } }]);
  const { counts } = await getWorkbench(officer, {});
  expect(counts).toContainEqual({ kind: "trainingDue", count: 2 });
  const zhengzhou = await peopleDesk(house, {
    division: "410100000000",
    pack: "zhengzhou",
    day: "2021-06-15",
  });
  await zhengzhou.post(await zhengzhou.register("周某"), { from: "2020-06-01" });
  const open = await listTrainings(zhengzhou.officer, { ...page, view: "done" });
  expect(open).toMatchObject({ missing: [{ setting: "ZZ.trainingInterval" }], total: 1 });
  await enterSetting(zhengzhou.officer, {
    setting: "ZZ.trainingInterval",
    value: 6,
    validFrom: "2020-01-01",
    reason: "局务会",
  });
  expect(await listTrainings(zhengzhou.officer, { ...page, view: "overdue" })).toMatchObject({
    missing: [],
    total: 1,
  });
});

test("one training of several is recorded once; checks and orders to correct stay as written", async () => {
  const { officer, register } = desk;
  const ids = [await register("吴一"), await register("吴二")];
  const training = {
    id: crypto.randomUUID(),
    workerIds: ids,
    on: "2021-05-01",
    classHours: 16,
    topics: ["强制报告"],
  };
  expect(await recordTraining(officer, training)).toEqual({ recorded: 2 });
  expect(await recordTraining(officer, training)).toEqual({ recorded: 0 });
  await expect(
    recordTraining(officer, { ...training, id: crypto.randomUUID(), on: "2021-06-16" }),
  ).rejects.toMatchObject(refused("invalid", "on"));
  const [id = ""] = ids;
  const review = {
    id: crypto.randomUUID(),
    workerId: id,
    kind: "correction",
    on: "2021-06-01",
    due: "2021-07-01",
    found: "走访记录不全",
  } as const;
  await recordReview(officer, review);
  await recordReview(officer, review);
  await expect(
    recordReview(officer, { ...review, id: crypto.randomUUID(), kind: "praise" }),
  ).rejects.toMatchObject(refused("invalid", "due"));
  expect((await getWorker(officer, { id })).reviews).toMatchObject([
    { kind: "correction", due: "2021-07-01", found: "走访记录不全" },
  ]);
});

test("a corrected entry needs the version the form showed", async () => {
  const { officer, register } = desk;
  const id = await register("郑某");
  await changeWorker(officer, { id, version: 1, unit: "某村委会" });
  await expect(changeWorker(officer, { id, version: 1, name: "郑某某" })).rejects.toMatchObject(
    refused("stale"),
  );
  expect(await getWorker(officer, { id })).toMatchObject({ name: "郑某", unit: "某村委会", version: 2 });
});

test("a child's place knows who answers for it; nobody outside asks", async () => {
  const { officer, bureau, villages, town, register, post } = desk;
  const village = villages[6] ?? "";
  await post(await register("村里人"), { place: village, from: "2018-01-01" });
  await post(await register("镇上人"), { role: "townSupervisor", place: town, from: "2018-01-01" });
  const worker_ = await bureau.staff("villageWorker", village);
  expect(await getResponsible(onDay(worker_, LICHENG.day), { division: village })).toMatchObject([
    { name: "村里人", phone: "13900000000", title: { zh: "儿童主任" } },
    { name: "镇上人", title: { zh: "儿童督导员" } },
  ]);
  await expect(getResponsible(worker_, { division: town })).rejects.toMatchObject(refused("notFound"));
  expect(await getRegisterForm(officer)).toMatchObject({
    required: { idNumber: true, phone: true, clause: "FJ-2.2.3-a" },
  });
});

test("another bureau's, another area's, and people without the permission see nothing", async () => {
  const { officer, bureau, villages, town, register } = desk;
  const id = await register("秘某");
  const other = await house.bureau({ division: LICHENG.division, pack: LICHENG.pack });
  const stranger = await other.staff("countyOfficer");
  const neighbour = await bureau.staff("countyOfficer", "350503000000");
  for (const one of [stranger, neighbour]) {
    await expect(getWorker(one, { id })).rejects.toMatchObject(refused("notFound"));
    const { rows } = await listRegister(one, { ...page, view: "waiting" });
    expect(rows.map((row) => row.id)).not.toContain(id);
    const post = {
      id: crypto.randomUUID(),
      workerId: id,
      role: "villageWorker",
      from: "2018-01-01",
    } as const;
    await expect(appoint(one, { ...post, place: villages[7] ?? "" })).rejects.toThrow();
  }
  for (const role of ["villageWorker", "countyFinance", "institutionStaff"] as const) {
    const person = await bureau.staff(role);
    await expect(getWorker(person, { id })).rejects.toMatchObject(refused("forbidden"));
    await expect(
      registerWorker(person, { id: crypto.randomUUID(), area: town, name: "某" }),
    ).rejects.toMatchObject(refused("forbidden"));
  }
  expect((await listRegister(officer, { ...page, view: "waiting", q: "秘" })).rows).toMatchObject([{ id }]);
});
