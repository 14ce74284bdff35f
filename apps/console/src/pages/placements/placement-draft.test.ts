import { expect, test } from "vitest";
import { emptyDraft, missingOf, placementOf } from "./placement-draft.ts";

const ABOUT = {
  id: "0190a000-0000-7000-8000-0000000000f1",
  childId: "0190a000-0000-7000-8000-0000000000c1",
  version: 2,
};

test("a draft is sent only when it is whole, with a family or an institution and never both", () => {
  const draft = emptyDraft();
  expect(missingOf(draft)).toEqual(["kind", "from", "institution", "basis", "decidedBy"]);
  expect(placementOf(draft, ABOUT)).toBeUndefined();
  const family = {
    ...draft,
    kind: "foster" as const,
    from: "2026-01-05",
    basis: "决定",
    decidedBy: "民政局",
    institutionId: "0190a000-0000-7000-8000-0000000000a1",
    carer: { name: "安大山", relation: "邻居", phone: "", address: "" },
  };
  expect(placementOf(family, ABOUT)).toEqual({
    ...ABOUT,
    kind: "foster",
    from: "2026-01-05",
    basis: "决定",
    decidedBy: "民政局",
    carer: { name: "安大山", relation: "邻居" },
  });
  const inside = placementOf({ ...family, kind: "institution" }, ABOUT);
  expect(inside).toMatchObject({ institutionId: family.institutionId });
  expect(inside).not.toHaveProperty("carer");
});
