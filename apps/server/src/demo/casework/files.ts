import {
  getChild,
  getVisitForm,
  recordFact,
  recordVisit,
  registerChild,
  type StaffContext,
} from "@tongyou/core";
import { idNumbers, madeUpName, moved } from "@tongyou/core/made-up";
import { recordVisitInput, VISIT_SECTIONS, type VisitSection } from "@tongyou/core/schemas";
import type { DemoLogin } from "../demo-bureaus.ts";
import { FAMILIES, type Family, type FamilyName } from "./families.ts";
import type { Story } from "./story.ts";

/** Children of the story by name, once their files are open. */
export type Files = (name: FamilyName) => DemoChild;
export type DemoChild = {
  id: string;
  name: string;
  idNumber: string;
  village: string;
  /** Who visits: the village worker where it is the demo's village, else the town. */
  visitor: DemoLogin;
};

/** What a visit found beside the usual; the other parts did not change. */
export type Found = {
  changed?: Partial<Record<VisitSection, string>>;
  /** Parts nobody found out. */
  open?: readonly VisitSection[];
  facts?: readonly { name: string; value: unknown; from: string }[];
  note?: string;
  kind?: "home" | "phone";
};

/** The child's file with its present version, as a form has it. */
export async function fileAt(
  desk: StaffContext,
  { id }: DemoChild,
): Promise<{ id: string; version: number }> {
  const { version } = await getChild(desk, { id });
  return { id, version };
}

/** Records a visit of today's desk, with every field that the region's documents demand. */
export async function visitChild(
  desk: StaffContext,
  { child, on }: { child: DemoChild; on: string },
  { changed = {}, open = [], facts = [], note, kind = "home" }: Found,
): Promise<{ id: string }> {
  const form = await getVisitForm(desk, { childId: child.id });
  const sections = VISIT_SECTIONS.map((section) => {
    const said = changed[section];
    if (said !== undefined) return { section, answer: "changed" as const, note: said };
    return { section, answer: open.includes(section) ? ("unknown" as const) : ("same" as const) };
  });
  const fields = form.fields
    .filter(({ required }) => required)
    .map(({ form: of, field }) => ({ form: of, field, answer: "unknown" as const }));
  const visit = { id: crypto.randomUUID(), childId: child.id, version: form.child.version };
  return recordVisit(
    desk,
    recordVisitInput.parse({ ...visit, kind, on, sections, fields, facts, ...(note && { note }) }),
  );
}

/** What held since birth, as the family tells it: both parents at home and nothing the matter but what is inborn. */
const sinceBirth = ({ disabled, severelyIll, certificateGeneration }: Family["found"]) => ({
  "father.statuses": [{ status: "normal" }],
  "mother.statuses": [{ status: "normal" }],
  careArrangement: "parents",
  incidents: [],
  "household.kinds": [],
  hardships: [],
  benefitsDrawn: [],
  disabled,
  severelyIll,
  certificateGeneration: certificateGeneration ?? 0,
});

/** What the first visit finds: as it was from birth, what became of the parents and when, and what holds now. */
function firstFacts(story: Story, family: Family, { birth, village }: { birth: string; village: string }) {
  const { father, mother, found } = family;
  const place = { hukouDivision: village, residenceDivision: village };
  const now = { hasHukou: true, hukouType: story.region.hukou, foreignRelated: false, ...place, ...found };
  const from = (day: string, facts: object) =>
    Object.entries(facts).map(([name, value]) => ({ name, value, from: day }));
  return [
    ...from(birth, sinceBirth(found)),
    ...[father, mother].flatMap(([status, daysAgo], parent) => {
      const since = story.day(daysAgo);
      const name = parent === 0 ? "father.statuses" : "mother.statuses";
      return status === "normal" ? [] : from(since, { [name]: [{ status, since }] });
    }),
    ...from(story.day(family.visited), now),
  ];
}

/** Every child of the demo gets a file and a first visit; one file says next to nothing yet. */
export function openFiles(story: Story): Files {
  const files = new Map<FamilyName, DemoChild>();
  const number = idNumbers(story.random, story.county.slice(0, 6));
  const names = new Set<string>();
  const cast: [FamilyName, Family][] = Object.entries(FAMILIES) as [FamilyName, Family][];
  for (const [key, family] of cast) {
    const [years, days] = family.age;
    const birth = birthday(story.day(days), years);
    const name = newName(story, family.sex, names);
    const idNumber = number(birth, family.sex);
    const village = story.villages[family.village] ?? story.town;
    const visitor: DemoLogin = family.village === 0 ? "village" : "town";
    story.on(family.visited + 1, visitor, async (desk) => {
      const evidence = "户口簿";
      const { id } = await registerChild(desk, { name, idNumber, division: village, evidence });
      files.set(key, { id, name, idNumber, village, visitor });
    });
    story.on(family.visited, visitor, (desk) => {
      const on = story.day(family.visited);
      const found = { facts: firstFacts(story, family, { birth, village }), note: "首次入户，逐项核对情况" };
      return visitChild(
        desk,
        { child: fileOf(key), on },
        { ...found, open: family.village === 0 ? [] : ["safety"] },
      );
    });
  }
  // Of the other villages the officer has yet to find it out: those files wait for it.
  const own = cast.flatMap(([key, { village }]) => (village === 0 ? [key] : []));
  story.on(14, "officer", async (desk) => {
    for (const key of own)
      for (const name of story.region.restricted ?? []) {
        const file = await fileAt(desk, fileOf(key));
        await recordFact(desk, { ...file, name, value: false, from: story.day(30), evidence: "县级核查" });
      }
  });
  const hearsay = newName(story, "female", names);
  story.on(3, "village", (desk) =>
    registerChild(desk, { name: hearsay, division: desk.area.code, evidence: "邻居反映，待入户核实" }),
  );
  function fileOf(key: FamilyName): DemoChild {
    const file = files.get(key);
    if (!file) throw new Error(`the file of ${key} is not open yet`);
    return file;
  }
  return fileOf;
}

/** A name that no other child of the story bears. */
function newName({ random }: Story, sex: Family["sex"], taken: Set<string>): string {
  for (;;) {
    const name = madeUpName(random, sex);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** The same day so many years before; a day later where that year has none. */
const birthday = (day: string, years: number): string => {
  const [year, rest] = [Number(day.slice(0, 4)) - years, day.slice(4)];
  return rest === "-02-29" ? moved(`${year}-02-28`, 1) : `${year}${rest}`;
};
