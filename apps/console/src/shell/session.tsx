import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import type { Me, Permission } from "@tongyou/core/schemas";
import { createContext, lazy, type ReactNode, Suspense, useContext } from "react";
import { isSignedOut, useTRPC } from "../api.ts";
import { ErrorNotice } from "../parts/error-notice.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { Redirect } from "./redirect.tsx";
import { useSessionEnded } from "./session-end.ts";

// Most sessions never need it: fetched when the first one ends.
const SignInAgain = lazy(() => import("./sign-in-again.tsx"));

const MeContext = createContext<Me | undefined>(undefined);

/** The person at this desk. Only below `SessionGate`. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("useMe is used outside SessionGate");
  return me;
}

/** True when the person's role holds the permission: what may not be used is not shown. */
export const useMay = (): ((permission: Permission) => boolean) => {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
};

/**
 * Nothing below renders without a session. A session that ends while somebody works is renewed in a dialog on
 * top, so that what they typed stays where it is.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const trpc = useTRPC();
  const href = useLocation({ select: (location) => location.href });
  const ended = useSessionEnded();
  const me = useQuery(trpc.auth.me.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  if (me.data)
    return (
      <MeContext value={me.data}>
        {children}
        {ended && (
          <Suspense>
            <SignInAgain me={me.data} />
          </Suspense>
        )}
      </MeContext>
    );
  if (me.isPending) return <Waiting />;
  if (isSignedOut(me.error)) return <Redirect to={`/sign-in?next=${encodeURIComponent(href)}`} />;
  return <ErrorNotice error={me.error} onRetry={() => void me.refetch()} />;
}
