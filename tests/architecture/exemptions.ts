/** A rule that a file may break, and why. One that is no longer needed fails the suite. */
export type Exemption = { rule: string; file: string; reason: string };

export const EXEMPTIONS: Exemption[] = [
  {
    rule: "unwanted words",
    file: "tests/architecture/file-rules.test.ts",
    reason: "it has to spell the words it looks for",
  },
  {
    rule: "registry hosts",
    file: "tests/architecture/file-rules.test.ts",
    reason: "it has to spell the hosts it looks for",
  },
  {
    rule: "door of pg",
    file: "bench/isolation-bed.ts",
    reason: "its bare half is the very query without our road",
  },
  {
    rule: "door of pg",
    file: "bench/bare-import.ts",
    reason: "its bare half is a plain COPY of the same cells",
  },
  {
    rule: "door of pg-copy-streams",
    file: "bench/bare-import.ts",
    reason: "its bare half is a plain COPY of the same cells",
  },
  {
    rule: "door of pg",
    file: "bench/bare-month.ts",
    reason: "its bare half reads and COPYs the same rows by hand",
  },
  {
    rule: "door of pg-copy-streams",
    file: "bench/bare-month.ts",
    reason: "its bare half reads and COPYs the same rows by hand",
  },
  {
    rule: "door of pg",
    file: "bench/demo-house.ts",
    reason: "its bare half is the very query without our road",
  },
  {
    rule: "Chinese text in a console component",
    file: "apps/console/src/parts/date-field.tsx",
    reason: "a form in which papers write dates: it is read, never shown",
  },
  {
    rule: "Chinese text in a console component",
    file: "apps/console/src/parts/family/family.ts",
    reason: "words of kinship that a ledger may hold: they are read, never shown",
  },
  {
    rule: "silenced checkers",
    file: "apps/console/src/pages/children/children-page.tsx",
    reason: "the dependency is the query's key in words; the object itself is new on every render",
  },
  {
    rule: "door of @trpc/server",
    file: "apps/console/src/testing/desk-server.ts",
    reason: "msw answers component tests by a router of the same shape; it is never in the build",
  },
];

const used = new Set<Exemption>();

/** True when the file may break the rule; remembers that the exemption was needed. */
export function isExempt(rule: string, file: string): boolean {
  const found = EXEMPTIONS.find((exemption) => exemption.rule === rule && exemption.file === file);
  if (found) used.add(found);
  return found !== undefined;
}

/** The exemptions of these rules that nothing needed. */
export function unusedExemptions(rules: string[]): Exemption[] {
  return EXEMPTIONS.filter((exemption) => rules.includes(exemption.rule) && !used.has(exemption));
}
