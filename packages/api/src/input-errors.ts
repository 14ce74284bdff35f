import { type DomainError, type DomainErrorShape, invalid } from "@tongyou/core";
import type { ZodError } from "zod";
import { FIELD_NAMES } from "./field-names.ts";

type Bilingual = DomainErrorShape["cause"];
type Issue = ZodError["issues"][number];

const isBilingual = (value: unknown): value is Bilingual =>
  typeof value === "object" &&
  value !== null &&
  "zh" in value &&
  "en" in value &&
  typeof value.zh === "string" &&
  typeof value.en === "string";

/** What is wrong with the field, as the end of a sentence that begins with its name. */
function causeOf(issue: Issue): Bilingual {
  switch (issue.code) {
    case "invalid_type":
      return { zh: "未填写或类型不对", en: "is missing or of the wrong kind" };
    case "too_small":
      return issue.origin === "string" || issue.origin === "array"
        ? { zh: `太短（至少 ${issue.minimum}）`, en: `is too short (${issue.minimum} at least)` }
        : { zh: `太小（最小 ${issue.minimum}）`, en: `is too small (${issue.minimum} at least)` };
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? { zh: `太长（最多 ${issue.maximum}）`, en: `is too long (${issue.maximum} at most)` }
        : { zh: `太大（最大 ${issue.maximum}）`, en: `is too large (${issue.maximum} at most)` };
    case "invalid_value":
      return { zh: "不是可选的值", en: "is none of the values to choose from" };
    default:
      return { zh: "格式不对", en: "is not in the right form" };
  }
}

/** What to do: the schema's own words, else what a right value looks like, else to look again. */
function remedyOf(issue: Issue, like: Bilingual | undefined): Bilingual {
  const params: unknown = issue.code === "custom" ? issue.params : undefined;
  if (isBilingual(params)) return { zh: `${params.zh}。`, en: `${params.en}.` };
  if (like) return { zh: `请填写：${like.zh}。`, en: `Give ${like.en}.` };
  return { zh: "请核对后重新填写。", en: "Check it and fill it in again." };
}

/**
 * A wrong input as an `invalid` error of our family: the first field at fault, what is wrong with it and what to
 * do, in both languages. The value itself is never repeated.
 */
export function toInputError(error: ZodError): DomainError {
  const [issue] = error.issues;
  if (!issue) throw new Error("a ZodError without an issue");
  const field = issue.path.map(String).join(".");
  const last = issue.path.findLast((part) => typeof part === "string") ?? "";
  const name = Object.hasOwn(FIELD_NAMES, last) ? FIELD_NAMES[last] : undefined;
  const cause = causeOf(issue);
  return invalid(
    field,
    { zh: `${name?.zh ?? "填写的内容"}${cause.zh}。`, en: `The ${name?.en ?? "input"} ${cause.en}.` },
    remedyOf(issue, name?.like),
  );
}
