/** Builds every region folder here into one artefact in `dist`. Nothing registers a region: its folder does. */
import { join } from "node:path";
import { buildPack, regionsIn, writePack } from "@tongyou/policy/toolkit";

const here = import.meta.dirname;
for (const region of regionsIn(here)) {
  const pack = await buildPack(join(here, region));
  writePack(pack, join(here, "dist"));
  console.log(`${pack.id}@${pack.version} ${pack.hash.slice(0, 12)}`);
}
