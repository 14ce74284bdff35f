import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readPack } from "./build-pack.ts";
import { buildRegions } from "./build-regions.ts";

const KIT = join(import.meta.dirname, "..", "index.ts");
const folder = mkdtempSync(join(tmpdir(), "tongyou-regions-"));
afterAll(() => rmSync(folder, { recursive: true }));

function region(name: string, body: string, cases?: string): void {
  mkdirSync(join(folder, name, "cases"), { recursive: true });
  writeFileSync(
    join(folder, name, "pack.ts"),
    `import { both, clause, definePack, informational, type PackSource } from ${JSON.stringify(KIT)};
const document = (effective: string) => ({
  id: "TX", title: both("文件", "Document"), number: "1", effective,
  clauses: [clause("TX-1", "一", "NC", "说明", "A note", informational)],
});
const pack = (rest: Partial<PackSource>): PackSource =>
  definePack({ id: "${name}", version: "1", title: both("地区", "Region"), documents: [], ...rest });
${body}
`,
  );
  if (cases) writeFileSync(join(folder, name, "cases", "one.yaml"), cases);
}

test("every region is built; each bad one is named with its file and the reason", async () => {
  region("alpha", 'export default pack({ documents: [document("2020-01-01")] });');
  region("broken", 'export default pack({ documents: [document("2020-13-01")] });');
  region(
    "crashing",
    "const nothing: { id?: string } = {};\nexport default pack({ id: nothing.id!.trim() });",
  );
  region(
    "misread",
    'export default pack({ documents: [document("2020-01-01")] });',
    "on: 2020-06-30\ncases:\n  - case: 错\n    expect: { nothing: yes }\n",
  );
  region(
    "unheard",
    `import { procedure, roles, stage } from ${JSON.stringify(KIT)};
const of = { roles: roles("countyOfficer") };
const applying = procedure("UN.procedure", "TX-1", both("程序", "Procedure"), [
  stage("accept", "accept", "TX-1", both("受理", "Accept"), of),
  stage("confirm", "confirm", "TX-9", both("认定", "Confirm"), of),
]);
export default pack({ documents: [document("2020-01-01")], procedure: applying });`,
  );
  region("omega", 'export default pack({ documents: [document("2021-01-01")] });');
  const { stdout, stderr, code } = await buildRegions(folder, join(folder, "dist"));
  expect(stdout.replace(/ [0-9a-f]{12}/g, "")).toBe("alpha@1\nomega@1\n");
  expect(readPack("omega", join(folder, "dist")).documents).toHaveLength(1);
  expect(code).toBe(1);
  const faults = stderr.split("✗ ").slice(1);
  expect(faults).toEqual([
    expect.stringMatching(/^broken\/pack\.ts:3 documents\[0\]\.effective\n {2}.+\n {2}.+\n$/),
    expect.stringMatching(/^crashing\/pack\.ts:\d+\n {2}程序出错.+\n {2}.+\n$/),
    expect.stringMatching(/^misread\/cases .*one\.yaml:3.*\n {2}.+\n {2}.+\n$/),
    expect.stringMatching(/^unheard\/pack\.ts:12 procedure\.stages\[1\]\.clauses\[0\]\n {2}.+\n {2}.+\n$/),
  ]);
  for (const bad of ["broken", "crashing", "misread", "unheard"])
    rmSync(join(folder, bad), { recursive: true });
  expect(await buildRegions(folder, join(folder, "dist"))).toMatchObject({ stdout, stderr: "", code: 0 });
});
