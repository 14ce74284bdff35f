import type { FactName } from "@tongyou/policy";
import { afterAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { chooseReading } from "../standards/choose-reading.ts";
import { enterStandard } from "../standards/enter-standard.ts";
import { testHouse } from "../testing.ts";
import { explainChild } from "./explain-child.ts";
import { recordFact } from "./record-fact.ts";
import { registerChild } from "./register-child.ts";

const house = testHouse();
afterAll(() => house.close());

const MARCH = "2018-03-31";
const IN_APRIL = new Date("2018-04-30T08:00:00Z");
const said = [
  ["birthDate", "2001-06-01"],
  ["father.statuses", [{ status: "deceased" }]],
  ["mother.statuses", [{ status: "deceased" }]],
  ["careArrangement", "kinship"],
  ["incidents", []],
  ["benefitsDrawn", []],
] as const;

test("March as known in April gives April's answer, whatever was entered since", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const at = (day: string): StaffContext => ({ ...officer, now: () => new Date(`${day}T02:00:00Z`) });
  const standard = {
    parameter: "NX.bothDead.monthly",
    validFrom: "2018-03-01",
    documentNumber: "测试〔2018〕1号",
    issuedOn: "2018-02-20",
  };
  const { id } = await registerChild(at("2018-04-02"), {
    name: "马小明",
    division: "640423100004",
    evidence: "户口簿",
  });
  let version = 1;
  const say = async (day: string, name: FactName, value: unknown) => {
    const input = { id, version, name, value, from: "2018-01-01", evidence: "走访" };
    ({ version } = await recordFact(at(day), input));
  };
  for (const [name, value] of said) await say("2018-04-02", name, value);
  await enterStandard(at("2018-04-10"), { ...standard, value: 75_000 });
  const inApril = await explainChild(at("2018-04-30"), { id, on: MARCH });
  expect(inApril.explanation.allowance).toMatchObject({ status: "decided", fen: 75_000 });

  // In June another sum from the same day, and a reading by which a child of sixteen is too old; in July another fact.
  await enterStandard(at("2018-06-05"), { ...standard, documentNumber: "测试〔2018〕2号", value: 80_000 });
  const inJune = await explainChild(at("2018-06-05"), { id, on: MARCH });
  expect(inJune.explanation.allowance.fen).toBe(80_000);
  await chooseReading(at("2018-06-06"), {
    reading: "NX-2.age",
    option: "under16",
    validFrom: "2018-03-01",
    reason: "局务会议决定",
    documentNumber: "测试〔2018〕3号",
  });
  await say("2018-07-02", "careArrangement", "institution");

  const now = await explainChild(at("2018-07-03"), { id, on: MARCH });
  expect(now.explanation.allowance).toMatchObject({ status: "none" });
  const again = await explainChild(at("2018-07-03"), { id, on: MARCH, knownAt: IN_APRIL });
  expect(again.explanation).toEqual(inApril.explanation);
  const { knownAt, ...proof } = again.receipt;
  expect(inApril.receipt).toMatchObject(proof);
  expect(knownAt).toBe(IN_APRIL.toISOString());
  const before = await explainChild(at("2018-07-03"), {
    id,
    on: MARCH,
    knownAt: new Date("2018-04-01T00:00:00Z"),
  });
  expect(before.explanation.allowance.status).toBe("needs");
});
