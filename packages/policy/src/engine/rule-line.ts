/** Says a condition as lines, one part a line, without a child. */
import type { Expression } from "../artefact/expression.ts";
import type { Pack } from "../artefact/pack.ts";
import type { Bilingual } from "../decision.ts";
import { describeLeaf } from "./describe-condition.ts";

/**
 * One line of a rule. `reading`: the line rests on how an ambiguous text is read; with an `option`, it holds only
 * where that option is in force. `setting`: the document leaves this open, and the bureau's own setting fills it in.
 * `item`: the line stands for a named rule, which is said in full under its own id too. `stage`: a stage of a response chain.
 */
export type RuleLine = {
  text: Bilingual;
  clauses?: readonly string[];
  reading?: { id: string; option?: string };
  setting?: string;
  item?: string;
  stage?: true;
  children?: readonly RuleLine[];
};

/** A line of its own words. */
export const line = (zh: string, en: string, children: readonly RuleLine[] = []): RuleLine => ({
  text: { zh, en },
  ...(children.length > 0 ? { children } : {}),
});

const ALL: Bilingual = { zh: "同时符合下列各项", en: "All of these hold" };
const ANY: Bilingual = { zh: "符合下列情形之一", en: "One of these holds" };
const NONE: Bilingual = { zh: "不存在下列情形", en: "None of this holds" };
const ALWAYS: Bilingual = { zh: "一律适用", en: "Always" };
const NEVER: Bilingual = { zh: "不适用", en: "Never" };

/** The parts of a condition that are conditions themselves. */
export function partsOf(source: Expression): readonly Expression[] {
  if ("all" in source) return source.all;
  if ("any" in source) return source.any;
  if ("not" in source) return [source.not];
  if ("under" in source) return Object.values(source.under[1]);
  if ("review" in source) return [source.review[1]];
  if ("cite" in source) return [source.cite[1]];
  if ("since" in source) return [source.since[1]];
  return [];
}

/** A condition in words; a named one that is no category or group with its own parts. */
export function lineOf(source: Expression, pack: Pack): RuleLine {
  const children = () => partsOf(source).map((part) => lineOf(part, pack));
  if ("all" in source) return { text: ALL, children: children() };
  if ("any" in source) return { text: ANY, children: children() };
  if ("not" in source) return { text: NONE, children: children() };
  if ("constant" in source) return { text: source.constant ? ALWAYS : NEVER };
  if ("item" in source) return itemLine(source.item, pack);
  if ("since" in source) {
    const [day] = source.since;
    return { text: { zh: `自 ${day} 起`, en: `From ${day} on` }, children: children() };
  }
  if ("review" in source) {
    const reading = pack.readings.find(({ id }) => id === source.review[0]);
    const text = reading?.text ?? { zh: source.review[0], en: source.review[0] };
    const clauses = reading ? { clauses: [reading.clause] } : {};
    return { text, ...clauses, reading: { id: source.review[0] }, children: children() };
  }
  if ("under" in source) {
    const [id, branches] = source.under;
    return readingLine(id, pack, (option) => {
      const branch = branches[option];
      return branch && lineOf(branch, pack);
    });
  }
  if ("cite" in source) {
    const [clauses, inner, words] = source.cite;
    const line = lineOf(inner, pack);
    if (words) return { text: words, clauses, children: line.children ?? [line] };
    return { ...line, clauses: [...new Set([...clauses, ...(line.clauses ?? [])])] };
  }
  return { text: describeLeaf(source) ?? { zh: "条件", en: "Condition" } };
}

/** The line under a heading; a line without parts that says the heading once more is left out. */
const under = (heading: Bilingual, line: RuleLine): { children?: readonly RuleLine[] } =>
  line.text.zh === heading.zh && !line.children ? {} : { children: [line] };

/** A reading with what the text says under each of its options. */
export function readingLine(
  id: string,
  pack: Pack,
  saidBy: (option: string) => RuleLine | undefined,
): RuleLine {
  const reading = pack.readings.find((one) => one.id === id);
  const options = (reading?.options ?? []).map((option): RuleLine => {
    const line = saidBy(option.id);
    return { text: option.text, reading: { id, option: option.id }, ...(line && under(option.text, line)) };
  });
  const text = reading?.text ?? { zh: id, en: id };
  return { text, ...(reading ? { clauses: [reading.clause] } : {}), reading: { id }, children: options };
}

/** A named condition is said where it is used; categories and groups have a place of their own. */
function itemLine(id: string, pack: Pack): RuleLine {
  const item = pack.items.find((one) => one.id === id);
  if (!item) return { text: { zh: id, en: id } };
  const line: RuleLine = { text: item.title, clauses: item.clauses, item: id };
  return item.kind === "definition" ? { ...line, ...under(item.title, lineOf(item.when, pack)) } : line;
}
