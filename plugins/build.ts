/**
 * Builds every region folder here into one artefact in `dist`, with its golden cases beside it. Nothing registers a
 * region: its folder does.
 */
import { join } from "node:path";
import { buildPack, regionsIn, writeCases, writePack } from "@tongyou/policy/toolkit";

const here = import.meta.dirname;
for (const region of regionsIn(here)) {
  const pack = await buildPack(join(here, region));
  writePack(pack, join(here, "dist"));
  writeCases(pack, here, join(here, "dist"));
  console.log(`${pack.id}@${pack.version} ${pack.hash.slice(0, 12)}`);
}
