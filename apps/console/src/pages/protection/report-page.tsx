import { PhoneFilled } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { SITUATION_IDS, SITUATIONS, type Situation } from "@tongyou/core/schemas";
import { Alert, Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { AnswerButtons } from "../../parts/answer-buttons.tsx";
import { DropFiles } from "../../parts/attachments/drop-files.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { newFormId } from "../../parts/form-id.ts";
import { PageHeader } from "../../parts/page-header.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMe } from "../../shell/session.tsx";
import { OwnReports } from "./own-reports.tsx";
import { type More, MoreFields, moreOf } from "./report-more.tsx";
import "./protection.css";

const DANGERS = ["yes", "no", "unknown"] as const;

/** Reports harm: what is seen, whether there is danger, what happened, who. The rest may be left out. */
export default function ReportPage() {
  const [form, setForm] = useState(newFormId);
  const [files, setFiles] = useState(0);
  const [number, setNumber] = useState<string>();
  const { t } = useTranslation("protection");
  const client = useTRPCClient();
  return (
    <div className="narrow">
      <PageHeader
        title={t("report.title")}
        about={t("report.about")}
        actions={
          <a className="call" href="tel:110">
            <PhoneFilled aria-hidden /> {t("report.call")}
          </a>
        }
      />
      {number ? (
        <>
          <Alert
            type="success"
            showIcon
            title={t("report.done", { number })}
            description={t("report.doneNext")}
          />
          <section className="card stack">
            <h2>{t("report.files")}</h2>
            <p className="quiet">{t("report.filesAbout")}</p>
            <DropFiles
              send={async ({ base64 }) => {
                const kept = await client.protection.attach.mutate({ report: form, base64 });
                setFiles((before) => before + (kept.repeated ? 0 : 1));
                return kept;
              }}
            />
            {files > 0 && <Alert type="success" showIcon title={t("report.filesKept", { n: files })} />}
          </section>
          <Button
            onClick={() => {
              setFiles(0);
              setForm(newFormId());
              setNumber(undefined);
            }}
          >
            {t("report.another")}
          </Button>
        </>
      ) : (
        <ReportForm key={form} id={form} onDone={setNumber} />
      )}
      <OwnReports />
    </div>
  );
}

function ReportForm({ id, onDone }: { id: string; onDone: (number: string) => void }) {
  const { t } = useTranslation("protection");
  const { say } = useLanguage();
  const me = useMe();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { child, follows } = useSearch({ from: "/frame/report" });
  const [situation, setSituation] = useState<Situation>();
  const [danger, setDanger] = useState<(typeof DANGERS)[number]>();
  const [what, setWhat] = useState("");
  const [name, setName] = useState("");
  const [more, setMore] = useState<More>({
    division: me.area?.code,
    source: me.staff.department === "hotline" ? "hotline" : "duty",
  });
  const send = useMutation(
    trpc.protection.report.mutationOptions({
      onSuccess: async (answer) => {
        onDone(answer.number);
        await queryClient.invalidateQueries({ queryKey: trpc.protection.pathKey() });
        await queryClient.invalidateQueries({ queryKey: trpc.workbench.pathKey() });
      },
    }),
  );
  const { division } = more;
  const ready =
    situation !== undefined && danger !== undefined && what.trim() !== "" && division !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || send.isPending) return;
    send.mutate({
      id,
      situation,
      danger,
      what: what.trim(),
      division,
      ...(child ? { childId: child } : {}),
      ...(follows ? { follows } : {}),
      ...(name.trim() ? { name: name.trim() } : {}),
      ...moreOf(more),
    });
  };
  return (
    <form className="card stack" onSubmit={submit}>
      {child && <Alert type="info" showIcon title={t("report.onFile")} />}
      {follows && <Alert type="info" showIcon title={t("report.follows")} />}
      <div className="field situations">
        <span>{t("report.situation")}</span>
        <AnswerButtons
          label={t("report.situation")}
          value={situation}
          onChange={setSituation}
          answers={SITUATION_IDS.map((value) => ({ value, label: say(SITUATIONS[value].title) }))}
        />
      </div>
      <div className="field">
        <span>{t("report.danger")}</span>
        <AnswerButtons
          label={t("report.danger")}
          value={danger}
          onChange={setDanger}
          answers={DANGERS.map((value) => ({
            value,
            label: t(`report.dangers.${value}`),
            danger: value === "yes",
          }))}
        />
      </div>
      <label className="field" htmlFor="report-what">
        <span>{t("report.what")}</span>
        <Input.TextArea
          id="report-what"
          maxLength={2000}
          autoSize={{ minRows: 3 }}
          placeholder={t("report.whatHint")}
          value={what}
          onChange={({ target }) => setWhat(target.value)}
        />
      </label>
      {!child && (
        <label className="field" htmlFor="report-name">
          <span>{t("report.name")}</span>
          <Input
            id="report-name"
            maxLength={40}
            autoComplete="off"
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
      )}
      <MoreFields value={more} onChange={setMore} onFile={child !== undefined} />
      <ErrorNotice error={send.error} />
      <Button type="primary" danger size="large" htmlType="submit" disabled={!ready} loading={send.isPending}>
        {t("report.submit")}
      </Button>
    </form>
  );
}
