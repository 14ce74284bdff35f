import type { Words } from "../words.ts";
import type { shell as zh } from "../zh/shell.ts";

export const shell: Words<typeof zh> = {
  product: "Tongyou",
  otherLanguage: "中文",
  skip: "Skip to the page",
  bell: "{{waiting}} to do",
  menu: {
    label: "Main menu",
    open: "Open the menu",
    workbench: "Workbench",
    children: "Children",
    imports: "Ledger import",
    months: "Allowance",
    policy: "Policy",
    staff: "Staff",
    audit: "Audit",
    national: "National desk",
  },
  area: { title: "Choose the area in view" },
  search: {
    placeholder: "Name, pinyin, ID tail (press /)",
    label: "Find a child",
    none: "No such child. Try the name, pinyin, initials or the last four of the ID number.",
    noneHere: "Nobody found in the chosen area; widen the area at the top left and try again.",
  },
  person: { label: "{{name}}, account menu", account: "Account and password", signOut: "Sign out" },
  role: {
    villageWorker: "Village child worker",
    townSupervisor: "Town child supervisor",
    countyOfficer: "County officer",
    countyFinance: "County finance",
    tenantAdmin: "Bureau administrator",
    auditor: "Auditor",
    nationalAdmin: "National administrator",
  },
  session: {
    ended: "Your session has ended; sign in again",
    kept: "What you typed on this page is still here. After signing in, repeat your last click.",
    other: "Sign in as somebody else (unsaved content of this page is lost)",
  },
  signIn: {
    title: "Sign in",
    about: "One file for each child in difficulty; every decision with the clause it rests on.",
    bureau: "Bureau",
    chooseBureau: "Choose a bureau",
    national: "National desk",
    login: "Login",
    password: "Password",
    submit: "Sign in",
    help: "Forgotten your password? Your bureau's administrator resets it.",
  },
  notFound: {
    title: "There is no such page",
    next: "The address may be mistyped, or the page has moved.",
    home: "Back to the workbench",
  },
  fault: {
    title: "This page failed",
    remedy:
      "Other pages still work. Open this page again; if it fails again, tell your bureau's administrator.",
    again: "Open this page again",
  },
  forbidden: {
    title: "Your role does not use this page",
    next: "If you need it, ask your bureau's administrator.",
  },
};
