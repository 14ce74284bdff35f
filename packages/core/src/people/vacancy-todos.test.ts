import { afterAll, expect, test } from "vitest";
import { testHouse } from "../testing.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { onDay, peopleDesk } from "./people.fixture.ts";

const house = testHouse();
afterAll(() => house.close());

const vacancies = async (context: Parameters<typeof getWorkbench>[0]) =>
  (await getWorkbench(context, {})).todos.filter(({ kind }) => kind === "postVacant");

test("a vacancy waits on the desk that fills it: a town's in the town once somebody works there", async () => {
  const day = "2021-06-15";
  const desk = await peopleDesk(house, { division: "640423000000", pack: "ningxia", day });
  const { officer, bureau, town, villages, register, post } = desk;
  const rules = (todos: Awaited<ReturnType<typeof vacancies>>) =>
    todos.map(({ to }) => new URLSearchParams(to.split("?")[1]).get("rule"));
  const before = await vacancies(officer);
  expect(rules(before)).toEqual(
    expect.arrayContaining(["NX.staff.assistant", "NX.staff.villageByDepartment", "NX.staff.countyCadre"]),
  );
  const supervisor = onDay(await bureau.staff("townSupervisor", town), day);
  const inTown = await vacancies(supervisor);
  expect(new Set(rules(inTown))).toEqual(new Set(["NX.staff.assistant", "NX.staff.groupByTown"]));
  const assistants = (todos: typeof before) =>
    Number(/(\d+) 处无人/.exec(todos.find(({ to }) => to.includes("assistant"))?.why.zh ?? "")?.[1]);
  expect(assistants(before) - assistants(await vacancies(officer))).toBe(villages.length);
  for (const place of villages.slice(5))
    await post(await register(`协理${place}`), { place, from: "2019-01-01" });
  const few = (await vacancies(supervisor)).filter(({ to }) => to.includes("assistant"));
  expect(few).toHaveLength(5);
  expect(few[0]).toMatchObject({
    why: { zh: "NX-5.2-a：无人" },
    to: `/people?tab=coverage&rule=NX.staff.assistant&area=${town}`,
  });
});
