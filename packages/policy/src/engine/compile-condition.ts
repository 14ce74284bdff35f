/** Compiles the branches of a condition; the leaves are next door. */
import type { Expression } from "../artefact/expression.ts";
import { NO, negate, REVIEW, type Value, YES } from "./answers.ts";
import type { Condition, Gather, Run, Scope } from "./condition.ts";
import type { Frame } from "./frame.ts";
import { compileLeaf } from "./leaves.ts";
import { compileParents } from "./parents.ts";

/** The parts that share the value of the whole are the ones that leave it open. */
function gatherAmong(children: readonly Condition[]): Gather {
  return (frame, value, weight, sink) => {
    let open = 0;
    for (let i = 0; i < children.length; i++) if ((children[i] as Condition).run(frame) === value) open++;
    for (let i = 0; i < children.length; i++) {
      const child = children[i] as Condition;
      if (child.run(frame) === value) child.gather(frame, value, weight / open, sink);
    }
  };
}

function compileAll(source: Expression, children: readonly Condition[]): Condition {
  const runs = children.map((child) => child.run);
  const run: Run = (frame) => {
    let least: Value = YES;
    for (let i = 0; i < runs.length; i++) {
      const value = (runs[i] as Run)(frame);
      if (value === NO) return NO;
      if (value < least) least = value;
    }
    return least;
  };
  return { source, children, run, gather: gatherAmong(children) };
}

function compileAny(source: Expression, children: readonly Condition[]): Condition {
  const runs = children.map((child) => child.run);
  const run: Run = (frame) => {
    let greatest: Value = NO;
    for (let i = 0; i < runs.length; i++) {
      const value = (runs[i] as Run)(frame);
      if (value === YES) return YES;
      if (value > greatest) greatest = value;
    }
    return greatest;
  };
  return { source, children, run, gather: gatherAmong(children) };
}

function compileUnder(
  source: Expression,
  reading: string,
  branches: Readonly<Record<string, Expression>>,
  scope: Scope,
): Condition {
  const { number, options } = scope.readingOf(reading);
  const children = options.map((option) => compileCondition(branches[option] ?? { constant: false }, scope));
  const runs = children.map((child) => child.run);
  const taken = (frame: Frame) => frame.options[number] ?? 0;
  return {
    source,
    children,
    run: (frame) => (runs[taken(frame)] as Run)(frame),
    gather: (frame, value, weight, sink) => children[taken(frame)]?.gather(frame, value, weight, sink),
  };
}

/** The usual options by their ids; any other option of a reading means "a named person confirms". */
type Mode = "review" | "include" | "exclude";
const modeOf = (option: string): Mode => (option === "include" || option === "exclude" ? option : "review");

function compileReview(source: Expression, reading: string, child: Condition, scope: Scope): Condition {
  const { number, options } = scope.readingOf(reading);
  const modes = options.map(modeOf);
  const { run } = child;
  return {
    source,
    children: [child],
    run(frame) {
      const mode = modes[frame.options[number] ?? 0];
      if (mode === "exclude") return NO;
      const value = run(frame);
      return value === YES && mode === "review" ? ((frame.confirmed[number] ?? REVIEW) as Value) : value;
    },
    gather(frame, value, weight, sink) {
      if (run(frame) === YES) sink.review(number);
      else child.gather(frame, value, weight, sink);
    },
  };
}

function compileItem(source: Expression, id: string, scope: Scope): Condition {
  const { number, condition } = scope.itemOf(id);
  return { source, children: [], run: (frame) => frame.answer(number), gather: condition.gather };
}

const nothing: Gather = () => undefined;

/** Compiles one condition, once for all places that share it. The artefact was validated: every name in it exists. */
export function compileCondition(source: Expression, scope: Scope): Condition {
  const known = scope.compiled.get(source);
  if (known !== undefined) return known;
  const made = compileNew(source, scope);
  scope.compiled.set(source, made);
  return made;
}

function compileNew(source: Expression, scope: Scope): Condition {
  const compile = (expression: Expression) => compileCondition(expression, scope);
  if ("all" in source) return compileAll(source, source.all.map(compile));
  if ("any" in source) return compileAny(source, source.any.map(compile));
  if ("not" in source) {
    const child = compile(source.not);
    return { source, children: [child], run: (frame) => negate(child.run(frame)), gather: child.gather };
  }
  if ("constant" in source) {
    const value: Value = source.constant ? YES : NO;
    return { source, children: [], run: () => value, gather: nothing };
  }
  if ("item" in source) return compileItem(source, source.item, scope);
  if ("under" in source) return compileUnder(source, source.under[0], source.under[1], scope);
  if ("review" in source) return compileReview(source, source.review[0], compile(source.review[1]), scope);
  if ("cite" in source) {
    // Citing costs nothing when deciding: the closure is the child's own.
    const child = compile(source.cite[1]);
    return { source, children: [child], run: child.run, gather: child.gather };
  }
  if ("since" in source) {
    const [day, inner] = source.since;
    const child = compile(inner);
    return {
      source,
      children: [child],
      run: (frame) => (frame.on >= day ? child.run(frame) : NO),
      gather: child.gather,
    };
  }
  const compiled = compileLeaf(source, scope) ?? compileParents(source, scope);
  if (compiled === undefined) throw new Error(`no compiler for ${Object.keys(source).join()}`);
  return compiled;
}
