import type { z } from "zod";
import { civilDayOf } from "../civil-day.ts";
import type { StaffContext } from "../context.ts";
import { conflict } from "../errors/refusals.ts";
import type { DesignColumn, DesignValue, SheetDesign } from "../ledger/index.ts";
import type { FileOut } from "../page.schema.ts";
import { inTenant } from "../verb.ts";
import { getTrial } from "./get-trial.ts";
import { changeLines, workbookOut } from "./trial-file.ts";
import {
  type TrialApart,
  type TrialFigures,
  type TrialSum,
  type TrialView,
  type trialComparisonInput,
  trialsApart,
} from "./trials.schema.ts";

type Input = z.output<typeof trialComparisonInput>;
type Compared = TrialView & { figures: TrialFigures };
/** What one line of the sheet is of, and what each trial says of it; undefined where it says nothing. */
type Line = { title: string; of: (Sums | undefined)[] };
type Sums = { before: TrialSum; after: TrialSum };

const MARKS = ["①", "②", "③", "④"];
const APART: Readonly<Record<TrialApart, string>> = {
  area: "地区不同",
  month: "月份不同",
  basis: "测算之间，现行标准、读法或档案有过变化",
};
const COUNTED = {
  awarded: "只统计已认定的儿童",
  all: "含符合条件而未认定的儿童，未认定的并不因此领到津贴",
} as const;

/**
 * Two to four trials side by side as a workbook, a line for each class or place, with what each changes above. Where they
 * answer different questions it says so and weighs none against another. Taking it out of the system is written down.
 * Throws `conflict` for a trial without a result, or none that the role is told; else as `getTrial`.
 */
export async function getComparisonWorkbook(
  context: StaffContext,
  { ids, counted, by }: Input,
): Promise<FileOut> {
  const trials: Compared[] = [];
  for (const id of ids) trials.push(withFigures(await getTrial(context, { id, counted })));
  await inTenant(context, "trials.exportComparison", async (_, note) => {
    note({ purpose: "测算比较", detail: { trials: ids, counted, by } });
  });
  const design = designOf(trials, { counted, by }, context.tenant.name);
  return workbookOut(`测算比较${by === "class" ? "（按档次）" : "（按地区）"}`, design);
}

function withFigures({ figures, ...trial }: TrialView): Compared {
  if (figures) return { ...trial, figures };
  throw conflict(
    { zh: `“${trial.name}”没有可以比较的结果。`, en: `“${trial.name}” has no result to compare.` },
    { zh: "请去掉它，或等它算完再比较。", en: "Leave it out, or wait until it is done." },
  );
}

/** Places of a trial; the whole area where the role is told no parts of it. */
const placesOf = ({ figures, area }: Compared) =>
  figures.places.length > 0 ? figures.places : [{ code: area.code, name: area.name, ...figures }];

const partsOf = (trial: Compared, by: Input["by"]) =>
  by === "place"
    ? placesOf(trial).map((one) => ({ key: one.code, title: one.name, sums: one as Sums }))
    : trial.figures.classes.map((one) => ({ key: one.class, title: one.name.zh, sums: one as Sums }));

function linesOf(trials: readonly Compared[], by: Input["by"]): Line[] {
  const lines = new Map<string, Line>();
  for (const [at, trial] of trials.entries())
    for (const { key, title, sums } of partsOf(trial, by)) {
      const line = lines.get(key) ?? { title, of: trials.map(() => undefined) };
      line.of[at] = sums;
      lines.set(key, line);
    }
  return [...lines.values()];
}

const isPriced = ({ outlook }: Compared) => outlook.missing.length === 0;

/** A trial's part of a line, and what it costs more or less than the first, where that can be said. */
function valuesOf(
  trials: readonly Compared[],
  of: readonly (Sums | undefined)[],
  isWeighed: boolean,
): DesignValue[] {
  const first = of[0]?.after.fen ?? 0;
  return trials.flatMap((trial, at): DesignValue[] => {
    const { before, after } = of[at] ?? { before: NOTHING, after: NOTHING };
    const [was, more] = isPriced(trial) ? [before.fen, after.fen - before.fen] : [null, null];
    const values = [before.children, was, after.children, after.fen, more];
    return isWeighed && at > 0 ? [...values, after.fen - first] : values;
  });
}

const NOTHING: TrialSum = { children: 0, fen: 0 };

const sumOf = (all: readonly (Sums | undefined)[]): Sums => {
  const of = (side: keyof Sums) => ({
    children: all.reduce((sum, one) => sum + (one?.[side].children ?? 0), 0),
    fen: all.reduce((sum, one) => sum + (one?.[side].fen ?? 0), 0),
  });
  return { before: of("before"), after: of("after") };
};

function columnsOf(trials: readonly Compared[], by: Input["by"], isWeighed: boolean): DesignColumn[] {
  const columns: DesignColumn[] = [
    { header: "序号", width: 6, kind: "number" },
    { header: by === "class" ? "档次" : "地区", width: 24, kind: "text" },
  ];
  for (const [at, { name }] of trials.entries()) {
    const group = `${MARKS[at]} ${name}`;
    columns.push(
      { header: "现行人数", width: 9, kind: "number", group },
      { header: "现行（元/月）", width: 14, kind: "money", group },
      { header: "改后人数", width: 9, kind: "number", group },
      { header: "改后（元/月）", width: 14, kind: "money", group },
      { header: "每月增减（元）", width: 14, kind: "money", group },
    );
    if (isWeighed && at > 0) columns.push({ header: "比①多（元）", width: 14, kind: "money", group });
  }
  return columns;
}

function aboutTrial(trial: Compared, mark: string | undefined): string {
  const { name, month, area, madeBy, madeAt, knownAt, past, figures, outlook } = trial;
  const { before, after } = figures.waiting;
  return [
    `${mark} ${name}：${month} ${area.name}，${madeBy} ${civilDayOf(new Date(madeAt))} 测算`,
    ...(past ? [`只用 ${civilDayOf(new Date(knownAt))} 以前所知`] : []),
    `改动：${changeLines(outlook).join("、")}`,
    ...(isPriced(trial) ? [] : ["现行标准没有录入，现行金额说不出"]),
    ...(before + after > 0 ? [`金额未定：现行 ${before} 名，改后 ${after} 名，不在表内`] : []),
  ].join("；");
}

function designOf(
  trials: readonly Compared[],
  { counted, by }: Pick<Input, "counted" | "by">,
  bureau: string,
): SheetDesign {
  const apart = trialsApart(trials);
  const isWeighed = apart.length === 0;
  const lines = linesOf(trials, by);
  const total = trials.map((_, at) => sumOf(lines.map(({ of }) => of[at])));
  return {
    name: "测算比较",
    title: "津贴测算比较",
    subtitles: [
      `单位：${bureau}　　${COUNTED[counted]}　　只是测算，不是发放名单`,
      isWeighed
        ? "月份、地区和现行办法都相同，可以相互比较"
        : `${apart.map((one) => APART[one]).join("、")}：只并排列出，不能相互加减`,
      ...trials.map((trial, at) => aboutTrial(trial, MARKS[at])),
    ],
    columns: columnsOf(trials, by, isWeighed),
    rows: lines.map(({ title, of }, at) => [at + 1, title, ...valuesOf(trials, of, isWeighed)]),
    totals: [null, "合计", ...valuesOf(trials, total, isWeighed)],
    landscape: true,
  };
}
