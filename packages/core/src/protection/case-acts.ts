import { may, type Permission } from "../access/roles.ts";
import type { StaffContext } from "../context.ts";
import type { CaseRecordRow } from "./case-record.ts";
import type { CaseAct } from "./protection.schema.ts";
import { SITUATIONS, type Situation } from "./situations.ts";

const PERMISSION: Readonly<Record<CaseAct, Permission>> = {
  assign: "protection.assign",
  link: "protection.link",
  record: "protection.record",
  ask: "protection.ask",
  assess: "protection.assess",
  advance: "protection.advance",
  guard: "protection.guard",
  endGuard: "protection.endGuard",
  seal: "protection.seal",
  unseal: "protection.seal",
  proposeClosing: "protection.proposeClosing",
  confirmClosing: "protection.confirmClosing",
  returnClosing: "protection.returnClosing",
  reporter: "protection.reporter",
};

/** Closing takes a second person: neither who handles the case nor who proposed it. */
export const isSecondPerson = ({ staff }: StaffContext, row: CaseRecordRow): boolean =>
  row.handler !== staff.id && row.closingBy !== staff.id;

export const isSexual = (row: CaseRecordRow): boolean => SITUATIONS[row.situation as Situation].sexual;

/** What of a case makes an act possible, apart from who asks. */
function fits(
  act: CaseAct,
  context: StaffContext,
  row: CaseRecordRow,
  { lastStage, guarded }: { lastStage: boolean; guarded: boolean },
): boolean {
  if (act === "reporter") return true;
  if (act === "confirmClosing" || act === "returnClosing")
    return row.state === "closing" && isSecondPerson(context, row);
  if (row.state !== "open") return false;
  if (act === "link") return row.childId === null;
  if (act === "assess") return row.childId !== null;
  if (act === "guard") return row.childId !== null && !guarded;
  if (act === "endGuard") return guarded;
  if (act === "advance") return !lastStage;
  if (act === "seal")
    return (
      row.sealedAt === null && (context.staff.role === "countyOfficer" || row.handler === context.staff.id)
    );
  if (act === "unseal")
    return row.sealedAt !== null && !isSexual(row) && context.staff.role === "countyOfficer";
  return true;
}

/** What this person may do with the case as it now is: what the console offers. */
export function actsOn(
  context: StaffContext,
  row: CaseRecordRow,
  state: { lastStage: boolean; guarded: boolean },
): CaseAct[] {
  return (Object.keys(PERMISSION) as CaseAct[]).filter(
    (act) => may(context.staff.role, PERMISSION[act]) && fits(act, context, row, state),
  );
}
