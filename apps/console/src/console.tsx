import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ConfigProvider } from "antd";
import { useState } from "react";
import { createApi, TRPCProvider } from "./api.ts";
import { createConsoleRouter } from "./router.tsx";
import { useLanguage } from "./shell/language.ts";
import { sessionEnd } from "./shell/session-end.ts";
import { theme } from "./theme.ts";

/** The whole console. `path` starts it somewhere else than the browser's address (tests). */
export function Console({ path }: { path?: string }) {
  const [{ queryClient, client }] = useState(() => createApi(sessionEnd.announce));
  const [router] = useState(() => createConsoleRouter(path));
  const { locale } = useLanguage();
  return (
    <ConfigProvider theme={theme} {...(locale ? { locale } : {})} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <RouterProvider router={router} />
        </TRPCProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
