import { useInfiniteQuery } from "@tanstack/react-query";
import { joinPreviews, lastDayOf } from "@tongyou/core/schemas";
import { useEffect } from "react";
import { useTRPC } from "../../../api.ts";

/**
 * What another version would change from a day on, read slice after slice: decided for the last day of the first month
 * it decides. `whole` is what is known so far; the read is over when its `next` is null.
 */
export function useUpgradePreview(pack: string, from: string) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.policy.previewUpgrade.infiniteQueryOptions(
      { pack, on: lastDayOf(from.slice(0, 7)) },
      {
        getNextPageParam: ({ next }) => next ?? undefined,
        // Each look at named children is written down: it is a person's act, not a mount's.
        staleTime: Number.POSITIVE_INFINITY,
      },
    ),
  );
  const { data, error, hasNextPage, isFetching, isError, fetchNextPage, refetch } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const [first, ...rest] = data?.pages ?? [];
  return {
    whole: first && joinPreviews([first, ...rest]),
    error,
    retry: () => void (first ? fetchNextPage() : refetch()),
  };
}
