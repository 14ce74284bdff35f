import { useQuery } from "@tanstack/react-query";
import { codeOf, levelOf, SIGNIFICANT } from "@tongyou/core/schemas";
import { useTRPC } from "../api.ts";
import { useMe } from "../shell/session.tsx";

/** The code one level up: `640423100000` → `640423000000`; undefined for a province. */
export function parentOf(code: string): string | undefined {
  const above = { 1: undefined, 2: SIGNIFICANT[1], 3: SIGNIFICANT[2], 4: SIGNIFICANT[3], 5: SIGNIFICANT[4] }[
    levelOf(code)
  ];
  return above === undefined ? undefined : codeOf(code.slice(0, above));
}

/** The name of a place inside the person's area; the code itself until the name is known. */
export function useDivisionName(code: string | undefined): string {
  const trpc = useTRPC();
  const { area } = useMe();
  const own = code === undefined || code === area?.code;
  const parent = code === undefined ? undefined : parentOf(code);
  const { data } = useQuery(
    trpc.divisions.list.queryOptions(parent ? { parent } : {}, {
      enabled: !own,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  if (own) return area?.name ?? "";
  return data?.find((division) => division.code === code)?.name ?? code;
}
