import { useMutation } from "@tanstack/react-query";
import type { ApplicationFile } from "@tongyou/core/schemas";
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMe } from "../../shell/session.tsx";
import { usePackNames } from "../children/use-pack-names.ts";
import type { Read } from "./pass-dialog.tsx";
import { useSettled } from "./use-settled.ts";

type Props = { application: Read; decision: ApplicationFile["decisions"][number] };

/** What a clause leaves to a named person: which option, and why. Granting comes after it. */
export function ChoiceForm({ application, decision: { clause, question, options } }: Props) {
  const { t } = useTranslation("applications");
  const { say } = useLanguage();
  const { staff } = useMe();
  const { clauseOf } = usePackNames();
  const trpc = useTRPC();
  const settled = useSettled();
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState("");
  const choose = useMutation(trpc.applications.choose.mutationOptions({ onSuccess: settled }));
  const option = options.find(({ value }) => value === chosen);
  const said = reason.trim();
  return (
    <fieldset className="stack" aria-label={say(question)}>
      <p>
        <strong>{t("decide.title")}</strong> <ClauseChip no={clauseOf(clause)} /> {say(question)}
      </p>
      <Radio.Group
        vertical
        value={chosen ?? null}
        onChange={({ target }) => setChosen(target.value)}
        options={options.map(({ value, label }) => ({ value, label: say(label) }))}
      />
      <Input
        aria-label={t("decide.reason")}
        placeholder={t("decide.reason")}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <p className="quiet">{t("decide.named", { name: staff.name })}</p>
      <ErrorNotice error={choose.error} />
      <div className="actions">
        <Button
          type="primary"
          disabled={!option || said.length < 2}
          loading={choose.isPending}
          onClick={() =>
            option && choose.mutate({ ...application, clause, chosen: option.value, reason: said })
          }
        >
          {option ? t("decide.submit", { label: say(option.label) }) : t("decide.submitNone")}
        </Button>
      </div>
    </fieldset>
  );
}
