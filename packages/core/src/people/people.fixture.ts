import type { z } from "zod";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { divisionsUnder } from "../divisions/index.ts";
import { checkDigit } from "../ledger/id-number.ts";
import type { TestBureau, TestHouse } from "../testing.ts";
import { appoint } from "./appoint.ts";
import type { appointInput } from "./people.schema.ts";
import { recordTraining } from "./record-training.ts";
import { registerWorker } from "./register-worker.ts";

let serial = 0;
/** A made-up ID number that nobody else of the test has. */
export function madeUpId(): string {
  serial += 1;
  const seventeen = `35050219850101${String(serial).padStart(3, "0")}`;
  return seventeen + checkDigit(seventeen);
}

export const onDay = (context: StaffContext, day: string): StaffContext => ({
  ...context,
  now: () => new Date(`${day}T02:00:00Z`),
});

/** A county with its officer on a day, its first town and that town's villages. */
export async function peopleDesk(
  house: TestHouse,
  { division, pack, day }: { division: string; pack: string; day: string },
) {
  const bureau: TestBureau = await house.bureau({ division, pack });
  const officer = onDay(await bureau.staff("countyOfficer"), day);
  const town = divisionsUnder(officer.area.code, 4)[0]?.code ?? "";
  const villages = divisionsUnder(town, 5).map(({ code }) => code);
  const register = async (name: string) => {
    const person = { id: crypto.randomUUID(), name, area: town, idNumber: madeUpId(), phone: "13900000000" };
    return (await registerWorker(officer, { ...person, identity: "committee" })).id;
  };
  const train = (workerId: string, on: string, passed?: boolean) =>
    recordTraining(officer, {
      id: crypto.randomUUID(),
      workerIds: [workerId],
      on,
      classHours: 8,
      topics: ["家庭走访"],
      ...(passed === undefined ? {} : { passed }),
    });
  const post = async (workerId: string, over: Partial<z.output<typeof appointInput>> = {}) =>
    (
      await appoint(officer, {
        id: crypto.randomUUID(),
        workerId,
        role: "villageWorker",
        place: villages[0] ?? "",
        from: day,
        ...over,
      })
    ).id;
  const child = async (name: string, village = villages[0] ?? "") =>
    (await registerChild(officer, { name, birthDate: "2014-05-01", division: village, evidence: "户口簿" }))
      .id;
  return { bureau, officer, town, villages, register, train, post, child };
}
