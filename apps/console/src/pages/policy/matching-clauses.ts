import type { PolicyBook } from "@tongyou/core/schemas";
import type { PolicySearch } from "./policy-search.ts";

type Documents = PolicyBook["documents"];

/** The clauses that pass the filters, under their documents; documents without one are left out. */
export function matching(documents: Documents, { became, kind, section, q }: PolicySearch): Documents {
  const wanted = q?.toLowerCase();
  return documents
    .map((document) => ({
      ...document,
      clauses: document.clauses.filter(
        (clause) =>
          (became === undefined || clause.became === became) &&
          (kind === undefined || clause.kind === kind) &&
          (section === undefined || clause.section === section) &&
          (wanted === undefined ||
            [clause.no, clause.says.zh, clause.says.en].some((text) => text.toLowerCase().includes(wanted))),
      ),
    }))
    .filter(({ clauses }) => clauses.length > 0);
}
