/** Golden cases of a region's folder: YAML that a lawyer can read and sign. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LineCounter, parseDocument } from "yaml";
import { PolicyError } from "../errors.ts";
import { casesOf, type WrittenFile } from "../golden/case-file.ts";
import type { GoldenCase } from "../golden/golden-case.ts";

const wrong = (place: string, zh: string, en: string) => new PolicyError("pack", place, { zh, en });
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** All cases of a region's `cases` folder, in the order of files and lines. Throws `PolicyError` with file and line. */
export const readCases = (folder: string): GoldenCase[] =>
  writtenCases(folder).flatMap((file) => casesOf(file));

/** The files of a region's `cases` folder as written, in order. Throws `PolicyError` with the file that is no YAML. */
export function writtenCases(folder: string): WrittenFile[] {
  const cases = join(folder, "cases");
  if (!existsSync(cases)) return [];
  return readdirSync(cases)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => writtenFile(join(cases, name), name));
}

function writtenFile(path: string, name: string): WrittenFile {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, "utf8"), { lineCounter: lines });
  const broken = document.errors[0];
  if (broken)
    throw wrong(
      `${name}:${lines.linePos(broken.pos[0]).line}`,
      `YAML 有误：${broken.message}`,
      broken.message,
    );
  const content: unknown = document.toJS();
  if (!isRecord(content) || !Array.isArray(content.cases))
    throw wrong(name, "应有 cases 列表。", "A list `cases` is expected.");
  return {
    name,
    ...(typeof content.on === "string" && { on: content.on }),
    background: isRecord(content.background) ? content.background : {},
    cases: content.cases.map((written: unknown, i) => {
      const node = document.getIn(["cases", i], true) as { range?: [number, number, number] } | undefined;
      const { line } = lines.linePos(node?.range?.[0] ?? 0);
      if (isRecord(written)) return { line, written };
      throw wrong(
        `${name}:${line}`,
        "每例应有 case、given、expect。",
        "A case has `case`, `given` and `expect`.",
      );
    }),
  };
}
