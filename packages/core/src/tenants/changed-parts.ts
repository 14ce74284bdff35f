import {
  describeRule,
  diffPacks,
  type Pack,
  type PackDifference,
  type RuleLine,
} from "@tongyou/policy/engine";
import { itemNames } from "../standards/clause-rows.ts";
import type { ChangedPart } from "./upgrade.schema.ts";

type Amounts = ChangedPart["amounts"];

/** The dated amounts that differ, by their first day. */
function amountsOf(before: Pack, after: Pack, id: string): Amounts {
  const spans = (pack: Pack) =>
    new Map(
      pack.parameters
        .find((one) => one.id === id)
        ?.values.map(({ from, until, fen }) => [from, { from, until, fen }]),
    );
  const [was, is] = [spans(before), spans(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((from) => {
    const pair = { before: was.get(from) ?? null, after: is.get(from) ?? null };
    const same = pair.before?.fen === pair.after?.fen && pair.before?.until === pair.after?.until;
    return same ? [] : [pair];
  });
}

/** Of a reading, the option the pack takes; of a rule, the rule. */
function ruleOf(pack: Pack, { part, id }: PackDifference): RuleLine | null {
  if (part !== "readings") return describeRule(pack, id) ?? null;
  const reading = pack.readings.find((one) => one.id === id);
  const taken = reading?.options.find((option) => option.id === reading.taken);
  return taken ? { text: taken.text } : null;
}

/** The clauses of a document that are new, gone or say otherwise. */
function clausesOf(before: Pack, after: Pack, id: string): string[] {
  const said = (pack: Pack) =>
    new Map(
      pack.documents
        .find((document) => document.id === id)
        ?.clauses.map((clause) => [clause.no, JSON.stringify(clause)]),
    );
  const [was, is] = [said(before), said(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((no) => was.get(no) !== is.get(no));
}

const carried = (pack: Pack, { part, id }: PackDifference): readonly string[] => {
  if (part === "documents") return [];
  switch (part) {
    case "readings":
      return pack.readings.filter((one) => one.id === id).map(({ clause }) => clause);
    case "proposals":
      return pack.proposals.find(({ parameter }) => `${parameter}.proposal` === id)?.clauses ?? [];
    case "roles":
      return [
        ...new Set(pack.roles.filter(({ role }) => `role.${role}` === id).flatMap(({ clauses }) => clauses)),
      ];
    case "benefit":
      return [pack.benefit?.precedence, pack.benefit?.starts, pack.benefit?.stops].flatMap(
        (one) => one?.clauses ?? [],
      );
    case "procedure":
      return pack.procedure?.clauses ?? [];
    case "classes":
      return pack.benefit?.classes.find((one) => one.id === id)?.clauses ?? [];
    default:
      return pack[part]?.find((one) => one.id === id)?.clauses ?? [];
  }
};

/** What differs between two packs in words: its name, its clauses, its amounts or its rule before and after. */
export function changedParts(before: Pack, after: Pack): ChangedPart[] {
  const [old, fresh] = [itemNames(before), itemNames(after)];
  return diffPacks(before, after).map((difference): ChangedPart => {
    const { part, id, change } = difference;
    const holder = change === "removed" ? before : after;
    const document = holder.documents.find((one) => one.id === id);
    const named = part === "documents" && document ? { name: document.title } : undefined;
    const { name } = named ?? fresh.get(id) ?? old.get(id) ?? { name: { zh: id, en: id } };
    return {
      ...difference,
      name,
      clauses: named ? clausesOf(before, after, id) : [...carried(holder, difference)],
      amounts: part === "parameters" ? amountsOf(before, after, id) : [],
      before: ruleOf(before, difference),
      after: ruleOf(after, difference),
    };
  });
}
