/** Made-up children for demonstrations, tests and benchmarks. Never used on a bureau's own data. */
export { dateCell, type MadeUpOptions, madeUpLines } from "./made-up-lines.ts";
export { idNumbers, madeUpAccount, madeUpName, madeUpPhone, moved } from "./people.ts";
export { type Random, seeded } from "./random.ts";
