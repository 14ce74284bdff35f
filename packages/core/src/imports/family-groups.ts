/** What tells that two rows have a parent in common. */
export type FamilyRow = {
  row: number;
  division: string;
  contacts: {
    fatherName?: string;
    fatherIdNumber?: string;
    motherName?: string;
    motherIdNumber?: string;
  };
};

/** Marks of a family: a parent's ID number, or the names of both parents in one place. */
function marksOf({ contacts, division }: FamilyRow): string[] {
  const { fatherName, fatherIdNumber, motherName, motherIdNumber } = contacts;
  return [
    ...(fatherIdNumber ? [fatherIdNumber] : []),
    ...(motherIdNumber ? [motherIdNumber] : []),
    ...(fatherName && motherName ? [`${fatherName}|${motherName}|${division}`] : []),
  ];
}

/** Rows put together by family, in the order of their first row; a row without siblings is a family of one. */
export function familiesOf<R extends FamilyRow>(rows: readonly R[]): R[][] {
  const families: R[][] = [];
  const byMark = new Map<string, R[]>();
  for (const row of rows) {
    const marks = marksOf(row);
    const known = [
      ...new Set(marks.map((mark) => byMark.get(mark)).filter((family) => family !== undefined)),
    ];
    const [family = [] as R[], ...others] = known;
    if (known.length === 0) families.push(family);
    // A row can join what looked like two families: the father's number here, the mother's there.
    for (const other of others) family.push(...other.splice(0));
    family.push(row);
    for (const member of family) for (const mark of marksOf(member)) byMark.set(mark, family);
  }
  return families.filter((family) => family.length > 0);
}

/** Rows in groups of about `size`; a family is never divided. */
export function groupFamilies<R extends FamilyRow>(families: readonly (readonly R[])[], size: number): R[][] {
  const groups: R[][] = [];
  let open: R[] = [];
  for (const family of families) {
    open.push(...family);
    if (open.length < size) continue;
    groups.push(open);
    open = [];
  }
  return open.length ? [...groups, open] : groups;
}
