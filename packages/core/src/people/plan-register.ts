import { createHash } from "node:crypto";
import { lookupHash, openText, type TenantKey, type TenantTransaction } from "@tongyou/database";
import { worker, workerPost, workerTraining } from "@tongyou/database/schema";
import type { Bilingual } from "@tongyou/policy";
import type { Pack } from "@tongyou/policy/engine";
import { and, eq, inArray, or } from "drizzle-orm";
import { barredCause } from "./appoint.ts";
import type { RegisterColumn, RegisterDeed, RegisterProblem } from "./people.schema.ts";
import type { LinePost, LineReading, RegisterLine } from "./read-register-line.ts";
import type { SheetColumn } from "./register-columns.ts";
import { gateOf } from "./staff-rules.ts";
import { COUNTS, keptAt, type PostRow, type WorkerRow } from "./worker-record.ts";

/** Who a row is about: somebody of the register, or somebody new, whom several rows may name. */
type Person = {
  id: string;
  /** Null: to be registered. */
  kept: WorkerRow | null;
  posts: PostRow[];
  /** Days of trainings that were passed. */
  passed: string[];
};
export type PlannedRow = LineReading & {
  person: Person | null;
  deeds: RegisterDeed[];
  /** Columns of an existing person that take a new value. */
  changed: RegisterColumn[];
};

const problem =
  (columns: readonly SheetColumn[]) =>
  (field: RegisterColumn, cause: Bilingual, remedy: Bilingual): RegisterProblem => ({
    field,
    column: columns.find(({ key }) => key === field)?.header ?? field,
    cause,
    remedy,
  });
type MakeProblem = ReturnType<typeof problem>;

const isSame = (kept: PostRow, said: LinePost) =>
  kept.role === said.role && kept.division === said.place && kept.part === said.part;

/** The persons whom rows name by ID number, and those who bear a name of a row. */
async function knownPersons(
  tx: TenantTransaction,
  key: TenantKey,
  lines: readonly RegisterLine[],
): Promise<Known> {
  const hashes = lines.flatMap(({ idNumber }) => (idNumber === null ? [] : [lookupHash(key, idNumber)]));
  const names = lines.map(({ name }) => name);
  const kept = await tx
    .select()
    .from(worker)
    .where(or(inArray(worker.idHash, hashes), inArray(worker.name, names)));
  const ids = kept.map(({ id }) => id);
  const [posts, passed] = await Promise.all([
    tx.select().from(workerPost).where(inArray(workerPost.workerId, ids)),
    tx
      .select({ workerId: workerTraining.workerId, on: workerTraining.heldOn })
      .from(workerTraining)
      .where(and(inArray(workerTraining.workerId, ids), COUNTS, eq(workerTraining.passed, true))),
  ]);
  const [postsOf, passedOf] = [
    Map.groupBy(posts, ({ workerId }) => workerId),
    Map.groupBy(passed, ({ workerId }) => workerId),
  ];
  const persons = kept.map(
    (row): Person => ({
      id: row.id,
      kept: row,
      posts: postsOf.get(row.id) ?? [],
      passed: (passedOf.get(row.id) ?? []).map(({ on }) => on),
    }),
  );
  return {
    byHash: new Map(
      persons.flatMap((one) => (one.kept?.idHash ? [[hex(one.kept.idHash), one] as const] : [])),
    ),
    byName: Map.groupBy(persons, ({ kept: row }) => row?.name ?? ""),
    hashOf: (number) => hex(lookupHash(key, number)),
  };
}
const hex = (hash: Uint8Array) => Buffer.from(hash).toString("hex");

/** Without an ID number only who holds, or held, the very post is known again, or waits for one at the very place. */
function isKnownAs(person: Person, { post, place }: RegisterLine): boolean {
  if (post !== null) return person.posts.some((kept) => isSame(kept, post));
  return person.posts.length === 0 && person.kept?.idHash === null && person.kept.division === place.code;
}

