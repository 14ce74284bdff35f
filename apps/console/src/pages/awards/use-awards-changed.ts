import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../api.ts";

/** After an act: whatever shows awards, money or the workbench is read again. */
export function useAwardsChanged(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    const paths = [trpc.awards, trpc.applications, trpc.childMoney, trpc.months, trpc.workbench];
    await Promise.all(paths.map((one) => queryClient.invalidateQueries({ queryKey: one.pathKey() })));
  };
}
