import { compile } from "@tongyou/policy/engine";
import { afterAll, expect, test } from "vitest";
import type { StaffContext } from "../context.ts";
import { testHouse } from "../testing.ts";
import { enterStandard } from "./enter-standard.ts";

const house = testHouse();
afterAll(() => house.close());

/** The same desk under a pack whose allowance of both parents dead may not fall below the de facto one. */
function withFloor(officer: StaffContext): StaffContext {
  const { id, hash } = officer.tenant.pack;
  const { pack } = officer.packs.get(id, hash);
  const raised = pack.parameters.map((one) =>
    one.id === "NX.bothDead.monthly" ? { ...one, atLeast: "NX.deFacto.monthly" } : one,
  );
  const policy = compile({ ...pack, parameters: raised });
  return { ...officer, packs: { ...officer.packs, get: () => policy } };
}

const entry = (parameter: string, value: number) => ({
  parameter,
  validFrom: "2020-01-01",
  value,
  documentNumber: "测试〔2020〕1号",
  issuedOn: "2020-01-05",
});

test("an amount below the standard it may not fall under is refused, also where the bureau entered that one", async () => {
  const officer = withFloor(await (await house.bureau()).staff("countyOfficer"));
  await enterStandard(officer, entry("NX.deFacto.monthly", 80_000));
  await expect(enterStandard(officer, entry("NX.bothDead.monthly", 79_999))).rejects.toMatchObject({
    code: "invalid",
    field: "value",
    reason: { zh: expect.stringContaining("800.00") },
  });
  const book = await enterStandard(officer, entry("NX.bothDead.monthly", 80_000));
  const values = book.parameters.find(({ id }) => id === "NX.bothDead.monthly")?.values;
  expect(values?.at(-1)).toMatchObject({ from: "2020-01-01", value: 80_000, status: "bureau" });
});
