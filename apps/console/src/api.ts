import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import type { AppRouter } from "@tongyou/api";
import type { DomainErrorShape } from "@tongyou/core/schemas";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** The cause and remedy a verb gave; undefined for a lost connection or an error outside our family. */
export function domainErrorOf(error: unknown): DomainErrorShape | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  return (error as TRPCClientError<AppRouter>).data?.domain;
}

/** True when the server answered at all: an error without an answer is a lost connection. */
export const wasAnswered = (error: unknown): boolean =>
  error instanceof TRPCClientError && (error as TRPCClientError<AppRouter>).data !== undefined;

/** True when the request failed because there is no session any more. */
export const isSignedOut = (error: unknown): boolean => domainErrorOf(error)?.code === "signedOut";

/**
 * One query client and one tRPC client. `onSignedOut` hears of every request that found no session.
 * Refetching on focus is off: reading a child's file writes an audit row, so a read must be a person's act.
 */
export function createApi(onSignedOut: () => void) {
  const listen = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError: listen }),
    mutationCache: new MutationCache({ onError: listen }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 1 && !wasAnswered(error),
      },
      mutations: { retry: false },
    },
  });
  // Questions travel in the body too: a name somebody searches for belongs in no address and in no proxy's log.
  const client = createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: "/trpc", methodOverride: "POST" })],
  });
  return { queryClient, client };
}
