import { useQueryClient } from "@tanstack/react-query";
import type { ChildPlacements } from "@tongyou/core/schemas";
import { useTRPC } from "../../api.ts";

/** What every act on a child's placements is given: the child, the placements as they were read, the way out. */
export type PlacementActProps = { childId: string; read: ChildPlacements; onClose: () => void };

/** After an act: whatever shows the child, the placement or its institution is read again. */
export function usePlacementSettled(onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [
        trpc.placements.pathKey(),
        trpc.institutions.pathKey(),
        trpc.children.pathKey(),
        trpc.workbench.pathKey(),
      ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );
    onClose();
  };
}
