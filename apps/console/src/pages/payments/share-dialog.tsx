import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FUNDERS, type Funder } from "@tongyou/core/schemas";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { MonthField } from "../../parts/date-field.tsx";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { fenOf } from "../../parts/money.tsx";
import { usePackNames } from "../children/use-pack-names.ts";
import { isSaid } from "./batch-dialogs.tsx";

const EVERY = "";
const partOf = (text: string | undefined) => (/^[1-9]\d{0,3}$/.test(text ?? "") ? Number(text) : undefined);

/** Enters who carries a class's money in which parts, by a document. */
export function ShareDialog({ onDone, onClose }: { onDone: (text: string) => void; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { classes } = usePackNames();
  const [rate, setRate] = useState(EVERY);
  const [from, setFrom] = useState<string>();
  const [above, setAbove] = useState("0");
  const [weights, setWeights] = useState<Partial<Record<Funder, string>>>({});
  const [document, setDocument] = useState("");
  const enter = useMutation(
    trpc.payments.enterShare.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries();
        onDone(t("share.entered"));
      },
    }),
  );
  const aboveFen = fenOf(above);
  const filled = FUNDERS.filter((funder) => (weights[funder] ?? "") !== "");
  const parts = filled.flatMap((funder) => {
    const weight = partOf(weights[funder]);
    return weight === undefined ? [] : [{ funder, weight }];
  });
  const ready =
    from !== undefined &&
    aboveFen !== undefined &&
    parts.length > 0 &&
    parts.length === filled.length &&
    isSaid(document);
  return (
    <FormDialog
      title={t("share.title")}
      submit={t("share.submit")}
      ready={ready}
      pending={enter.isPending}
      error={enter.error}
      onSubmit={() =>
        from &&
        aboveFen !== undefined &&
        enter.mutate({
          ...(rate !== EVERY && { class: rate }),
          from,
          aboveFen,
          parts,
          document: document.trim(),
        })
      }
      onClose={onClose}
    >
      <Field label={t("share.document")}>
        {(id) => (
          <Input
            id={id}
            maxLength={120}
            value={document}
            onChange={(event) => setDocument(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("share.class")}>
        {(id) => (
          <Select
            id={id}
            value={rate}
            onChange={setRate}
            options={[
              { value: EVERY, label: t("share.everyClass") },
              ...classes.map(({ id: value, name }) => ({ value, label: name })),
            ]}
          />
        )}
      </Field>
      <Field label={t("share.from")}>{(id) => <MonthField id={id} value={from} onChange={setFrom} />}</Field>
      <Field label={t("share.above")} hint={t("share.aboveHint")}>
        {(id) => (
          <Input id={id} maxLength={14} value={above} onChange={(event) => setAbove(event.target.value)} />
        )}
      </Field>
      <fieldset className="payment-parts">
        <legend className="quiet">{t("share.parts")}</legend>
        {FUNDERS.map((funder) => (
          <Field key={funder} label={t(`funder.${funder}`)}>
            {(id) => (
              <Input
                id={id}
                maxLength={4}
                inputMode="numeric"
                value={weights[funder] ?? ""}
                onChange={(event) => setWeights({ ...weights, [funder]: event.target.value.trim() })}
              />
            )}
          </Field>
        ))}
      </fieldset>
      <small className="quiet">{t("share.partsHint")}</small>
    </FormDialog>
  );
}
