/**
 * `npm run bench -- fuzz`: artefacts changed anywhere and random facts. Nothing may crash: an artefact decides or is
 * refused by name, facts are decided or refused by name, and no completion of a missing fact contradicts an answer.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { type Answer, type Decision, FACTS, type FactName, type Facts, PolicyError } from "@tongyou/policy";
import { compile, loadPack, type Pack, readFacts } from "@tongyou/policy/engine";
import { buildPack, contentHash, regionsIn } from "@tongyou/policy/toolkit";
import { makeChildren, seeded } from "./decide-children.ts";

const RUNS = 100_000;
const ON = "2020-06-30";
const JUNK = [
  null,
  true,
  -1,
  2 ** 53,
  "",
  "__proto__",
  "constructor",
  [],
  {},
  { not: { constant: true } },
  "NX-1",
];

type Random = () => number;
const below = (random: Random, limit: number) => Math.floor(random() * limit);

/** A copy of the pack with one place changed to junk, or to another part of the same pack, and its hash put right. */
function changed(text: string, random: Random): unknown {
  const pack = JSON.parse(text) as Record<string, unknown>;
  let place: Record<string, unknown> = pack;
  for (let depth = 0; depth < 40; depth++) {
    const keys = Object.keys(place);
    const key = keys[below(random, keys.length)] ?? "";
    const inner = place[key];
    if (typeof inner === "object" && inner !== null && Object.keys(inner).length > 0 && random() < 0.85)
      place = inner as Record<string, unknown>;
    else {
      if (random() < 0.2) delete place[key];
      else place[key] = structuredClone(JUNK[below(random, JUNK.length)]);
      break;
    }
  }
  const { hash: _, ...content } = pack;
  return { ...content, hash: contentHash(content) };
}

/** True when the work was refused with a reason and a place; anything else that is thrown is a fault of ours. */
function refused(work: () => void): boolean {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof PolicyError) return true;
    throw error;
  }
}

function fuzzArtefacts(packs: readonly Pack[], runs: number, random: Random) {
  const [child] = makeChildren(1, 3);
  const texts = packs.map((pack) => JSON.stringify(pack));
  let refusals = 0;
  for (let run = 0; run < runs; run++) {
    const text = texts[run % texts.length] ?? "";
    const isRefused = refused(() => {
      const policy = compile(loadPack(changed(text, random)));
      policy.decide(child ?? {}, { on: ON });
    });
    if (isRefused) refusals++;
  }
  return { runs, refused: refusals, decided: runs - refusals };
}

/** A value of the right or the wrong type for a fact. */
function valueFor(name: FactName, random: Random): unknown {
  const fact = FACTS[name];
  if (random() < 0.02) return JUNK[below(random, JUNK.length)];
  switch (fact.type) {
    case "boolean":
      return random() < 0.5;
    case "number":
      return fact.min + below(random, fact.max - fact.min + 1);
    case "word":
      return Object.keys(fact.words)[below(random, Object.keys(fact.words).length)];
    case "words":
      return Object.keys(fact.words).filter(() => random() < 0.3);
    case "date":
      return `20${String(below(random, 20)).padStart(2, "0")}-0${1 + below(random, 9)}-1${below(random, 10)}`;
    case "division":
      return random() < 0.5 ? "640423100201" : "350502001001";
    case "text":
      return "文字";
    default:
      return [];
  }
}

const NAMES = Object.keys(FACTS) as FactName[];
const settled = (answer: Answer | "undefined") =>
  answer === "yes" || answer === "no" || answer === "undefined";

/** Where a complete answer says otherwise than the one given before a fact was known. */
function contradiction(open: Decision, full: Decision): string | undefined {
  for (const [id, answer] of Object.entries(open.categories))
    if (settled(answer) && full.categories[id] !== answer) return id;
  for (const group of ["inDifficulty", "orphan", "deFacto", "leftBehind"] as const)
    if (settled(open[group]) && full[group] !== open[group]) return group;
  for (const [id, answer] of Object.entries(open.entitlements))
    if (answer === "yes" && full.entitlements[id] !== "yes") return id;
  const [before, after] = [open.allowance, full.allowance];
  if (before.status === "none" && after.status !== "none") return "allowance none";
  if (before.status === "decided" && after.fen !== before.fen) return "allowance decided";
  if (before.status === "atLeast" && after.status === "decided" && (after.fen ?? 0) < (before.fen ?? 0))
    return "allowance atLeast";
  return undefined;
}

/** Random facts, then the same with one more known: the second answer may add to the first and never contradict it. */
function fuzzFacts(packs: readonly Pack[], runs: number, random: Random) {
  const policies = packs.map((pack) => compile(pack));
  const children = makeChildren(2_000, 11);
  let refusals = 0;
  let compared = 0;
  for (let run = 0; run < runs; run++) {
    const policy = policies[run % policies.length];
    const base: Record<string, unknown> = { ...children[run % children.length] };
    for (let i = 0; i < 4; i++) {
      const name = NAMES[below(random, NAMES.length)] ?? "birthDate";
      base[name] = valueFor(name, random);
    }
    const hidden = NAMES[below(random, NAMES.length)] ?? "birthDate";
    const { [hidden]: value = valueFor(hidden, random), ...rest } = base;
    const isRefused = refused(() => {
      const facts: Facts = readFacts(rest);
      const open = policy?.decide(facts, { on: ON });
      const full = policy?.decide(readFacts({ ...rest, [hidden]: value }), { on: ON });
      if (open === undefined || full === undefined) return;
      compared++;
      assert.equal(
        contradiction(open, full),
        undefined,
        `${policy?.pack.id} ${hidden} ${JSON.stringify(rest)}`,
      );
    });
    if (isRefused) refusals++;
  }
  return { runs, refused: refusals, compared };
}

/** `quick`: fewer runs, to see that it runs; the numbers that count come from the whole run. */
export async function run({ quick = false }: { quick?: boolean } = {}) {
  const runs = quick ? 2_000 : RUNS;
  const plugins = join(import.meta.dirname, "..", "plugins");
  const packs = await Promise.all(regionsIn(plugins).map((region) => buildPack(join(plugins, region))));
  const random = seeded(20200630);
  const [smallest] = [...packs].sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  return {
    packs: packs.map((pack) => pack.id),
    facts: fuzzFacts(packs, runs, random),
    // Every region's pack gets its share; the small one most, since reading a large one again costs a hundred times more.
    artefacts: fuzzArtefacts(smallest ? [smallest] : [], runs - runs / 20, random),
    artefactsOfEveryRegion: fuzzArtefacts(packs, runs / 20, random),
    crashes: 0,
    contradictions: 0,
  };
}
