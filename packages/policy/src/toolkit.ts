export * from "./toolkit/build-pack.ts";
