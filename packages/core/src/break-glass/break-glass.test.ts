import { tenantRole } from "@tongyou/database";
import { afterAll, expect, test } from "vitest";
import { registerChild } from "../children/register-child.ts";
import { checkDigit } from "../ledger/index.ts";
import { listNotifications } from "../notifications/list-notifications.ts";
import { getCase } from "../protection/get-case.ts";
import { at, reported } from "../protection/protection.fixture.ts";
import { type TestBureau, testHouse } from "../testing.ts";
import { getWorkbench } from "../workbench/get-workbench.ts";
import { endGlass } from "./end-glass.ts";
import { listOpenGlass } from "./list-open-glass.ts";
import { openGlass } from "./open-glass.ts";
import { readFile } from "./read-file.ts";
import { acknowledgeGlass, listGlass } from "./review-glass.ts";

const house = testHouse();
afterAll(() => house.close());

const NOW = "2026-01-05T10:00:00+08:00";
const unseen = { state: "unseen", offset: 0, limit: 50 } as const;
const urgent = { reason: "夜间出警，急需联系方式", hours: 2 };

async function auditOf(bureau: TestBureau): Promise<string[]> {
  const { rows } = await house.app.db.owner.query<{ row: string }>(
    `SELECT concat_ws(' ', action, detail ->> 'grant') AS row FROM ${tenantRole(bureau.ref.number)}.audit
     WHERE action LIKE 'breakGlass.%' OR action IN ('protection.get', 'children.get') ORDER BY position`,
  );
  return rows.map(({ row }) => row);
}

test("a sealed case opens for a reason and a time, each reading in the audit, and the auditor is told", async () => {
  const bureau = await house.bureau();
  const { number, id } = await reported(bureau, { situation: "privateParts" });
  const worker = at(await bureau.staff("townSocialWorker"), NOW);
  const auditor = at(await bureau.staff("auditor"), NOW);
  const grant = await openGlass(worker, { file: { kind: "case", number }, ...urgent });
  expect(grant).toMatchObject({ file: { kind: "case", id }, until: "2026-01-05T04:00:00.000Z", live: true });
  const use = { id: grant?.id ?? "" };
  expect(await readFile(worker, use)).toMatchObject({
    kind: "case",
    case: { number, situation: "privateParts" },
  });
  expect((await getCase(worker, { id })).may).toBeDefined();
  expect(await auditOf(bureau)).toEqual([
    `breakGlass.open ${use.id}`,
    `breakGlass.read ${use.id}`,
    `protection.get ${use.id}`,
    `protection.get ${use.id}`,
  ]);
  expect((await getWorkbench(auditor, {})).counts).toContainEqual({ kind: "breakGlass", count: 1 });
  const bell = await listNotifications(auditor, { offset: 0, limit: 50, unread: true });
  expect(bell.rows).toMatchObject([{ kind: "glassBroken", path: "/protection/oversight" }]);
  const { rows } = await listGlass(auditor, unseen);
  expect(rows).toMatchObject([
    { id: use.id, person: worker.staff.name, reason: urgent.reason, reads: 1, live: true },
  ]);
  await acknowledgeGlass(auditor, use);
  await acknowledgeGlass(auditor, use);
  expect((await listGlass(auditor, unseen)).total).toBe(0);
  const after = at(worker, "2026-01-05T12:00:00+08:00");
  await expect(readFile(after, use)).rejects.toMatchObject({ code: "conflict" });
  await expect(getCase(after, { id })).rejects.toMatchObject({ code: "conflict" });
});

test("a far-away child opens by the exact number, to that person alone; a number of nobody is in the audit too", async () => {
  const bureau = await house.bureau();
  const officer = await bureau.staff("countyOfficer");
  const seventeen = "64042320100517001";
  const idNumber = `${seventeen}${checkDigit(seventeen)}`;
  const division = (await bureau.staff("villageWorker")).area.code;
  const child = await registerChild(officer, { name: "马远方", idNumber, division, evidence: "户口簿" });
  const away = at(await bureau.staff("countyOfficer", "640424000000"), NOW);
  const colleague = at(await bureau.staff("townSupervisor"), NOW);
  const grant = await openGlass(away, { file: { kind: "idNumber", idNumber }, ...urgent });
  const use = { id: grant?.id ?? "" };
  expect(await readFile(away, use)).toMatchObject({ kind: "child", child: { id: child.id, name: "马远方" } });
  await expect(readFile(colleague, use)).rejects.toMatchObject({ code: "notFound" });
  const nobody = {
    kind: "idNumber",
    idNumber: `64042320100517002${checkDigit("64042320100517002")}`,
  } as const;
  expect(await openGlass(away, { file: nobody, ...urgent })).toBeNull();
  expect((await auditOf(bureau)).at(-1)).toBe("breakGlass.open");
  const stranger = at(await (await house.bureau()).staff("countyOfficer"), NOW);
  expect(await openGlass(stranger, { file: { kind: "idNumber", idNumber }, ...urgent })).toBeNull();
  expect(await openGlass(stranger, { file: { kind: "child", id: child.id }, ...urgent })).toBeNull();
});

test("ends early by the person or the auditor of the place, and by nobody else", async () => {
  const bureau = await house.bureau();
  const { number } = await reported(bureau, { situation: "over14" });
  const worker = at(await bureau.staff("townSupervisor"), NOW);
  const auditor = at(await bureau.staff("auditor"), NOW);
  const open = async () => (await openGlass(worker, { file: { kind: "case", number }, ...urgent }))?.id ?? "";
  const [first, second] = [await open(), await open()];
  const colleague = await bureau.staff("townSocialWorker");
  await expect(endGlass(colleague, { id: first })).rejects.toMatchObject({ code: "notFound" });
  await endGlass(worker, { id: first });
  await endGlass(auditor, { id: second });
  for (const id of [first, second])
    await expect(readFile(worker, { id })).rejects.toMatchObject({ code: "conflict" });
  expect((await listOpenGlass(worker)).map(({ live }) => live)).toEqual([false, false]);
  for (const role of ["countyFinance", "tenantAdmin", "auditor", "institutionStaff"] as const) {
    const opening = openGlass(await bureau.staff(role), { file: { kind: "case", number }, ...urgent });
    await expect(opening).rejects.toMatchObject({ code: "forbidden" });
  }
});
