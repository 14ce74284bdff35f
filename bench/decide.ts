/**
 * `npm run bench -- decide`: Ningxia decisions a second by the policy engine and by a hand-written plain
 * function, in one run, in alternating rounds, on the same made-up children with the same answers.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import type { Decision, Facts } from "@tongyou/policy";
import { compile } from "@tongyou/policy/engine";
import { buildPack } from "@tongyou/policy/toolkit";
import { makeChildren } from "./decide-children.ts";
import { decidePlainly } from "./decide-plain.ts";
import { jsonRulesOnToy, oursOnToy, toyChildren, zenOnToy } from "./decide-toy.ts";

const CHILDREN = 20_000;
const ROUNDS = 15;
const ON = "2018-03-31";

/** The parts of a decision that the plain function gives as well. */
const comparable = ({ categories, inDifficulty, orphan, allowance, entitlements, conflicts }: Decision) => {
  const { status, class: rate, fen } = allowance;
  return {
    categories: { ...categories },
    inDifficulty,
    orphan,
    allowance: { status, ...(rate !== undefined && { class: rate }), ...(fen !== undefined && { fen }) },
    entitlements: { ...entitlements },
    conflicts: [...conflicts],
  };
};

/** Seconds for one pass over all children. */
function pass(children: readonly Facts[], decide: (facts: Facts) => unknown): number {
  const start = process.hrtime.bigint();
  for (const child of children) decide(child);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** `quick`: fewer children and rounds, to see that it runs; the numbers that count come from the whole run. */
export async function run({ quick = false }: { quick?: boolean } = {}) {
  const [count, rounds] = quick ? [2_000, 5] : [CHILDREN, ROUNDS];
  const policy = compile(await buildPack(join(import.meta.dirname, "..", "plugins", "ningxia")));
  const children = makeChildren(count, 20180331);
  const at = { on: ON };
  for (const child of children)
    assert.deepEqual(comparable(policy.decide(child, at)), decidePlainly(child, ON));
  const receipted = (child: Facts) => policy.receipt(child, at, policy.decide(child, at));
  const times = { engine: [] as number[], plain: [] as number[], receipts: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.plain.push(pass(children, (child) => decidePlainly(child, ON)));
    times.engine.push(pass(children, (child) => policy.decide(child, at)));
    if (round % 5 === 0) times.receipts.push(pass(children, receipted));
  }
  const [engine, plain, receipts] = [median(times.engine), median(times.plain), median(times.receipts)];
  const perSecond = (seconds: number) => Math.round(count / seconds);
  return {
    children: count,
    sameAnswers: true,
    enginePerSecond: perSecond(engine),
    plainPerSecond: perSecond(plain),
    withReceiptsPerSecond: perSecond(receipts),
    ratio: Number((plain / engine).toFixed(3)),
    floor: 1 / 4,
    ratioWithReceipts: Number((plain / receipts).toFixed(3)),
    floorWithReceipts: 1 / 40,
    toy: await compareOnToy(quick ? 1_000 : 10_000),
  };
}

/**
 * Decisions a second of three engines on one toy policy, the same answers demanded first. Both others answer through a
 * promise, so the wait for it is part of what a caller pays.
 */
async function compareOnToy(count: number) {
  const children = toyChildren(count, 7);
  const [ours, zen, jsonRules] = [oursOnToy(), zenOnToy(), jsonRulesOnToy()];
  for (const child of children.slice(0, 500)) {
    const wanted = ours(child);
    const { self, severe, poor, institution, registered } = await zen.decide(child);
    assert.deepEqual({ self, severe, poor, institution, registered }, wanted);
    assert.deepEqual(await jsonRules(child), wanted);
  }
  const perSecond = async (decide: (facts: Facts) => unknown) => {
    const start = process.hrtime.bigint();
    for (const child of children) await decide(child);
    return Math.round(count / (Number(process.hrtime.bigint() - start) / 1e9));
  };
  const result = {
    children: count,
    sameAnswers: true,
    oursPerSecond: await perSecond(ours),
    zenEnginePerSecond: await perSecond(zen.decide),
    jsonRulesEnginePerSecond: await perSecond(jsonRules),
  };
  zen.dispose();
  return result;
}
