import { randomUUID } from "node:crypto";
import { trpcServer } from "@hono/trpc-server";
import { appRouter, type RequestContext } from "@tongyou/api";
import { type AppContext, resolveSession } from "@tongyou/core";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import type { Logger } from "pino";
import { addressOf, isSecure } from "./http/caller.ts";
import { serveConsole } from "./http/console-files.ts";
import { serveDemoFiles } from "./http/demo-files.ts";
import { answerHealth } from "./http/health.ts";
import { answerFile } from "./http/kept-files.ts";
import { refuse } from "./http/refusal.ts";
import { sameOrigin } from "./http/same-origin.ts";
import { dropSessionCookie, keepSessionCookie, readSessionCookie } from "./http/session-cookie.ts";
import { describeError } from "./log.ts";

/** What every request shares: database, packs, clock. */
export type Installation = Omit<AppContext, "requestId" | "address">;

export type AppOptions = {
  /** Undefined while the server is starting and after it began to stop. */
  installation(): Installation | undefined;
  log: Logger;
  /** The console as vite built it. */
  consoleFolder: string;
  /** Sample ledgers can be downloaded. */
  demo: boolean;
  trustProxy: boolean;
};

type Variables = { requestId: string; secure: boolean };

/** 20 MB of workbook as base64, and its envelope. */
const LARGEST_BODY = 30 * 1024 * 1024;

const tooLarge = {
  code: "invalid",
  cause: { zh: "上传的内容超过 30 MB。", en: "What was sent is larger than 30 MB." },
  remedy: { zh: "请把台账按乡镇拆开后分别导入。", en: "Split the ledger by town and import the parts." },
} as const;

const starting = {
  code: "unavailable",
  cause: { zh: "服务正在启动或停止。", en: "The server is starting or stopping." },
  remedy: { zh: "请稍候几秒再试。", en: "Try again in a few seconds." },
} as const;

/** The whole of what the server answers: health, tRPC, attachments, the console, sample ledgers. */
export function createApp(options: AppOptions): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>();
  const { log, trustProxy } = options;

  app.use(async (c, next) => {
    const began = performance.now();
    const requestId = randomUUID();
    c.set("requestId", requestId);
    c.set("secure", isSecure(c, trustProxy));
    await next();
    c.header("x-request-id", requestId);
    const milliseconds = Math.round(performance.now() - began);
    log.debug(
      { requestId, method: c.req.method, path: c.req.path, status: c.res.status, milliseconds },
      "request",
    );
  });
  app.use(secureHeaders(HEADERS));
  app.use(async (c, next) => {
    await next();
    if (c.get("secure")) c.header("strict-transport-security", "max-age=31536000");
  });
  app.use(compress());

  app.get("/healthz", (c) => answerHealth(c, options.installation()));

  app.use("/trpc/*", async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
  });
  app.use("/trpc/*", sameOrigin);
  app.use("/trpc/*", bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => refuse(c, 413, tooLarge) }));
  app.use("/trpc/*", async (c, next) => {
    const installation = options.installation();
    if (!installation) return refuse(c, 503, starting);
    const secure = c.get("secure");
    const base: AppContext = {
      ...installation,
      requestId: c.get("requestId"),
      address: addressOf(c, trustProxy),
    };
    const answer = trpcServer({
      endpoint: "/trpc",
      router: appRouter,
      allowMethodOverride: true,
      createContext: async ({ resHeaders }): Promise<RequestContext> => {
        const sessionId = readSessionCookie(c, secure);
        return {
          app: base,
          signedIn: sessionId === undefined ? undefined : await resolveSession(base, sessionId),
          keepSession: (session) => keepSessionCookie(resHeaders, secure, session.sessionId),
          dropSession: () => dropSessionCookie(resHeaders, secure),
          report: ({ path, code, error }) => {
            const line = { requestId: base.requestId, path, code };
            if (error === undefined) log.info(line, "call refused");
            else log.error({ ...line, error: describeError(error) }, "call failed");
          },
        };
      },
    });
    return answer(c, next);
  });
  app.all("/trpc", (c) => c.notFound());

  app.use("/files/*", sameOrigin);
  app.get("/files/:id", (c) => {
    const installation = options.installation();
    if (!installation) return refuse(c, 503, starting);
    const requestId = c.get("requestId");
    return answerFile(c, {
      app: { ...installation, requestId, address: addressOf(c, trustProxy) },
      sessionId: readSessionCookie(c, c.get("secure")),
      report: (error) => log.error({ requestId, error: describeError(error) }, "file failed"),
    });
  });

  if (options.demo) serveDemoFiles(app);
  serveConsole(app, options.consoleFolder);

  app.notFound((c) => c.text("404 没有这个地址。 There is nothing here.\n", 404));
  app.onError((error, c) => {
    const requestId = c.get("requestId");
    log.error({ requestId, path: c.req.path, error: describeError(error) }, "request failed");
    return c.text(`500 系统出错，已记录。 Something failed and was recorded. ${requestId}\n`, 500);
  });
  return app;
}

/** antd writes its styles at run time, hence inline styles; no inline script and nothing from elsewhere. */
const HEADERS = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  strictTransportSecurity: false,
  referrerPolicy: "no-referrer",
};
