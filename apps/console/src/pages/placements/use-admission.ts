import { useQuery } from "@tanstack/react-query";
import type { PlacementKind } from "@tongyou/core/schemas";
import { useTRPC } from "../../api.ts";

type Asked = {
  childId: string | null;
  kind: PlacementKind | undefined;
  institutionId: string | undefined;
  from: string | undefined;
};

/** What the region's rules and the beds say of a placement in an institution, as soon as it is known which. */
export function useAdmission({ childId, kind, institutionId, from }: Asked, confirmed: string) {
  const trpc = useTRPC();
  const asked = childId !== null && kind !== undefined && institutionId !== undefined && from !== undefined;
  const check = useQuery(
    trpc.placements.check.queryOptions(
      {
        childId: childId ?? "",
        kind: kind ?? "institution",
        institutionId: institutionId ?? "",
        from: from ?? "",
      },
      { enabled: asked, staleTime: Number.POSITIVE_INFINITY },
    ),
  );
  const verdict = asked ? check.data : undefined;
  const doubtful = verdict !== undefined && verdict.doubts.length > 0;
  return {
    verdict,
    error: asked ? check.error : null,
    /** Nothing is asked, or it is allowed and what is in doubt was answered for. */
    fine: !asked || (verdict !== undefined && !verdict.refused && (!doubtful || confirmed.trim() !== "")),
  };
}
