import { expect, test } from "vitest";
import { testHouse } from "../testing.ts";
import { sayCause } from "./say-causes.ts";

const { packs } = testHouse().app;
const { pack } = packs.get("licheng", packs.find("licheng")?.hash ?? "");

test("another reading is said with its clause and what is read now; taken back, with what the pack takes", () => {
  const said = (option: string | null) =>
    sayCause({ kind: "reading", id: "LC-3.1-e.province", option }, pack, "countyFinance").zh;
  expect(said("district")).toBe(
    "LC-3.1-e 改读为“按本区录入的标准”（省级标准2020年12月提高后，本区是否另有标准，所见资料没有）",
  );
  expect(said(null)).toContain("LC-3.1-e 改读为“自2020年12月起按省级标准”");
});
