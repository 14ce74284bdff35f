import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { MonthItem } from "@tongyou/core/schemas";
import { Button, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { ClauseChip } from "../../parts/clause-chip.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMe } from "../../shell/session.tsx";
import { usePackNames } from "../children/use-pack-names.ts";

type Decision = MonthItem["decisions"][number];
type Props = {
  monthId: string;
  item: MonthItem;
  decision: Decision;
  onClose: () => void;
  onDone: (text: string) => void;
};

/** A named person decides, in place: which option, and why. */
export function DecideForm({ monthId, item, decision, onClose, onDone }: Props) {
  const { t } = useTranslation("months");
  const { say } = useLanguage();
  const { staff } = useMe();
  const { clauseOf } = usePackNames();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const [reason, setReason] = useState("");
  const option = decision.options.find(({ value }) => value === chosen);
  const choose = useMutation(
    trpc.months.choose.mutationOptions({
      onSuccess: async (summary) => {
        queryClient.setQueryData(trpc.months.get.queryKey({ id: monthId }), summary);
        await queryClient.invalidateQueries({ queryKey: trpc.months.pathKey() });
        onDone(t("decide.done", { name: item.name, label: option ? say(option.label) : "" }));
      },
    }),
  );
  const submit = () => {
    if (chosen === undefined || reason.trim().length < 2) return;
    choose.mutate({
      id: monthId,
      childId: item.childId,
      clause: decision.clause,
      chosen,
      reason: reason.trim(),
    });
  };
  return (
    <fieldset className="stack decide" aria-label={say(decision.question)}>
      <p>
        <ClauseChip no={clauseOf(decision.clause)} /> {say(decision.question)}
      </p>
      <Radio.Group
        vertical
        value={chosen ?? null}
        onChange={(event) => setChosen(event.target.value)}
        options={decision.options.map(({ value, label }) => ({ value, label: say(label) }))}
      />
      <Input
        aria-label={t("decide.reason")}
        placeholder={t("decide.reasonPlaceholder")}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="quiet">{t("decide.named", { name: staff.name })}</p>
      <ErrorNotice error={choose.error} />
      <div className="actions">
        <Button
          type="primary"
          disabled={!option || reason.trim().length < 2}
          loading={choose.isPending}
          onClick={submit}
        >
          {option ? t("decide.submit", { label: say(option.label) }) : t("decide.submitNone")}
        </Button>
        <Button disabled={choose.isPending} onClick={onClose}>
          {t("decide.cancel")}
        </Button>
      </div>
    </fieldset>
  );
}
