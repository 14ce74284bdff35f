import { contentHash } from "../artefact/canonical.ts";
import type { Pack } from "../artefact/pack.ts";
import type { Bilingual, Decision, Receipt } from "../decision.ts";
import type { CivilDate } from "../facts/calendar.ts";
import type { Facts } from "../facts/vocabulary.ts";
import { admissionsOf } from "./admissions.ts";
import { parameterOn } from "./amounts.ts";
import { NO } from "./answers.ts";
import { clauseAnswer } from "./clause-answer.ts";
import { createDecider, type Decider } from "./decide.ts";
import { explainDecision } from "./explain.ts";
import { compileProgram, type Program } from "./program.ts";
import { promptsOf } from "./prompts.ts";
import { propose } from "./propose.ts";
import { countedRows } from "./report-rows.ts";
import { isConditional, touchesOf } from "./touches.ts";
import type { At, Policy } from "./types.ts";

const compiled = new WeakMap<Pack, Policy>();

/** The policy of a validated pack. Compiled at the first question, once for each pack object. */
export function compile(pack: Pack): Policy {
  const known = compiled.get(pack);
  if (known !== undefined) return known;
  let made: { program: Program; decider: Decider } | undefined;
  const engine = () => {
    if (made === undefined) {
      const program = compileProgram(pack);
      made = { program, decider: createDecider(program) };
    }
    return made;
  };
  const decide = (facts: Facts, at: At): Decision => engine().decider.decide(facts, at);
  const policy: Policy = {
    pack,
    decide,
    prompts(facts, at) {
      const { program, decider } = engine();
      decider.load(facts, at);
      return promptsOf(program, at.on);
    },
    touches(facts, at) {
      if (!pack.provisions?.some(isConditional)) return {};
      const { program, decider } = engine();
      decider.load(facts, at);
      return touchesOf(program, at.on);
    },
    admissions(facts, at) {
      const { program, decider } = engine();
      decider.load(facts, at);
      return admissionsOf(program, at.on);
    },
    countedRows(facts, at) {
      const { program, decider } = engine();
      decider.load(facts, at);
      return countedRows(program, at.on);
    },
    looksAt: (name) => engine().program.frame.names.includes(name),
    clauseAnswer: (clause, facts, at) => clauseAnswer(engine().program, engine().decider, clause, facts, at),
    explain: (facts, at) => explainDecision(engine().program, engine().decider, facts, at),
    receipt: (facts, at, decision, knownAt) => receiptOf(pack, facts, at, decision, knownAt),
    replay(facts, at, receipt) {
      const decision = decide(facts, at);
      const again = receiptOf(pack, facts, at, decision, receipt.knownAt);
      const differs = (
        [
          ["pack", "packHash"],
          ["facts", "factsHash"],
          ["context", "contextHash"],
          ["decision", "decisionHash"],
        ] as const
      ).flatMap(([name, key]) => (again[key] === receipt[key] ? [] : [name]));
      return { same: differs.length === 0, decision, differs };
    },
    parameterOn: (id, on, standards) => parameterOn(pack, id, on, standards),
    missingStandards(at) {
      const { program, decider } = engine();
      // Of a child of whom nothing is known, every rate is possible that the day and the readings leave.
      const day = decider.load({}, at);
      const missing = new Map<string, Bilingual>();
      for (const [index, { parameter, condition }] of program.classes.entries()) {
        const { inForce, amount } = day.classes[index] ?? {};
        if (!inForce || parameter === undefined || amount === undefined || !("refusal" in amount)) continue;
        if (condition.run(program.frame) !== NO) missing.set(parameter, amount.refusal);
      }
      return [...missing].map(([parameter, refusal]) => ({ parameter, refusal }));
    },
    propose: (parameter, from, at) => propose(pack, parameter, from, at ?? {}),
  };
  compiled.set(pack, policy);
  return policy;
}

const hashes = new WeakMap<object, { on: CivilDate; readings: At["readings"]; hash: string }>();

/** The same for all children of a run who have no choices of their own: counted once as long as they follow each other. */
function contextHashOf({ on, standards, readings, choices }: At): string {
  const hash = () => contentHash({ on, standards, readings, choices });
  if (choices !== undefined || standards === undefined) return hash();
  const last = hashes.get(standards);
  if (last && last.on === on && last.readings === readings) return last.hash;
  const made = { on, readings, hash: hash() };
  hashes.set(standards, made);
  return made.hash;
}

/** The small proof that is stored: hashes of the pack, the facts, what was entered and chosen, and the answer. */
function receiptOf(
  pack: Pack,
  facts: Facts,
  at: At,
  decision: Decision,
  knownAt: string | undefined,
): Receipt {
  return {
    pack: `${pack.id}@${pack.version}`,
    packHash: pack.hash,
    factsHash: contentHash(facts),
    on: at.on,
    contextHash: contextHashOf(at),
    ...(knownAt !== undefined && { knownAt }),
    decisionHash: contentHash(decision),
  };
}
