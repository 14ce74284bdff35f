import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { CaseAct, ProtectionCase } from "@tongyou/core/schemas";
import { Button, Dropdown } from "antd";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import { domainErrorOf, useTRPC } from "../../api.ts";
import { Attachments } from "../../parts/attachments/attachments.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { Waiting } from "../../parts/waiting.tsx";
import { useMay } from "../../shell/session.tsx";
import type { ActProps } from "./act-dialog.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { AssessDialog } from "./assess-dialog.tsx";
import { CaseChain } from "./case-chain.tsx";
import { CaseHead } from "./case-head.tsx";
import { CaseRecords } from "./case-records.tsx";
import { CaseRequests } from "./case-requests.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { GlassDialog } from "./glass-dialog.tsx";
import { EndGuardDialog, GuardDialog } from "./guard-dialogs.tsx";
import { AdvanceDialog, AssignDialog, LinkDialog, ProposeDialog, ReasonDialog } from "./plain-dialogs.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { ReporterDialog } from "./reporter-dialog.tsx";
import "./protection.css";

const DIALOGS: Readonly<Record<CaseAct, ComponentType<ActProps>>> = {
  assign: AssignDialog,
  link: LinkDialog,
  record: RecordDialog,
  ask: AskDialog,
  assess: AssessDialog,
  advance: AdvanceDialog,
  guard: GuardDialog,
  endGuard: EndGuardDialog,
  seal: (props) => <ReasonDialog act="seal" {...props} />,
  unseal: (props) => <ReasonDialog act="unseal" {...props} />,
  proposeClosing: ProposeDialog,
  confirmClosing: ConfirmDialog,
  returnClosing: (props) => <ReasonDialog act="returnClosing" {...props} />,
  reporter: ReporterDialog,
};

/** The acts that stand on the page itself, the likeliest first; the rest are one click behind. */
const SHOWN: readonly CaseAct[] = ["confirmClosing", "returnClosing", "advance", "record", "ask", "assess"];
/** Before anything was done the police come first. */
const SHOWN_FIRST: readonly CaseAct[] = ["ask", "record", "assign"];
/** Until the assessment is written down nothing else leads on. */
const SHOWN_ASSESSING: readonly CaseAct[] = ["link", "assess", "record", "ask"];

function likelyActs({ state, stage, records, requests }: ProtectionCase): readonly CaseAct[] {
  if (state !== "open") return SHOWN;
  if (records.length === 0 && requests.length === 0) return SHOWN_FIRST;
  const assessed = records.some(({ kind }) => kind === "assessment");
  return stage.id === "assessment" && !assessed ? SHOWN_ASSESSING : SHOWN;
}

/** One case: where it stands, what was done, and what this person may do now. */
export default function CasePage() {
  const { t } = useTranslation("protection");
  const trpc = useTRPC();
  const may = useMay();
  const { id } = useParams({ from: "/frame/protection/$id" });
  const [glass, setGlass] = useState(false);
  const query = useQuery(trpc.protection.get.queryOptions({ id }));
  if (query.isPending) return <Waiting />;
  if (query.data) return <CaseView file={query.data} />;
  if (domainErrorOf(query.error)?.code !== "conflict")
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <EmptyState title={t("case.restrictedTitle")} next={t("case.restrictedNext")}>
        {may("breakGlass.open") && <Button onClick={() => setGlass(true)}>{t("list.glass")}</Button>}
      </EmptyState>
      {glass && <GlassDialog onClose={() => setGlass(false)} />}
    </>
  );
}

/** `acts` false: to be read only. */
export function CaseView({ file, acts = true }: { file: ProtectionCase; acts?: boolean }) {
  const { t } = useTranslation("protection");
  const [act, setAct] = useState<CaseAct>();
  const shown = acts
    ? likelyActs(file)
        .filter((one) => file.may.includes(one))
        .slice(0, 3)
    : [];
  const more = acts ? file.may.filter((one) => !shown.includes(one)) : [];
  const Dialog = act && DIALOGS[act];
  return (
    <>
      <PageHeader
        title={t("case.title", { number: file.number })}
        actions={
          <>
            {shown.map((one, at) => (
              <Button key={one} type={at === 0 ? "primary" : "default"} onClick={() => setAct(one)}>
                {t(`act.${one}`)}
              </Button>
            ))}
            {more.length > 0 && (
              <Dropdown
                trigger={["click"]}
                menu={{
                  items: more.map((one) => ({ key: one, label: t(`act.${one}`) })),
                  onClick: ({ key }) => setAct(more.find((one) => one === key)),
                }}
              >
                <Button>{t("act.more")}</Button>
              </Dropdown>
            )}
            {acts && file.state === "closed" && (
              <Link
                to="/report"
                search={{ follows: file.id, ...(file.childId ? { child: file.childId } : {}) }}
              >
                {t("act.again")}
              </Link>
            )}
          </>
        }
      />
      <CaseChain file={file} />
      <div className="case-columns">
        <CaseHead file={file} />
        <div className="stack">
          <CaseRequests file={file} />
          <CaseRecords file={file} />
          <Attachments
            ownerKind="protectionCase"
            ownerId={file.id}
            title={t("case.files")}
            mayAdd={acts && file.may.includes("record")}
          />
        </div>
      </div>
      {Dialog && <Dialog key={act} file={file} onClose={() => setAct(undefined)} />}
    </>
  );
}
