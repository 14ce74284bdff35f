export { loadPack } from "./artefact/load-pack.ts";
export type * from "./artefact/pack.ts";
export type * from "./artefact/provision.ts";
export type * from "./artefact/stacking.ts";
export { compile } from "./engine/policy.ts";
export { readReadings, readStandards } from "./engine/read-standards.ts";
export type * from "./engine/types.ts";
export { PolicyError } from "./errors.ts";
export { readFacts } from "./facts/read-facts.ts";
