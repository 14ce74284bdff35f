import { DomainError, invalid } from "@tongyou/core";
import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Failure, RequestContext } from "./context.ts";
import { FIELD_NAMES } from "./field-names.ts";
import { appRouter, createCaller } from "./index.ts";
import { publicProcedure, router } from "./trpc.ts";

const SECRET = "赵小明 640423201005171234";
const reports: Failure[] = [];
const request = {
  app: { requestId: "r-1" },
  signedIn: undefined,
  report: (failure: Failure) => reports.push(failure),
} as unknown as RequestContext;

const trial = router({
  domain: publicProcedure.query(() => {
    throw invalid("area", { zh: "因", en: "cause" }, { zh: "法", en: "remedy" });
  }),
  bug: publicProcedure.query(() => {
    throw new Error(`column "x" of ${SECRET}`);
  }),
  form: publicProcedure
    .input(
      z.object({
        login: z.string().regex(/^[a-z]+$/),
        month: z.string().refine(() => true),
        limit: z.int().max(200).default(1),
        rows: z.array(z.object({ name: z.string().min(1) })).default([]),
        on: z
          .string()
          .refine((text) => text === "", { params: { zh: "请填写日期", en: "Give a date" } })
          .default(""),
      }),
    )
    .query(() => "ok"),
});
const caller = createCaller(trial)(request);

async function refusal(call: Promise<unknown>): Promise<{ http: string; domain: DomainError; text: string }> {
  const error = await call.catch((thrown: unknown) => thrown);
  if (!(error instanceof TRPCError) || !(error.cause instanceof DomainError)) throw error;
  return { http: error.code, domain: error.cause, text: `${error.message} ${error.cause.remedy.zh}` };
}

test("a verb's own error keeps its cause, remedy and field", async () => {
  const { http, domain } = await refusal(caller.domain());
  expect(http).toBe("BAD_REQUEST");
  expect(domain).toMatchObject({ code: "invalid", field: "area", remedy: { zh: "法", en: "remedy" } });
  expect(reports.at(-1)).toEqual({ path: "domain", code: "BAD_REQUEST" });
});

test("what nobody expected shows a number and nothing else; the log gets the error itself", async () => {
  const { http, domain, text } = await refusal(caller.bug());
  expect(http).toBe("INTERNAL_SERVER_ERROR");
  expect(domain.code).toBe("failed");
  expect(text).toContain("系统出错，已记录（编号 r-1）。");
  expect(text).not.toContain("赵小明");
  expect(reports.at(-1)).toMatchObject({
    path: "bug",
    error: { message: expect.stringContaining("column") },
  });
});

const form = { login: "someone", month: "2018-03" };
test.each([
  [{ ...form, login: SECRET }, "login", "登录名格式不对。", "请填写：3 至 30 位小写字母"],
  [{ ...form, limit: 900 }, "limit", "每页条数太大（最大 200）。", "请核对后重新填写。"],
  [{ ...form, rows: [{ name: "" }] }, "rows.0.name", "名称太短（至少 1）。", "请核对后重新填写。"],
  [{ ...form, on: SECRET }, "on", "日期格式不对。", "请填写日期。"],
  [{ login: "someone" }, "month", "月份未填写或类型不对。", "请填写：形如 2018-03。"],
  [SECRET, undefined, "填写的内容未填写或类型不对。", "请核对后重新填写。"],
  [null, undefined, "填写的内容未填写或类型不对。", "请核对后重新填写。"],
])(
  "a wrong input names its field, says why and what to do, and repeats nothing: %#",
  async (input, ...expected) => {
    const [field, cause, remedy] = expected;
    const { http, domain, text } = await refusal(caller.form(input as z.input<z.ZodObject> & typeof form));
    expect(http).toBe("BAD_REQUEST");
    expect(domain.code).toBe("invalid");
    expect(domain.field || undefined).toBe(field);
    expect(domain.reason.zh).toBe(cause);
    expect(domain.remedy.zh).toContain(remedy);
    expect(domain.reason.en).toMatch(/^The .*\.$/);
    expect(text).not.toContain("赵小明");
    expect(reports.at(-1)).toEqual({ path: "form", code: "BAD_REQUEST" });
  },
);

/** The names of a schema's fields, inside lists, choices and optional parts too. */
function fieldsOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, field]) => [name, ...fieldsOf(field)]);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(fieldsOf);
  if (schema instanceof z.ZodArray) return fieldsOf(schema.element);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return fieldsOf(schema.unwrap());
  return [];
}

test("every input field of every procedure has a name for people", () => {
  type Procedure = { _def: { inputs: unknown[] } };
  const procedures = Object.values(appRouter._def.procedures as unknown as Record<string, Procedure>);
  const fields = new Set(procedures.flatMap(({ _def }) => _def.inputs.flatMap(fieldsOf)));
  expect(fields.size).toBeGreaterThan(20);
  expect([...fields].filter((field) => !Object.hasOwn(FIELD_NAMES, field))).toEqual([]);
  expect(Object.keys(FIELD_NAMES).filter((name) => !fields.has(name))).toEqual([]);
});
