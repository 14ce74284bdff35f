import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordFactInput } from "../children/children.schema.ts";
import { getChild } from "../children/get-child.ts";
import { recordFact } from "../children/record-fact.ts";
import { registerChild } from "../children/register-child.ts";
import type { StaffContext } from "../context.ts";
import { placeChild } from "../placements/place-child.ts";
import { placeInput } from "../placements/placements.schema.ts";
import { saveInstitutionInput } from "./institutions.schema.ts";
import { saveInstitution } from "./save-institution.ts";

type Entry = Partial<z.input<typeof saveInstitutionInput>>;

/** An institution of the officer's county; its id. */
export async function founded(officer: StaffContext, entry: Entry = {}): Promise<string> {
  const id = randomUUID();
  const input = { version: 0, division: officer.area.code, name: "测试福利院", kind: "welfareInstitution" };
  await saveInstitution(
    officer,
    saveInstitutionInput.parse({ id, ...input, nature: "public", state: "open", beds: null, ...entry }),
  );
  return id;
}

/** A child on file at a place, with facts said from a day on; its id. */
export async function filed(
  officer: StaffContext,
  division: string,
  facts: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const name = "安小石";
  const { id } = await registerChild(officer, { name, division, evidence: "走访" });
  for (const [fact, value] of Object.entries(facts)) {
    const { version } = await getChild(officer, { id });
    const said = { id, version, name: fact, value, from: "2020-01-01", evidence: "核实" };
    await recordFact(officer, recordFactInput.parse(said));
  }
  return id;
}

/** Places a child on a day of 2026, in a family unless an institution is named; the placement's id. */
export async function placed(
  officer: StaffContext,
  childId: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const { version } = await getChild(officer, { id: childId });
  const inside = "institutionId" in more;
  const family = { kind: "kinship", carer: { name: "安大山", relation: "叔叔" } };
  const id = randomUUID();
  await placeChild(
    officer,
    placeInput.parse({
      id,
      version,
      childId,
      from: "2026-01-05",
      basis: "县民政局决定",
      decidedBy: "县民政局",
      ...(inside ? { kind: "institution" } : family),
      ...more,
    }),
  );
  return id;
}
