/**
 * `npm run bench -- packs`: 340 artefacts of 200 rules in a folder. Start-up reads names only; a pack is read and
 * compiled when it is first asked. What start-up costs with few and with all, and the memory of all compiled.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import {
  all,
  any,
  assemble,
  atLeast,
  both,
  bothParents,
  clause,
  encoded,
  holds,
  type Item,
  includes,
  lasting,
  oneParentAndOther,
  type PackSource,
  under,
} from "@tongyou/policy";
import { compile, type Policy } from "@tongyou/policy/engine";
import { packsIn, readPack, writePack } from "@tongyou/policy/toolkit";

const FROM = "2020-01-01";
const MEGABYTE = 1024 * 1024;

/** A made-up region of so many rules of nine conditions, few of them equal. */
function region(number: number, rules: number): PackSource {
  const nos = Array.from({ length: rules }, (_, i) => `R${number}-${i}`);
  const items = nos.map(
    (no, i): Item => ({
      kind: "entitlement",
      id: no,
      title: both(`规则${i}`, `Rule ${i}`),
      clauses: [no],
      from: FROM,
      when: all(
        under(8 + (i % 10)),
        any(
          oneParentAndOther(["deceased"], lasting(1 + (i % 97), "imprisoned", "outOfContact")),
          bothParents(lasting(1 + ((i + number) % 89), "severeIllness", "missing")),
          all(holds("disabled"), atLeast("disabilityGrade", 1 + (i % 4))),
        ),
        includes("household.kinds", i % 3 === 0 ? "dibaoRural" : "tekun"),
      ),
    }),
  );
  return {
    id: `region${number}`,
    version: "1",
    title: both(`地区${number}`, `Region ${number}`),
    documents: [
      {
        id: `R${number}`,
        title: both("文件", "Document"),
        number: `${number}号`,
        effective: FROM,
        clauses: nos.map((no, i) => clause(no, "一", "ENT", `条款${i}`, `Clause ${i}`, encoded(no))),
      },
    ],
    items,
  };
}

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

/** Bytes on the heap with nothing left to collect. */
function heap(): number {
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed;
}

/** What a server does before its first request: learn which packs there are. Milliseconds, the best of a few. */
function startUp(folder: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 20; round++) {
    const start = performance.now();
    packsIn(folder);
    best = Math.min(best, performance.now() - start);
  }
  return Number(best.toFixed(3));
}

/** `quick`: fewer packs, to see that it runs; the numbers that count come from the whole run. */
export function run({ quick = false }: { quick?: boolean } = {}) {
  const count = quick ? 20 : 340;
  const folder = mkdtempSync(join(tmpdir(), "tongyou-packs-"));
  try {
    const [few, many] = [join(folder, "few"), join(folder, "many")];
    for (let number = 0; number < count; number++) {
      const pack = assemble(region(number, 200));
      writePack(pack, many);
      if (number < 6) writePack(pack, few);
    }
    const before = heap();
    const startUpMs = { sixPacks: startUp(few), allPacks: startUp(many) };
    const policies: Policy[] = [];
    const child = { birthDate: "2015-05-05", disabled: true, disabilityGrade: 1 };
    const loads: number[] = [];
    for (const id of packsIn(many)) {
      const start = performance.now();
      const policy = compile(readPack(id, many));
      policy.decide(child, { on: "2020-06-30" });
      loads.push(performance.now() - start);
      policies.push(policy);
    }
    const memory = (heap() - before) / MEGABYTE;
    loads.sort((a, b) => a - b);
    return {
      packs: policies.length,
      rulesEach: 200,
      startUpMs,
      firstUseOfAPackMs: Number((loads[Math.floor(loads.length / 2)] ?? 0).toFixed(2)),
      allCompiledMegabytes: Number(memory.toFixed(1)),
      ceilingMegabytes: 200,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
