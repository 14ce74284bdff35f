import type { PackReport } from "./pack-reports.schema.ts";

const NOT_FILLED_IN = "未填报";

/** What was filled in by hand for the period, a line a row: title, words, source. Nothing stands in for what is missing. */
export function entryLines({ rows, filings }: PackReport): [row: string, value: string, source: string][] {
  const entries = filings[0]?.entries ?? {};
  return rows
    .filter(({ counted }) => !counted)
    .map(({ id, title }) => [title.zh, entries[id]?.value ?? NOT_FILLED_IN, entries[id]?.source ?? ""]);
}

export const periodLine = ({ period }: PackReport): string => `期间：${period.from} 至 ${period.to}`;

/** Which day's decisions the numbers rest on, and whom they leave out. */
export function countedLine({ countedOn, recounting, withoutRestricted }: PackReport): string {
  if (!countedOn) return "本区域没有在册儿童。";
  const { from, to } = countedOn;
  const day = from === to ? `${to} 的认定` : `${from} 至 ${to} 的认定`;
  return [
    `人数按${day}统计`,
    ...(recounting ? ["部分档案尚在统计，数字不全"] : []),
    ...(withoutRestricted ? ["凭受限信息认定的儿童不计在内"] : []),
  ].join("；");
}