/** Finds whom a row is about. */
function whoOf(
  line: RegisterLine,
  { byHash, byName, hashOf }: Known,
  make: MakeProblem,
): Person | "new" | RegisterProblem {
  if (line.idNumber !== null) return byHash.get(hashOf(line.idNumber)) ?? "new";
  const namesakes = byName.get(line.name) ?? [];
  if (namesakes.length === 0) return "new";
  const [only, another] = namesakes.filter((person) => isKnownAs(person, line));
  return only && !another ? only : make("idNumber", ...NAMESAKE);
}

type Known = {
  byHash: Map<string, Person>;
  byName: Map<string, Person[]>;
  hashOf: (number: string) => string;
};

/** A document lets nobody begin untrained: those with a passed training, or in that post before the document, may. */
function barsRow(pack: Pack, person: Person, post: LinePost, lines: readonly LinePost[], make: MakeProblem) {
  const gate = gateOf(pack, post.role, post.from);
  if (!gate || post.until !== null) return null;
  const before = [...person.posts.map(({ role, fromOn }) => ({ role, from: fromOn })), ...lines].some(
    ({ role, from }) => role === post.role && from < gate.from,
  );
  if (before || person.passed.some((on) => on <= post.from)) return null;
  return make("role", barredCause(gate), TRAIN_FIRST);
}

/** What is on file of the post a row says; undefined: nothing. */
function keptPost(person: Person, post: LinePost, make: MakeProblem): "same" | RegisterProblem | undefined {
  const kept = person.posts.filter((one) => isSame(one, post));
  if (kept.some(({ fromOn, untilOn }) => fromOn === post.from && untilOn === post.until)) return "same";
  const open = kept.find(({ untilOn }) => untilOn === null);
  if (!open) return undefined;
  if (open.fromOn === post.from)
    return make(
      "until",
      { zh: "名册中此人仍在这个岗位，表中写了离任日期。", en: "On file the person still holds the post." },
      { zh: "离任请在此人的页面办理离任交接，再导入。", en: "Hand the post over on the person's page." },
    );
  if (post.until !== null && post.until <= open.fromOn) return undefined;
  return make(
    "from",
    {
      zh: `名册中此人自 ${open.fromOn} 起在这个岗位，与表中日期不同。`,
      en: `On file the person holds the post since ${open.fromOn}.`,
    },
    { zh: "请核对任职日期。", en: "Check the first day in post." },
  );
}

/** Columns of a person on file that the row fills otherwise. */
function changesOf(key: TenantKey, kept: WorkerRow, line: RegisterLine): RegisterColumn[] {
  const phone = kept.phoneSealed === null ? null : openText(key, kept.phoneSealed);
  const differs = (said: string | null, known: string | null) => said !== null && said !== known;
  return [
    ...(differs(line.phone, phone) ? (["phone"] as const) : []),
    ...(differs(line.identity, kept.identity) ? (["identity"] as const) : []),
    ...(differs(line.unit, kept.unit) ? (["unit"] as const) : []),
  ];
}

/** What accepted rows above said of a person. */
type Above = { names: Set<string>; posts: LinePost[] };

const overlaps = (one: LinePost, other: LinePost) =>
  one.role === other.role &&
  one.place === other.place &&
  one.part === other.part &&
  (one.until ?? "9999") > other.from &&
  (other.until ?? "9999") > one.from;

/** Plans one row about a person; a problem stops it. */
function planRow(
  { key, pack, make }: Planning,
  line: RegisterLine,
  person: Person,
  above: Above | undefined,
): Pick<PlannedRow, "deeds" | "changed"> | RegisterProblem {
  const names = above?.names ?? new Set([person.kept?.name ?? line.name]);
  if (!names.has(line.name)) return make("name", ...OTHER_NAME);
  const { post } = line;
  const registers = person.kept === null && above === undefined;
  const changed = person.kept ? changesOf(key, person.kept, line) : [];
  const deeds: RegisterDeed[] = [
    ...(registers ? (["register"] as const) : []),
    ...(changed.length > 0 ? (["change"] as const) : []),
  ];
  if (!post) return { deeds, changed };
  const said = above?.posts ?? [];
  if (said.some((one) => overlaps(one, post))) return make("role", ...TWICE);
  const kept = keptPost(person, post, make);
  if (kept === "same") return { deeds, changed };
  return kept ?? barsRow(pack, person, post, said, make) ?? { deeds: [...deeds, "appoint"], changed };
}

