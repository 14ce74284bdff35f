import { afterAll, expect, test } from "vitest";
import { getChild } from "../children/get-child.ts";
import type { StaffContext } from "../context.ts";
import { testHouse } from "../testing.ts";
import { assessCase } from "./assess-case.ts";
import { confirmClosing, proposeClosing } from "./close-case.ts";
import { getCase } from "./get-case.ts";
import { at, reported, versionOf } from "./protection.fixture.ts";
import { confirmClosingInput } from "./protection.schema.ts";

const house = testHouse();
afterAll(() => house.close());

const ABUSE = { kind: "abuse", date: "2026-01-04" } as const;
const STREET = { kind: "street", date: "2026-01-03" } as const;
const CRIME = { kind: "crime" } as const;

/** A case with three incidents found that waits for the second person. */
async function proposed() {
  const bureau = await house.bureau();
  const officer = at(await bureau.staff("countyOfficer"), "2026-01-12T09:00:00+08:00");
  const second = at(await bureau.another("countyOfficer"), "2026-01-20T09:00:00+08:00");
  const { id, childId } = await reported(bureau);
  const assess = { day: "2026-01-10", finding: "查实", incidents: [ABUSE, STREET, CRIME] };
  await assessCase(officer, { ...(await versionOf(officer, id)), ...assess });
  const closing = { outcome: "safe", reason: "已安全" } as const;
  await proposeClosing(officer, { ...(await versionOf(officer, id)), ...closing });
  const confirm = async (incidents: unknown) =>
    confirmClosing(second, confirmClosingInput.parse({ ...(await versionOf(second, id)), incidents }));
  return { second, id, childId, confirm };
}
const incidentsIn = async (who: StaffContext, id: string) =>
  (await getChild(who, { id })).facts.filter(({ name }) => name === "incidents");

test("closing says of each incident how it stands; one that ended is a dated fact", async () => {
  const { second, id, childId, confirm } = await proposed();
  expect((await getCase(second, { id })).incidents).toEqual([ABUSE, STREET, { ...CRIME, date: null }]);
  await confirm([
    { ...ABUSE, stands: "ended", on: "2026-01-15" },
    { ...STREET, stands: "continues", reason: "已移交救助站继续办理" },
    { ...CRIME, stands: "unknown" },
  ]);
  const held = await incidentsIn(second, childId);
  expect(held.map(({ from, to, value }) => ({ from, to, value }))).toEqual([
    {
      from: "2026-01-15",
      to: null,
      value: [
        { ...ABUSE, state: "closed" },
        { ...STREET, state: "open" },
        { ...CRIME, state: "open" },
      ],
    },
    expect.objectContaining({ from: "2026-01-03", to: "2026-01-15" }),
  ]);
  const closed = await getCase(second, { id });
  expect(closed.state).toBe("closed");
  expect(closed.records.map(({ kind, day, content }) => ({ kind, day, content }))).toEqual(
    expect.arrayContaining([
      { kind: "incidentEnded", day: "2026-01-15", content: { incident: "abuse", date: "2026-01-04" } },
      {
        kind: "incidentContinues",
        day: "2026-01-20",
        content: { incident: "street", date: "2026-01-03", text: "已移交救助站继续办理" },
      },
      { kind: "incidentUnknown", day: "2026-01-20", content: { incident: "crime" } },
    ]),
  );
});

test.each([
  ["nothing is said", []],
  ["one is left out", [{ ...ABUSE, stands: "unknown" }]],
  [
    "an end has no day",
    [
      { ...ABUSE, stands: "ended" },
      { ...STREET, stands: "unknown" },
      { ...CRIME, stands: "unknown" },
    ],
  ],
  [
    "it goes on for no reason",
    [
      { ...ABUSE, stands: "continues" },
      { ...STREET, stands: "unknown" },
      { ...CRIME, stands: "unknown" },
    ],
  ],
  [
    "it ends before it happened",
    [
      { ...ABUSE, stands: "ended", on: "2026-01-01" },
      { ...STREET, stands: "unknown" },
      { ...CRIME, stands: "unknown" },
    ],
  ],
  [
    "it ends tomorrow",
    [
      { ...ABUSE, stands: "ended", on: "2026-01-21" },
      { ...STREET, stands: "unknown" },
      { ...CRIME, stands: "unknown" },
    ],
  ],
])("is refused where %s", async (_why, incidents) => {
  const { second, id, confirm } = await proposed();
  await expect(confirm(incidents)).rejects.toMatchObject({ code: "invalid", field: "incidents" });
  expect((await getCase(second, { id })).state).toBe("closing");
});

test("where nobody knows how any of them stands the facts stay as they were", async () => {
  const { second, childId, confirm } = await proposed();
  const before = await incidentsIn(second, childId);
  await confirm([ABUSE, STREET, CRIME].map((one) => ({ ...one, stands: "unknown" })));
  expect(await incidentsIn(second, childId)).toEqual(before);
});
