import { isCivilDate } from "@tongyou/core/schemas";

/** What an 18-character ID number tells of a person; undefined until it is whole. The server checks its digit. */
export function readIdNumber(text: string): { birthDate: string; sex: "male" | "female" } | undefined {
  const match = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dXx]$/.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, sex] = match;
  const birthDate = `${year}-${month}-${day}`;
  return isCivilDate(birthDate) ? { birthDate, sex: Number(sex) % 2 === 1 ? "male" : "female" } : undefined;
}