type Planning = { key: TenantKey; pack: Pack; make: MakeProblem };

/**
 * Says of every row of a workbook what taking it over does to the register, and what is in its way. Nothing is changed.
 * `elsewhere`: hex hashes of ID numbers whom the bureau keeps outside the reader's area.
 */
export async function planRegister(
  tx: TenantTransaction,
  key: TenantKey,
  pack: Pack,
  sheet: {
    /** SHA-256 of the workbook. */
    file: string;
    columns: readonly SheetColumn[];
    readings: readonly LineReading[];
    elsewhere: ReadonlySet<string>;
  },
): Promise<PlannedRow[]> {
  const make = problem(sheet.columns);
  const known = await knownPersons(
    tx,
    key,
    sheet.readings.flatMap(({ line }) => (line ? [line] : [])),
  );
  const above = new Map<Person, Above>();
  return sheet.readings.map((reading): PlannedRow => {
    const { line, problems } = reading;
    const stop = (...more: RegisterProblem[]): PlannedRow => ({
      ...reading,
      line: null,
      person: null,
      deeds: [],
      changed: [],
      problems: [...problems, ...more],
    });
    if (!line) return stop();
    if (line.idNumber !== null && sheet.elsewhere.has(known.hashOf(line.idNumber)))
      return stop(make("idNumber", ...KEPT_ELSEWHERE));
    const who = whoOf(line, known, make);
    if (who !== "new" && "cause" in who) return stop(who);
    const person = who === "new" ? newPerson(sheet.file, line, known) : who;
    const planned = planRow({ key, pack, make }, line, person, above.get(person));
    if ("cause" in planned) return stop(planned);
    const { names, posts } = above.get(person) ?? { names: new Set([line.name]), posts: [] };
    above.set(person, { names, posts: line.post ? [...posts, line.post] : posts });
    return { ...reading, line, person, ...planned };
  });
}

/** The id of somebody new comes from workbook and row: taking it over twice at once registers nobody twice. */
function idFrom(file: string, row: number): string {
  const hash = createHash("sha256").update(`${file} ${row}`).digest("hex");
  return hash.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-8$3-8$4-$5");
}

/** Somebody whom the register does not have; later rows with the ID number, or the name, find them. */
function newPerson(file: string, line: RegisterLine, { byHash, byName, hashOf }: Known): Person {
  const person: Person = { id: idFrom(file, line.row), kept: null, posts: [], passed: [] };
  if (line.idNumber !== null) byHash.set(hashOf(line.idNumber), person);
  byName.set(line.name, [...(byName.get(line.name) ?? []), person]);
  return person;
}

/** Where a person is kept once the rows are taken over. */
export const keptAfter = (rows: readonly PlannedRow[], { kept }: Person): string =>
  keptAt([
    ...(kept ? [kept.division] : []),
    ...rows.flatMap(({ line }) => (line ? [line.post?.place ?? line.place.code] : [])),
  ]);

const NAMESAKE = [
  {
    zh: "名册或表中另有同名人员，没有身份证号，无法判断是不是同一人。",
    en: "Somebody else has that name; without an ID number nobody can tell whether it is the same person.",
  },
  { zh: "请补填身份证号。", en: "Give the ID number." },
] as const;
const TRAIN_FIRST = {
  zh: "请先把岗位和日期留空，导入后登记培训合格，再安排岗位。",
  en: "Leave post and days empty, take the person over, record the passed training, then give the post.",
};
const KEPT_ELSEWHERE = [
  { zh: "此人已由其他乡镇或县登记。", en: "Another town or county has the person in its register." },
  { zh: "请由县级经办人给此人安排岗位。", en: "The county gives the person the post." },
] as const;
const OTHER_NAME = [
  { zh: "同一身份证号在名册或表中另有姓名。", en: "That ID number goes with another name on file or above." },
  {
    zh: "请核对姓名和号码；改名请先在名册中修改登记。",
    en: "Check both; correct a changed name in the register first.",
  },
] as const;
const TWICE = [
  { zh: "表中上面已有此人的同一岗位。", en: "The same post of this person stands above." },
  { zh: "请删去重复的一行，或更正岗位和日期。", en: "Take one of the two out, or correct post and days." },
] as const;
