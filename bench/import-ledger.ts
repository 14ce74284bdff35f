/** Writes a ledger of made-up children: `node bench/import-ledger.ts FILE COUNT`. A process of its own, for its memory is not the import's. */
import { writeFileSync } from "node:fs";
import { writeLedger } from "@tongyou/core/ledger";
import { madeUpLines } from "@tongyou/core/made-up";

const [file, count] = process.argv.slice(2);
if (file === undefined || !Number.isInteger(Number(count)))
  throw new Error("node bench/import-ledger.ts FILE COUNT");
const referenceDate = "2018-03-31";
const lines = madeUpLines({ county: "640423000000", referenceDate, count: Number(count), seed: 20 });
const entries = lines.map((line) => ({ line }));
writeFileSync(
  file,
  await writeLedger({ title: "隆德县困境儿童信息台账", unit: "隆德县民政局", referenceDate, entries }),
);
