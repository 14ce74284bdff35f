import {
  advanceCase,
  answerRequest,
  askParty,
  assessCase,
  assignCase,
  confirmClosing,
  getCase,
  linkChild,
  listAsked,
  listTerms,
  openGlass,
  proposeClosing,
  reportHarm,
  type StaffContext,
  setTerms,
} from "@tongyou/core";
import {
  askInput,
  assessInput,
  proposeClosingInput,
  type Report,
  reportInput,
  setTermsInput,
} from "@tongyou/core/schemas";
import type { DemoLogin } from "../demo-bureaus.ts";
import type { FamilyName } from "./families.ts";
import type { Files } from "./files.ts";
import type { Story } from "./story.ts";

/** A case of the story and its number once it was reported. */
type DemoCase = { id: string; number: string };

/** Reports of harm: one whose clock is late, one that waits for its second person, one closed, one sealed. */
export function tellReports(story: Story, child: Files): void {
  story.on(34, "officer", async (desk) => {
    const open = (await listTerms(desk)).filter(({ pack }) => pack === null);
    const terms = Object.fromEntries(open.map(({ stage }) => [stage, URGENT.has(stage) ? DAY : FORTNIGHT]));
    await setTerms(desk, setTermsInput.parse({ terms }));
  });

  const closed = report(story, child, 27, "hotline", {
    situation: "abandoned",
    danger: "unknown",
    what: "邻居来电：五六岁男孩连续几晚独自在家",
    source: "hotline",
    reporter: { name: "一位邻居" },
  });
  link(story, child, { daysAgo: 27, of: closed, to: "alone" });
  walk(story, closed, { from: 26, until: 22, finding: "父母上夜班，已商定由姑母晚间照看" });
  close(story, closed, { daysAgo: 21, reason: "回访两次，孩子晚间有人照看" });
  story.on(20, "town", async (desk) => {
    const proposed = { ...(await caseAt(desk, closed)), incidents: [] };
    await confirmClosing(desk, proposed);
  });

  const closing = report(story, child, 14, "school", {
    situation: "other",
    danger: "no",
    what: "学生多日未到校，家访无人",
    source: "duty",
    name: "一名初中男生",
    sex: "male",
  });
  link(story, child, { daysAgo: 13, of: closing, to: "dropout" });
  walk(story, closing, { from: 12, until: 8, finding: "孩子随母亲在家，因厌学不去学校，人身安全" });
  close(story, closing, { daysAgo: 2, reason: "安全无虞，复学另按帮扶方案办理" });

  const late = report(story, child, 6, "village", {
    childOf: "harmed",
    situation: "injuries",
    danger: "no",
    what: "手臂有新旧淤伤，孩子说是父亲打的",
    source: "duty",
  });
  story.on(6, "officer", async (desk) =>
    assignCase(desk, { ...(await caseAt(desk, late)), handler: story.person("town").id }),
  );
  askPolice(story, late, 5);
  story.on(4, "town", async (desk) => advanceCase(desk, await caseAt(desk, late)));
  story.on(3, "town", async (desk) =>
    askParty(
      desk,
      askInput.parse({
        ...(await caseAt(desk, late)),
        kind: "joint",
        party: "education",
        question: "请说明该生近一个月到校和身上有无伤情",
        dueOn: story.day(1),
      }),
    ),
  );

  const sealed = report(story, child, 0, "school", {
    situation: "under14",
    danger: "no",
    what: "校医检查时发现异常，孩子已由女老师陪护",
    source: "duty",
    police: { day: story.day(0) },
  });
  story.on(0, "officer", (desk) => askThem(desk, sealed));
  story.on(0, "social", (desk) =>
    openGlass(desk, {
      file: { kind: "case", number: sealed.number },
      reason: "夜间须陪同孩子就医，查阅联系人",
      hours: 4,
    }),
  );
}

/** How long the bureau gives itself where no document says. */
const URGENT: ReadonlySet<string> = new Set(["report", "emergency"]);
const DAY = { count: 24, unit: "hours" };
const FORTNIGHT = { count: 10, unit: "workingDays" };

type Told = Pick<Report, "situation" | "danger" | "what" | "source" | "name" | "sex" | "reporter" | "police">;

function report(
  story: Story,
  child: Files,
  daysAgo: number,
  by: DemoLogin,
  { childOf, ...told }: Told & { childOf?: FamilyName },
): DemoCase {
  const made: DemoCase = { id: crypto.randomUUID(), number: "" };
  story.on(daysAgo, by, async (desk) => {
    const [division] = story.villages;
    const who = childOf && { childId: child(childOf).id };
    const { number } = await reportHarm(desk, reportInput.parse({ id: made.id, division, ...who, ...told }));
    made.number = number;
  });
  return made;
}

/** The case with the version that the next act must name. */
async function caseAt(desk: StaffContext, { id }: DemoCase): Promise<{ id: string; version: number }> {
  const { version } = await getCase(desk, { id });
  return { id, version };
}

function link(
  story: Story,
  child: Files,
  { daysAgo, of, to }: { daysAgo: number; of: DemoCase; to: FamilyName },
): void {
  story.on(daysAgo, "officer", async (desk) => {
    await linkChild(desk, { ...(await caseAt(desk, of)), childId: child(to).id });
    await assignCase(desk, { ...(await caseAt(desk, of)), handler: story.person("officer").id });
  });
}

const askThem = async (desk: StaffContext, one: DemoCase) =>
  askParty(
    desk,
    askInput.parse({
      ...(await caseAt(desk, one)),
      kind: "police",
      party: "police",
      question: `请就 ${one.number} 接处警`,
    }),
  );

/** Hands the case to the police, who take it over the same day. */
function askPolice(story: Story, one: DemoCase, daysAgo: number): void {
  story.on(daysAgo, "officer", (desk) => askThem(desk, one));
  story.on(daysAgo, "police", async (desk) => {
    const { rows } = await listAsked(desk, { open: true, offset: 0, limit: 20 });
    for (const { of, id } of rows)
      if (of === "case")
        await answerRequest(desk, { id, accepted: true, answer: "已受理并到场", receipt: "演示回执" });
  });
}

/** Through the stages to the last, with the police and an assessment on the way. */
function walk(story: Story, one: DemoCase, { from, until, finding }: Walk): void {
  askPolice(story, one, from);
  const advance = async (desk: StaffContext) => advanceCase(desk, await caseAt(desk, one));
  for (const daysAgo of [from - 1, from - 2]) story.on(daysAgo, "officer", advance);
  story.on(until, "officer", async (desk) => {
    await assessCase(
      desk,
      assessInput.parse({ ...(await caseAt(desk, one)), day: story.day(until), finding, incidents: [] }),
    );
    await advance(desk);
  });
}
type Walk = { from: number; until: number; finding: string };

function close(story: Story, one: DemoCase, { daysAgo, reason }: { daysAgo: number; reason: string }): void {
  story.on(daysAgo, "officer", async (desk) =>
    proposeClosing(
      desk,
      proposeClosingInput.parse({ ...(await caseAt(desk, one)), outcome: "safe", reason }),
    ),
  );
}
