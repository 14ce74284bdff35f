import { tenantRole } from "@tongyou/database";
import { afterAll, expect, test } from "vitest";
import { listAttachments } from "../attachments/list-attachments.ts";
import { SAMPLES } from "../attachments/sample-files.fixture.ts";
import { auditListInput } from "../audit/audit.schema.ts";
import { listAudit } from "../audit/list-audit.ts";
import type { StaffContext } from "../context.ts";
import { testHouse } from "../testing.ts";
import { assignCase } from "./assign-case.ts";
import { attachToReport } from "./attach-to-report.ts";
import { linkChild } from "./link-child.ts";
import { reported, versionOf } from "./protection.fixture.ts";

const house = testHouse();
afterAll(() => house.close());

const photo = (more = "") => SAMPLES.jpg(more).toString("base64");
const filesOf = (who: StaffContext, id: string) =>
  listAttachments(who, { ownerKind: "protectionCase", ownerId: id });

test("a reporter's photo is kept once with the case and names nobody", async () => {
  const bureau = await house.bureau();
  const worker = await bureau.staff("villageWorker");
  const officer = await bureau.staff("countyOfficer");
  const { id } = await reported(bureau);
  expect(await attachToReport(worker, { report: id, base64: photo() })).toEqual({ repeated: false });
  expect(await attachToReport(worker, { report: id, base64: photo() })).toEqual({ repeated: true });
  expect(await filesOf(officer, id)).toMatchObject([{ name: "报告材料.jpg", addedBy: null, type: "jpg" }]);
  const { rows } = await house.app.db.owner.query<{ text: string }>(
    `SELECT concat(detail::text, child_id) AS text FROM ${tenantRole(bureau.ref.number)}.audit
     WHERE action = 'protection.attach' ORDER BY position LIMIT 1`,
  );
  expect(rows[0]?.text).toMatch(/^\{"request": "[^"]*"\}$/);
});

test("nobody else adds to a report, and of a sealed one only those who work on it see the files", async () => {
  const bureau = await house.bureau();
  const worker = await bureau.staff("villageWorker");
  const officer = await bureau.staff("countyOfficer");
  const supervisor = await bureau.staff("townSupervisor");
  const police = await bureau.department("police");
  const { id } = await reported(bureau, { situation: "under14" });
  await attachToReport(worker, { report: id, base64: photo() });
  for (const who of [supervisor, police, officer])
    await expect(attachToReport(who, { report: id, base64: photo("x") })).rejects.toMatchObject({
      code: "notFound",
    });
  for (const who of [worker, supervisor])
    await expect(filesOf(who, id)).rejects.toMatchObject({ code: "notFound" });
  await expect(filesOf(police, id)).rejects.toMatchObject({ code: "forbidden" });
  await assignCase(officer, { ...(await versionOf(officer, id)), handler: supervisor.staff.id });
  expect(await filesOf(supervisor, id)).toHaveLength(1);
});

test("the files go where the case goes when it is linked to a child of another place", async () => {
  const bureau = await house.bureau();
  const hotline = await bureau.department("hotline");
  const officer = await bureau.staff("countyOfficer");
  const worker = await bureau.staff("villageWorker");
  const { id, childId } = await reported(bureau, {
    by: hotline,
    source: "hotline",
    division: "640423101200",
  });
  await attachToReport(hotline, { report: id, base64: photo() });
  await linkChild(officer, { ...(await versionOf(officer, id)), childId });
  expect(await filesOf(worker, id)).toHaveLength(1);
});

test("the audit shows that harm was reported, and not by whom or where", async () => {
  const bureau = await house.bureau();
  const worker = await bureau.staff("villageWorker");
  await reported(bureau);
  const auditor = await bureau.staff("auditor");
  const listed = (more: object) => listAudit(auditor, auditListInput.parse(more));
  const { rows } = await listed({ action: "protection.report" });
  expect(rows).toMatchObject([{ actor: "", actorName: "", unnamed: true, division: null }]);
  const own = await listed({ actor: worker.staff.id });
  expect(own.rows.map(({ action }) => action)).toContain("children.register");
  expect(own.rows.map(({ action }) => action)).not.toContain("protection.report");
});
