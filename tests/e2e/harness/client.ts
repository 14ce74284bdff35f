import type { AppRouter } from "@tongyou/api";
import { createTRPCClient, httpBatchLink, type TRPCClient } from "@trpc/client";

export const DEMO_PASSWORD = "Jade-Lantern-2018";

/** A signed-in program, over HTTP as the console speaks. */
export async function signedIn(url: string, bureau: string, login: string): Promise<TRPCClient<AppRouter>> {
  let cookie = "";
  const client = createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: `${url}/trpc`,
        headers: () => (cookie ? { cookie } : {}),
        fetch: async (input, init) => {
          const answer = await fetch(input, init as RequestInit);
          cookie = answer.headers.getSetCookie().at(-1)?.split(";")[0] ?? cookie;
          return answer;
        },
      }),
    ],
  });
  await client.auth.signIn.mutate({ bureau, login, password: DEMO_PASSWORD });
  return client;
}
