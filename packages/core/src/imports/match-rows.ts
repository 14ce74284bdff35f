import type { LedgerRow } from "../ledger/index.ts";

/** A child on file in the area of the ledger. `idHash` in hex. */
export type FiledChild = {
  id: string;
  idHash: string | null;
  name: string;
  birthDate: string | null;
  division: string;
};
export type ParentNames = { fatherName?: string | undefined; motherName?: string | undefined };
export type Candidate = Pick<LedgerRow, "row" | "name" | "division"> & {
  idHash: string | null;
  birthDate: string | undefined;
  parents: ParentNames;
};

/** `different`: a parent both name, by different names. Otherwise how many parents agree. */
function agreement(a: ParentNames, b: ParentNames): number | "different" {
  let agreeing = 0;
  for (const parent of ["fatherName", "motherName"] as const) {
    if (a[parent] === undefined || b[parent] === undefined) continue;
    if (a[parent] !== b[parent]) return "different";
    agreeing++;
  }
  return agreeing;
}

/** The same person by name, birth date and parents, whatever the numbers say. */
function samePerson(row: Candidate, filed: FiledChild, parents: ParentNames): boolean {
  if (row.name !== filed.name) return false;
  const agreeing = agreement(row.parents, parents);
  if (agreeing === "different") return false;
  if (row.birthDate === undefined || filed.birthDate === null) return agreeing === 2;
  if (row.birthDate !== filed.birthDate) return false;
  if (agreeing > 0) return true;
  const nobodyNamed = [row.parents, parents].every((names) => !names.fatherName && !names.motherName);
  return nobodyNamed && row.division === filed.division;
}

/**
 * Which child on file each row speaks of: by ID number first; a row whose number is not on file, or has none, by
 * name, birth date and parents, so that a number that appears or is corrected changes the file instead of opening
 * a second one. A file is taken by one row at most. Rows that match nobody are absent: new children.
 * @param parentsOf names of the parents on file, asked only for children with the name of an unmatched row
 */
export async function matchRows(
  rows: readonly Candidate[],
  filed: readonly FiledChild[],
  parentsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, ParentNames>>,
): Promise<Map<number, FiledChild>> {
  const found = new Map<number, FiledChild>();
  const taken = new Set<string>();
  const byHash = new Map(filed.map((child) => [child.idHash, child]));
  for (const row of rows) {
    const child = row.idHash === null ? undefined : byHash.get(row.idHash);
    if (!child || taken.has(child.id)) continue;
    found.set(row.row, child);
    taken.add(child.id);
  }

  const open = rows.filter((row) => !found.has(row.row));
  const names = new Set(open.map((row) => row.name));
  const namesakes = filed.filter((child) => !taken.has(child.id) && names.has(child.name));
  const parents = await parentsOf(namesakes.map((child) => child.id));
  const byName = Map.groupBy(namesakes, (child) => child.name);
  for (const row of open) {
    const child = byName
      .get(row.name)
      ?.find(
        (filedChild) =>
          !taken.has(filedChild.id) && samePerson(row, filedChild, parents.get(filedChild.id) ?? {}),
      );
    if (!child) continue;
    found.set(row.row, child);
    taken.add(child.id);
  }
  return found;
}
