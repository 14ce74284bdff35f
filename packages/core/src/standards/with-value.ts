import type { EnteredValue, Standards } from "@tongyou/policy/engine";

/** What was entered with one more value, in the place of one that begins on the same day. */
export function withValue(standards: Standards, parameter: string, value: EnteredValue): Standards {
  const others = (standards.parameters?.[parameter] ?? []).filter(({ from }) => from !== value.from);
  const values = [...others, value].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { ...standards, parameters: { ...standards.parameters, [parameter]: values } };
}
