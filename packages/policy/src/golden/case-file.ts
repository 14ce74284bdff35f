/** The golden cases of a pack as one file of data beside the artefact, so that a server can show and run them. */
import { z } from "zod";
import type { Pack } from "../artefact/pack.ts";
import { id } from "../artefact/schema-parts.ts";
import { PolicyError } from "../errors.ts";
import { type GoldenCase, readCase } from "./golden-case.ts";

/** Version of this layout; a file of another layout is refused. */
export const CASE_FILE_FORMAT = 1;
/** No region writes a tenth of this; a larger file is refused unread. In bytes. */
export const LARGEST_CASE_FILE = 4_000_000;

const record = z.record(z.string(), z.unknown());
const writtenFile = z.strictObject({
  name: z.string().min(1).max(120),
  on: z.string().max(10).optional(),
  background: record,
  cases: z.array(z.strictObject({ line: z.int().min(1), written: record })).max(2000),
});
const caseFile = z.strictObject({
  format: z.literal(CASE_FILE_FORMAT),
  pack: id,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  regions: z.array(z.strictObject({ region: id, files: z.array(writtenFile).max(200) })).max(20),
});

/** One file of a region's `cases`, as its author wrote it. */
export type WrittenFile = z.output<typeof writtenFile>;
/** The cases of a region and of those it stands on, bound to the artefact by its hash. */
export type CaseFile = z.output<typeof caseFile>;
/** `region`: the pack whose folder the cases stand in. */
export type RegionCases = { region: string; cases: readonly GoldenCase[] };

const refuse = (place: string, zh: string, en: string): never => {
  throw new PolicyError("pack", place, { zh: `案例文件：${zh}`, en: `The file of golden cases: ${en}` });
};

/**
 * Validates the golden cases that belong to a pack. Throws `PolicyError` with the place when a part is of another shape,
 * or the file was made for another build of the pack.
 */
export function loadCaseFile(json: unknown, pack: Pack): RegionCases[] {
  const parsed = caseFile.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const place = (issue?.path ?? []).map(String).join(".") || "$";
    return refuse(
      place,
      `格式不符（${issue?.message ?? ""}）。`,
      `${issue?.message ?? "the shape is wrong"}.`,
    );
  }
  if (parsed.data.pack !== pack.id || parsed.data.hash !== pack.hash)
    return refuse(
      "hash",
      "不是为这一版政策包生成的，请重新构建。",
      "it belongs to another build; build it again.",
    );
  return parsed.data.regions.map(({ region, files }) => ({
    region,
    cases: files.flatMap((file) => casesOf(file, region)),
  }));
}

/** The cases of one file, each with the place `folder/file:line`. Throws `PolicyError` with that place. */
export const casesOf = ({ name, on, background, cases }: WrittenFile, folder?: string): GoldenCase[] =>
  cases.map(({ line, written }) =>
    readCase(written, background, on, `${folder === undefined ? "" : `${folder}/`}${name}:${line}`),
  );
