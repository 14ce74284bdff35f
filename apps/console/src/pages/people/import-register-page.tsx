import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { RegisterCheck, RegisterTaken } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC, useTRPCClient } from "../../api.ts";
import { DropWorkbook } from "../../parts/drop-workbook.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { readBase64 } from "../../parts/read-file.ts";
import { saveFile } from "../../parts/save-file.ts";
import { useMay } from "../../shell/session.tsx";
import { CheckedRows } from "./checked-rows.tsx";
import "./people.css";

/** A workbook that was checked, as it is sent again to be taken over. */
type Checked = { file: { fileName: string; content: string }; check: RegisterCheck };

const worthTaking = ({ register, change, appoint }: RegisterCheck["counts"]) =>
  register + change + appoint > 0;

function Verdict({ checked, onTaken }: { checked: Checked; onTaken: (counts: RegisterTaken) => void }) {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { file, check } = checked;
  const take = useMutation(
    trpc.people.takeRegister.mutationOptions({
      onSuccess: async (counts) => {
        await queryClient.invalidateQueries({ queryKey: trpc.people.pathKey() });
        onTaken(counts);
      },
    }),
  );
  const { wrong, rows } = check.counts;
  const takeOver = () => take.mutate({ ...file, plan: check.plan, goodOnly: wrong > 0 });
  return (
    <section className="card stack" aria-label={t("import.verdict")}>
      <strong>{t("import.checked", { name: file.fileName, n: rows })}</strong>
      <span>{t("import.counts", check.counts)}</span>
      {wrong > 0 && <Alert type="warning" showIcon title={t("import.wrong", { n: wrong })} />}
      {check.unknown.length > 0 && (
        <Alert type="info" showIcon title={t("import.unknown", { names: check.unknown.join(t("comma")) })} />
      )}
      <ErrorNotice error={take.error} />
      {worthTaking(check.counts) ? (
        <div className="actions">
          <Button type={wrong > 0 ? "default" : "primary"} loading={take.isPending} onClick={takeOver}>
            {t(wrong > 0 ? "import.takeGood" : "import.take", { n: rows - wrong })}
          </Button>
          {take.isPending && <span role="status">{t("import.writing", { n: rows - wrong })}</span>}
        </div>
      ) : (
        <p className="quiet">{t("import.nothing")}</p>
      )}
    </section>
  );
}

function Receipt({ counts }: { counts: RegisterTaken }) {
  const { t } = useTranslation("people");
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t("import.done", counts)}
      description={
        <>
          {t("import.doneNext")} <Link to="/people">{t("import.toRegister")}</Link>
        </>
      }
    />
  );
}

/** Hands a whole register in as a workbook: checked row by row, shown, and only then written. */
export default function ImportRegisterPage() {
  const { t } = useTranslation("people");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const may = useMay();
  const [taken, setTaken] = useState<RegisterTaken>();
  const template = useMutation(trpc.people.template.mutationOptions({ onSuccess: saveFile }));
  const save = useMutation(trpc.people.exportRegister.mutationOptions({ onSuccess: saveFile }));
  const check = useMutation({
    mutationFn: async (chosen: File): Promise<Checked> => {
      const file = { fileName: chosen.name, content: await readBase64(chosen) };
      return { file, check: await client.people.checkRegister.mutate(file) };
    },
    onMutate: () => setTaken(undefined),
  });
  return (
    <div className="stack">
      <PageHeader
        title={t("import.title")}
        about={
          <>
            <Link to="/people">← {t("title")}</Link> {t("import.about")}
          </>
        }
        actions={
          <>
            <Button loading={template.isPending} onClick={() => template.mutate()}>
              {t("import.template")}
            </Button>
            {may("people.exportRegister") && (
              <Button loading={save.isPending} onClick={() => save.mutate()}>
                {t("import.export")}
              </Button>
            )}
          </>
        }
      />
      <ErrorNotice error={template.error ?? save.error} />
      <DropWorkbook
        title={t("import.drop")}
        hint={t("import.hint")}
        choose={t("import.choose")}
        reading={check.isPending ? check.variables.name : undefined}
        onFile={(file) => check.mutate(file)}
      />
      <ErrorNotice error={check.error} />
      {taken && <Receipt counts={taken} />}
      {check.data && !taken && (
        <>
          <Verdict checked={check.data} onTaken={setTaken} />
          <CheckedRows key={check.data.check.plan} check={check.data.check} />
        </>
      )}
    </div>
  );
}
