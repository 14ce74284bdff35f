import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { makePdf } from "./make-pdf.ts";
import type { Block } from "./paper.ts";

const paper = (blocks: readonly Block[]) => ({
  title: "儿童档案",
  bureau: "隆德县民政局",
  printed: "王秀兰（officer）打印于 2018-04-02 10:00",
  watermark: "officer 2018-04-02",
  blocks,
});

const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;

/** Every character the document's fonts were embedded for: what a reader can copy out of it. */
function charactersOf(pdf: Buffer): string {
  const found: string[] = [];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    try {
      const text = inflateSync(pdf.subarray(at + 7)).toString("latin1");
      if (text.includes("beginbfrange"))
        for (const [, hex = ""] of text.matchAll(/<([0-9a-f]{4,8})>/gi))
          found.push(Buffer.from(hex, "hex").swap16().toString("utf16le"));
    } catch {
      // Not a packed stream.
    }
  }
  return found.join("");
}

test("a paper carries its text in Chinese, head, foot and watermark, on as many pages as it needs", async () => {
  const rows = Array.from({ length: 80 }, (_, index) => [`第${index}行`, "照料方式：亲属", "¥1,049.00"]);
  const pdf = await makePdf(
    paper([
      { kind: "heading", text: "基本情况" },
      {
        kind: "facts",
        rows: [
          ["姓名", "马小云"],
          ["性别", "女"],
          ["地址", "〔2017〕①“红崖”"],
        ],
      },
      {
        kind: "table",
        columns: [{ title: "行" }, { title: "内容", width: "*" }, { title: "金额", align: "right" }],
        rows,
      },
    ]),
  );
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pagesOf(pdf)).toBeGreaterThan(2);
  const characters = new Set(charactersOf(pdf));
  const expected = "儿童档案隆德县民政局马小云〔〕①“¥1,049.00第页共打印于";
  expect(Array.from(expected).filter((character) => !characters.has(character))).toEqual([]);
});

test("a heading goes over to the next page rather than stay at the foot without what follows", async () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (): Block => ({ kind: "text", text: "一行" }));
  const after = async (count: number, last: Block) => pagesOf(await makePdf(paper([...lines(count), last])));
  let full = 1;
  while ((await after(full, { kind: "text", text: "一行" })) === 1) full++;
  // One line less than a page holds: there is room, but not for what the heading announces.
  expect(await after(full - 2, { kind: "text", text: "标题" })).toBe(1);
  expect(await after(full - 2, { kind: "heading", text: "标题" })).toBe(2);
});

test("a signature stands as a picture; a picture that is none is refused", async () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const signed = (picture: Uint8Array) =>
    makePdf(paper([{ kind: "signatures", places: [{ title: "监护人", picture }, { title: "经办人" }] }]));
  expect((await signed(png)).includes("/Subtype /Image")).toBe(true);
  await expect(signed(Buffer.from("no picture"))).rejects.toThrow();
});
