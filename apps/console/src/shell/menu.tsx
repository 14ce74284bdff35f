import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ContactsOutlined,
  ExperimentOutlined,
  FileDoneOutlined,
  FormOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  InboxOutlined,
  NotificationOutlined,
  ProfileOutlined,
  SafetyOutlined,
  SolutionOutlined,
  SwapOutlined,
  TeamOutlined,
  WalletOutlined,
} from "@ant-design/icons";
import { Link, useLocation } from "@tanstack/react-router";
import type { Permission } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { useMay } from "./session.tsx";

type Entry = {
  to:
    | "/"
    | "/children"
    | "/visits"
    | "/plans"
    | "/protection"
    | "/protection/oversight"
    | "/referrals"
    | "/referrals/asked"
    | "/referrals/intakes"
    | "/entrustments"
    | "/applications"
    | "/awards"
    | "/imports"
    | "/months"
    | "/payments"
    | "/corrections"
    | "/policy"
    | "/trials"
    | "/people"
    | "/institutions"
    | "/institutions/residents"
    | "/work"
    | "/statistics"
    | "/staff"
    | "/audit"
    | "/channels"
    | "/national";
  word:
    | "workbench"
    | "children"
    | "visits"
    | "plans"
    | "protection"
    | "oversight"
    | "referrals"
    | "asked"
    | "intakes"
    | "entrustments"
    | "applications"
    | "awards"
    | "imports"
    | "months"
    | "payments"
    | "corrections"
    | "policy"
    | "trials"
    | "people"
    | "institutions"
    | "residents"
    | "work"
    | "statistics"
    | "staff"
    | "audit"
    | "channels"
    | "national";
  permission: Permission;
  icon: typeof HomeOutlined;
};

/** By work and not by table, in the order of a clerk's day. */
const ENTRIES: readonly Entry[] = [
  { to: "/", word: "workbench", permission: "workbench.get", icon: HomeOutlined },
  { to: "/children", word: "children", permission: "children.list", icon: TeamOutlined },
  {
    to: "/institutions/residents",
    word: "residents",
    permission: "institutions.residents",
    icon: HomeOutlined,
  },
  { to: "/visits", word: "visits", permission: "visits.plans", icon: CalendarOutlined },
  { to: "/plans", word: "plans", permission: "plans.list", icon: ProfileOutlined },
  { to: "/protection", word: "protection", permission: "protection.list", icon: SafetyOutlined },
  {
    to: "/protection/oversight",
    word: "oversight",
    permission: "protection.overdue",
    icon: SafetyOutlined,
  },
  { to: "/referrals", word: "referrals", permission: "referrals.list", icon: SolutionOutlined },
  { to: "/referrals/asked", word: "asked", permission: "referrals.asked", icon: SolutionOutlined },
  { to: "/referrals/intakes", word: "intakes", permission: "referrals.intakes", icon: InboxOutlined },
  { to: "/entrustments", word: "entrustments", permission: "entrustments.list", icon: TeamOutlined },
  { to: "/applications", word: "applications", permission: "applications.list", icon: FormOutlined },
  { to: "/awards", word: "awards", permission: "awards.list", icon: CheckSquareOutlined },
  { to: "/imports", word: "imports", permission: "imports.list", icon: ImportOutlined },
  { to: "/months", word: "months", permission: "months.list", icon: WalletOutlined },
  { to: "/payments", word: "payments", permission: "payments.list", icon: BankOutlined },
  { to: "/corrections", word: "corrections", permission: "corrections.list", icon: SwapOutlined },
  { to: "/statistics", word: "statistics", permission: "packReports.list", icon: BarChartOutlined },
  { to: "/policy", word: "policy", permission: "policy.book", icon: BookOutlined },
  { to: "/trials", word: "trials", permission: "trials.list", icon: ExperimentOutlined },
  { to: "/people", word: "people", permission: "people.list", icon: ContactsOutlined },
  { to: "/work", word: "work", permission: "workRecords.list", icon: FileDoneOutlined },
  { to: "/institutions", word: "institutions", permission: "institutions.list", icon: BankOutlined },
  { to: "/staff", word: "staff", permission: "staff.list", icon: IdcardOutlined },
  { to: "/audit", word: "audit", permission: "audit.list", icon: AuditOutlined },
  { to: "/channels", word: "channels", permission: "notifications.channels", icon: NotificationOutlined },
  { to: "/national", word: "national", permission: "national.tenants", icon: BankOutlined },
];

/** The left menu: only what the role can use. `onFollow` closes the drawer on a phone. */
export function Menu({ onFollow }: { onFollow?: () => void }) {
  const { t } = useTranslation("shell");
  const may = useMay();
  const { pathname } = useLocation();
  const entries = ENTRIES.filter(({ permission }) => may(permission));
  /** A page that has its own entry does not mark the entry it lies under as well. */
  const hasNarrower = (to: string) =>
    entries.some((other) => other.to.startsWith(`${to}/`) && `${pathname}/`.startsWith(`${other.to}/`));
  return (
    <nav className="menu" aria-label={t("menu.label")}>
      <ul>
        {entries.map(({ to, word, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: to === "/" || hasNarrower(to), includeSearch: false }}
              onClick={onFollow}
            >
              <Icon aria-hidden />
              {t(`menu.${word}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
