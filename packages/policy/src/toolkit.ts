export { compile } from "./engine/policy.ts";
export { readFacts } from "./facts/read-facts.ts";
export * from "./toolkit/build-pack.ts";
export * from "./toolkit/check-pack.ts";
export * from "./toolkit/commands.ts";
export * from "./toolkit/golden-cases.ts";
export * from "./toolkit/locate.ts";
export * from "./toolkit/mutation.ts";
