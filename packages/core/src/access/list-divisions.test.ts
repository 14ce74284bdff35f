import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestBureau, testHouse } from "../testing.ts";
import { describeMe } from "./describe-me.ts";
import { listDivisions } from "./list-divisions.ts";

const house = testHouse();
let bureau: TestBureau;

beforeAll(async () => {
  bureau = await house.bureau();
});
afterAll(() => house.close());

test("without a parent: the own area alone, with the names above it", async () => {
  const supervisor = await bureau.staff("townSupervisor", "640423100000");
  expect(await listDivisions(supervisor, {})).toEqual([
    {
      code: "640423100000",
      name: "城关镇",
      fullName: "宁夏回族自治区固原市隆德县城关镇",
      level: 4,
      hasChildren: true,
    },
  ]);
});

test("with a parent: what lies directly inside it", async () => {
  const admin = await bureau.staff("tenantAdmin");
  expect((await listDivisions(admin, { parent: "640000000000" })).map(({ name }) => name)).toContain(
    "固原市",
  );
  const villages = await listDivisions(admin, { parent: "640423100000" });
  expect(villages).toContainEqual(
    expect.objectContaining({ code: "640423100012", level: 5, hasChildren: false }),
  );
});

test("a city without counties shows its towns", async () => {
  const dongguan = await house.bureau({ division: "441900000000" });
  const towns = await listDivisions(await dongguan.staff("tenantAdmin"), { parent: "441900000000" });
  expect(towns.length).toBeGreaterThan(20);
  expect(towns.every(({ level }) => level === 4)).toBe(true);
});

test.each(["640424000000", "640000000000", "640423999000", "410000000000"])(
  "a place outside the area, or none at all, is not there: %s",
  async (parent) => {
    const officer = await bureau.staff("countyOfficer");
    await expect(listDivisions(officer, { parent })).rejects.toMatchObject({ code: "notFound" });
  },
);

test("who is signed in, where, and what the role may do", async () => {
  const officer = await bureau.staff("countyOfficer");
  const session = { id: "s", expiresAt: new Date("2018-03-31T00:00:00Z"), mustChangePassword: false };
  const me = await describeMe({ ...officer, session });
  expect(me).toMatchObject({
    staff: { role: "countyOfficer" },
    tenant: { code: bureau.ref.code, pack: "ningxia" },
    area: { code: "640423000000", name: "隆德县", fullName: "宁夏回族自治区固原市隆德县", level: 3 },
    expiresAt: "2018-03-31T00:00:00.000Z",
  });
  expect(me.permissions).toContain("months.calculate");
  expect(me.permissions).not.toContain("staff.create");
  const desk = await describeMe({ ...(await house.national()), session });
  expect(desk).not.toHaveProperty("tenant");
  expect(desk.permissions.every((permission) => permission.startsWith("national."))).toBe(true);
});
