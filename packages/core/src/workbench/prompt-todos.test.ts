import { afterAll, expect, test } from "vitest";
import { childrenListInput } from "../children/children.schema.ts";
import { getChild } from "../children/get-child.ts";
import { listChildren } from "../children/list-children.ts";
import { recordFact } from "../children/record-fact.ts";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { at } from "../protection/protection.fixture.ts";
import { testHouse } from "../testing.ts";
import { getWorkbench } from "./get-workbench.ts";
import type { TodoKind } from "./workbench.schema.ts";

const house = testHouse();
afterAll(() => house.close());

const ALONE = "MTG.alert.livesAlone";
const DAY = "2021-06-01T02:00:00Z";

async function of(staff: StaffContext, kind: TodoKind) {
  return (await getWorkbench(staff, {})).todos.filter((todo) => todo.kind === kind);
}

/** A child of ten whose facts say what the pack warns of. */
async function living(worker: StaffContext, name: string, facts: Readonly<Record<string, unknown>>) {
  const { id } = await registerChild(worker, {
    name,
    birthDate: "2011-05-01",
    division: worker.area.code,
    evidence: "走访",
  });
  for (const [fact, value] of Object.entries(facts)) {
    const { version } = await getChild(worker, { id });
    const said = { id, version, name: fact, value, from: "2021-01-10", evidence: "走访" };
    await recordFact(worker, said as Parameters<typeof recordFact>[1]);
  }
  return id;
}

test("an alert of the pack stands on the desks it is for, with its clause, and opens the children it counts", async () => {
  const bureau = await house.bureau({ division: "110109000000", pack: "mentougou" });
  const worker = at(await bureau.staff("villageWorker"), DAY);
  expect(await of(worker, "alert")).toEqual([]);
  await living(worker, "王一", { livesAlone: true });
  await living(worker, "王二", { livesAlone: true });
  await living(worker, "王三", { livesAlone: false });
  const alone = (await of(worker, "alert")).find(({ to }) => to.endsWith(ALONE));
  expect(alone?.title.zh).toContain("独自居住");
  expect(alone?.why.zh).toBe("2 名儿童（含待确认），依据 MTG-3.2.3-b");
  const listed = await listChildren(worker, childrenListInput.parse({ provision: ALONE }));
  expect(listed.total).toBe(2);
  const finance = at(await bureau.staff("countyFinance"), DAY);
  expect(await of(finance, "alert")).toEqual([]);
  const elsewhere = at(await bureau.staff("villageWorker", "110109003001"), DAY);
  expect(await of(elsewhere, "alert")).toEqual([]);
});

test("a term shows each child with its day two months before it ends, and as overdue after it", async () => {
  const bureau = await house.bureau({ division: "110109000000", pack: "mentougou" });
  const worker = await bureau.staff("villageWorker");
  const id = await living(at(worker, DAY), "王四", {
    "father.statuses": [{ status: "refusesDuty", since: "2021-01-10" }],
  });
  const terms = async (instant: string) => of(at(worker, instant), "timer");
  expect(await terms("2021-03-01T02:00:00Z")).toEqual([]);
  expect(await terms(DAY)).toMatchObject([
    { title: { zh: "王四" }, due: "2021-07-10", overdue: false, to: `/children/${id}` },
  ]);
  expect(await terms("2021-07-20T02:00:00Z")).toMatchObject([{ due: "2021-07-10", overdue: true }]);
});
