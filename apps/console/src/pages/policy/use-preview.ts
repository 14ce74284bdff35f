import { skipToken, useMutation, useQuery } from "@tanstack/react-query";
import type { NewStandard, StandardPreviewState } from "@tongyou/core/schemas";
import { useEffect } from "react";
import { useTRPC } from "../../api.ts";
import { LOOK } from "../../parts/job-progress.tsx";
import { useSettled } from "./use-settled.ts";

export type Preview = {
  /** Of exactly the entry that was asked about; undefined as long as nothing is known of it. */
  state: StandardPreviewState | undefined;
  error: unknown;
  /** Asks again, as things are now. */
  again: () => void;
};

const isSame = (a: NewStandard, b: NewStandard): boolean =>
  a.parameter === b.parameter && a.validFrom === b.validFrom && a.value === b.value;

/** Has the server weigh an entry once nobody types any more, and looks how far it came. */
export function usePreview(entry: NewStandard | undefined): Preview {
  const trpc = useTRPC();
  const settled = useSettled(entry);
  const { mutate, data: asked, error } = useMutation(trpc.policy.previewStandard.mutationOptions());
  useEffect(() => {
    if (settled) mutate(settled);
  }, [settled, mutate]);
  const watched = asked?.state === "open" ? { id: asked.id } : skipToken;
  const query = useQuery(
    trpc.policy.standardPreview.queryOptions(watched, {
      refetchInterval: ({ state }) => (state.data?.state === "open" ? LOOK : false),
    }),
  );
  const found = asked?.state === "open" && query.data?.id === asked.id ? query.data : asked;
  const isOf = entry !== undefined && entry === settled && found !== undefined;
  return {
    state: isOf && asked && isSame(asked.entry, entry) ? found : undefined,
    error: error ?? query.error,
    again: () => settled && mutate(settled),
  };
}

/** What is known of the entry itself: another question of the same person may have taken the preview's place. */
export const foundOf = (state: StandardPreviewState | undefined, entry: NewStandard | undefined) =>
  state?.preview && entry && isSame(state.entry, entry) ? state.preview : undefined;
