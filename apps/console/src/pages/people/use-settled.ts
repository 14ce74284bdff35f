import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../api.ts";

/** After an act: whatever shows people or their work is read again, and the dialog goes. */
export function useSettled(onClose: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc.people.pathKey(), trpc.workbench.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
    onClose();
  };
}
