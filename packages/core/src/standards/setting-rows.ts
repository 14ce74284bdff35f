import type { CivilDate } from "@tongyou/policy";
import type { Pack, Provision } from "@tongyou/policy/engine";
import type { SettingRow, SettingUnit } from "./gazette.schema.ts";
import { type SettingValue, settingKey } from "./load-standards.ts";
import { BENEFIT_STARTS, BENEFIT_STOPS, OWN_SETTINGS } from "./own-settings.ts";
import type { EnteredStandard } from "./parameter-rows.ts";

export type Setting = Omit<Extract<Provision, { kind: "setting" }>, "unit"> & { unit: SettingUnit };

/** What the pack's documents say themselves, of everybody and every day, and leave to no bureau. */
const isStated = ({ benefit }: Pack, { id }: Setting): boolean =>
  (id === BENEFIT_STARTS && benefit?.starts !== undefined && benefit.starts.from === undefined) ||
  (id === BENEFIT_STOPS && benefit?.stops !== undefined);

/** The numbers and words a pack leaves to the bureau; last those that only the work asks for. */
export const settingsOf = (pack: Pack): Setting[] => [
  ...(pack.provisions ?? []).filter((provision) => provision.kind === "setting"),
  ...OWN_SETTINGS.filter((setting) => !isStated(pack, setting)),
];

/** A setting with what the bureau entered for it, and what is in force on the day. */
export function settingRow(
  { id, title, unit, clauses }: Setting,
  entered: readonly EnteredStandard[],
  on: CivilDate,
): SettingRow {
  const values = entered
    .filter((row) => row.parameter === settingKey(id))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    .map((row) => ({
      from: row.validFrom,
      value: (row.value as SettingValue).set,
      reason: row.note ?? "",
      documentNumber: row.documentNumber,
      enteredBy: row.enteredBy,
      enteredAt: row.enteredAt.toISOString(),
    }));
  const current = values.findLast(({ from }) => from <= on)?.value ?? null;
  return { id, name: title, unit, clause: clauses[0] ?? "", current, values };
}
