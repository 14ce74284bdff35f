import { useMutation } from "@tanstack/react-query";
import type { ApplicationFile } from "@tongyou/core/schemas";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { ChoiceForm } from "./choice-form.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { JudgeDialog, type Judgement } from "./judge-dialog.tsx";
import { PassDialog } from "./pass-dialog.tsx";
import { useSettled } from "./use-settled.ts";

/** The buttons of the present stage, and why one that is the reader's cannot be pressed yet. */
export function StageActs({ file }: { file: ApplicationFile }) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const settled = useSettled();
  const [open, setOpen] = useState<"pass" | "confirm" | Judgement>();
  const close = () => setOpen(undefined);
  const ended = { onSuccess: () => settled().then(close) };
  const judge = {
    return: useMutation(trpc.applications.return.mutationOptions(ended)),
    refuse: useMutation(trpc.applications.refuse.mutationOptions(ended)),
    withdraw: useMutation(trpc.applications.withdraw.mutationOptions(ended)),
  };
  const { id, version, may } = file;
  const items = [{ id, version }];
  const nothing = !may.pass && !may.confirm && !may.refuse && !may.return && !may.choose && !may.barred;
  const judging = open === "return" || open === "refuse" || open === "withdraw" ? open : undefined;
  return (
    <section className="card stack" aria-labelledby="acts">
      <h2 id="acts">{t("act.title")}</h2>
      {may.barred && (
        <Alert type="info" showIcon title={say(may.barred.cause)} description={say(may.barred.remedy)} />
      )}
      {nothing && <p className="quiet">{t("act.notYours")}</p>}
      {file.decisions.map((decision) => (
        <ChoiceForm key={decision.clause} application={{ id, version }} decision={decision} />
      ))}
      <div className="actions">
        {may.pass && (
          <Button type="primary" onClick={() => setOpen("pass")}>
            {t("act.pass")}
          </Button>
        )}
        {may.confirm && (
          <Button type="primary" onClick={() => setOpen("confirm")}>
            {t("act.confirm")}
          </Button>
        )}
        {may.refuse && <Button onClick={() => setOpen("refuse")}>{t("act.refuse")}</Button>}
        {may.return && <Button onClick={() => setOpen("return")}>{t("act.return")}</Button>}
        {may.withdraw && <Button onClick={() => setOpen("withdraw")}>{t("act.withdraw")}</Button>}
      </div>
      {open === "pass" && <PassDialog items={items} onClose={close} />}
      {open === "confirm" && <ConfirmDialog items={items} onClose={close} />}
      {judging && (
        <JudgeDialog
          how={judging}
          pending={judge[judging].isPending}
          error={judge[judging].error}
          onSubmit={(opinion) => judge[judging].mutate({ id, version, opinion })}
          onClose={close}
        />
      )}
    </section>
  );
}

/** The refusal for the family, as a paper. */
export function PrintRefusal({ id }: { id: string }) {
  const { t } = useTranslation("applications");
  const trpc = useTRPC();
  const may = useMay();
  const print = useMutation(trpc.applications.print.mutationOptions({ onSuccess: saveFile }));
  if (!may("applications.print")) return null;
  return (
    <div className="stack">
      <div className="actions">
        <Button loading={print.isPending} onClick={() => print.mutate({ id })}>
          {t("act.print")}
        </Button>
      </div>
      <ErrorNotice error={print.error} />
    </div>
  );
}
