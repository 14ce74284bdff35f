import type { Reading } from "@tongyou/policy/engine";
import { type ReadingValue, readingKey } from "./load-standards.ts";
import type { EnteredStandard } from "./parameter-rows.ts";
import type { PolicyBook } from "./standards.schema.ts";

/** A reading with its options, the one in force (`taken`; absent: the pack's own) and what the bureau chose when. */
export function readingRow(
  { id, clause, text, taken: packs, options }: Reading,
  taken: string | undefined,
  entered: readonly EnteredStandard[],
): PolicyBook["readings"][number] {
  return {
    id,
    clause,
    text,
    taken: taken ?? packs,
    packs,
    options: options.map((option) => ({ value: option.id, label: option.text })),
    chosen: entered
      .filter((row) => row.parameter === readingKey(id))
      .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
      .map((row) => ({
        option: (row.value as ReadingValue).option,
        from: row.validFrom,
        reason: row.note ?? "",
        documentNumber: row.documentNumber,
        enteredBy: row.enteredBy,
        enteredAt: row.enteredAt.toISOString(),
      })),
  };
}
