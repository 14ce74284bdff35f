export type * from "./artefact/pack.ts";
export type * from "./engine/types.ts";
export { PolicyError } from "./errors.ts";
