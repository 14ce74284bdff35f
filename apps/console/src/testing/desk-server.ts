import {
  type Bilingual,
  type DomainErrorShape,
  type Me,
  may,
  PERMISSIONS,
  type Permission,
  type Role,
  type StaffRow,
  type Workbench,
  type WorkloadTable,
} from "@tongyou/core/schemas";
import { type AnyRouter, initTRPC, TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";

/** What the stand-in server knows; a test changes it while the console runs. */
export type Desk = {
  signedIn: boolean;
  role: Role;
  mustChangePassword: boolean;
  todos: Workbench["todos"];
  staff: StaffRow[];
  workload: WorkloadTable;
  /** Where the person can work beside the own place. */
  places?: Me["places"];
};

const TODAY = "2018-04-02";
const PASSWORD = "right-password";

const NO_WORK: WorkloadTable = {
  area: { code: "640423000000", name: "隆德县" },
  level: 4,
  workerTitle: null,
  month: { from: "2018-04-01", to: "2018-04-30" },
  places: [],
  total: {
    children: 0,
    needs: 0,
    visits: { overdue: 0, due: 0, done: 0, oldest: null },
    verification: null,
    reports: null,
    referrals: null,
  },
};

/** A refusal of our family, as the api sends it. */
class Refusal extends Error {
  readonly shape: DomainErrorShape;

  constructor(code: DomainErrorShape["code"], cause: Bilingual, remedy: Bilingual) {
    super(cause.en);
    this.shape = { code, cause, remedy };
  }
}

const refuse = (code: DomainErrorShape["code"], cause: Bilingual, remedy: Bilingual) =>
  new TRPCError({
    code: code === "signedOut" ? "UNAUTHORIZED" : "BAD_REQUEST",
    cause: new Refusal(code, cause, remedy),
  });

function meOf(desk: Desk): Me {
  const permissions = (Object.keys(PERMISSIONS) as Permission[]).filter((name) => may(desk.role, name));
  const county = { code: "640423000000", name: "隆德县", fullName: "宁夏回族自治区固原市隆德县", level: 3 };
  return {
    staff: { id: "0190a000-0000-7000-8000-000000000001", login: "officer", name: "王秀兰", role: desk.role },
    ...(desk.role === "nationalAdmin"
      ? {}
      : {
          tenant: { code: "ningxia", name: "宁夏民政厅", pack: "ningxia", packVersion: "1", packHash: "0" },
          area: county,
          ...(desk.places && { places: desk.places }),
        }),
    permissions,
    mustChangePassword: desk.mustChangePassword,
    expiresAt: "2018-04-02T12:00:00.000Z",
  };
}

function workbenchOf(desk: Desk): Workbench {
  const kinds = [...new Set(desk.todos.map(({ kind }) => kind))];
  return {
    today: TODAY,
    counts: kinds.map((kind) => ({ kind, count: desk.todos.filter((todo) => todo.kind === kind).length })),
    todos: desk.todos,
    glance: {
      children: 600,
      decidedOn: "2018-03-31",
      byCategory: [{ id: "NX.family", name: { zh: "家庭困境", en: "Family" }, count: 120 }],
      allowance: { decided: 82, needs: 14, choice: 3, review: 2 },
      month: null,
      lastImport: null,
    },
  };
}

const t = initTRPC.create({
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { ...shape.data, domain: error.cause instanceof Refusal ? error.cause.shape : undefined },
  }),
});

/** For the procedures a page's own test stands in for. */
export const stand = { procedure: t.procedure, router: t.router, refuse };
export type Stand = AnyRouter;

function routerOf(desk: Desk) {
  const open = t.procedure;
  const signedIn = t.procedure.use(({ next }) => {
    if (desk.signedIn) return next();
    throw refuse(
      "signedOut",
      { zh: "登录已过期。", en: "The session has ended." },
      { zh: "请重新登录。", en: "Sign in again." },
    );
  });
  return t.router({
    auth: {
      bureaus: open.query(() => [{ code: "ningxia", name: "宁夏民政厅" }]),
      changePassword: signedIn.mutation(() => undefined),
      me: signedIn.query(() => meOf(desk)),
      signIn: open
        .input((input) => input as { password: string })
        .mutation(({ input }) => {
          if (input.password !== PASSWORD)
            throw refuse(
              "invalid",
              { zh: "登录名或密码不对。", en: "Wrong login or password." },
              { zh: "请核对后再试。", en: "Check both and try again." },
            );
          desk.signedIn = true;
          return { mustChangePassword: desk.mustChangePassword };
        }),
    },
    divisions: { list: signedIn.query(() => []) },
    staff: {
      list: signedIn.query(() => desk.staff),
      create: signedIn
        .input((input) => input as { login: string })
        .mutation(({ input }) => ({ id: "1", login: input.login, password: "first-password" })),
    },
    workbench: {
      get: signedIn.query(() => workbenchOf(desk)),
      workload: signedIn.query(() => desk.workload),
    },
  });
}

/** A bell with nothing in it, for pages whose test is not about notifications. */
const quietBell = t.router({ notifications: { unread: t.procedure.query(() => ({ unread: 0 })) } });
const withBell = (more: Stand): Stand =>
  "notifications" in more._def.record ? more : t.mergeRouters(quietBell, more);

/** Stands in for the server in component tests: the desk's state is a plain object; `more` adds procedures. */
export function deskServer(start: Partial<Desk> = {}, more: Stand = t.router({})) {
  const desk: Desk = {
    signedIn: true,
    role: "countyOfficer",
    mustChangePassword: false,
    todos: [],
    staff: [],
    workload: NO_WORK,
    ...start,
  };
  const server = setupServer(
    http.get("*/demo", () => new HttpResponse(null, { status: 404 })),
    http.all("*/trpc/*", ({ request }) =>
      fetchRequestHandler({
        endpoint: "/trpc",
        req: request,
        router: t.mergeRouters(routerOf(desk), withBell(more)),
        allowMethodOverride: true,
        createContext: () => ({}),
      }),
    ),
  );
  return { desk, server, password: PASSWORD };
}
