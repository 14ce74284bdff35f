import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../api.ts";

/** After an act on an institution: whatever shows it, its children or the to-dos is read again. */
export function useInstitutionSettled(onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [
        trpc.institutions.pathKey(),
        trpc.placements.pathKey(),
        trpc.children.pathKey(),
        trpc.workbench.pathKey(),
      ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
    );
    onClose();
  };
}
