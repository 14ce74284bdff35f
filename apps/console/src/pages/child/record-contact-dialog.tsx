import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ChildFile, CONTACT_FIELDS, type ContactField } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { domainErrorOf, useTRPC } from "../../api.ts";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { useLanguage } from "../../shell/language.ts";
import { holding } from "./holding.ts";
import { LoadLatest } from "./load-latest.tsx";

type Props = {
  file: ChildFile;
  onClose: () => void;
  onDone: (text: string) => void;
  onReload: () => void;
};

const MOST = { guardianName: 40, guardianPhone: 20, bank: 60, bankAccount: 60 } as const satisfies Record<
  ContactField,
  number
>;

/** Says who the guardian is and where the money goes, with what it rests on; an empty field changes nothing. */
export function RecordContactDialog({ file, onClose, onDone, onReload }: Props) {
  const { t } = useTranslation("child");
  const { say } = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<{ readonly [field in ContactField]?: string }>({});
  const [evidence, setEvidence] = useState("");
  const record = useMutation(
    trpc.children.recordContact.mutationOptions({
      onSuccess: async (_, input) => {
        // A list of payments says from then on that its accounts are to be read again.
        await Promise.all(
          [trpc.children, trpc.payments].map((room) =>
            queryClient.invalidateQueries({ queryKey: room.pathKey() }),
          ),
        );
        const said = CONTACT_FIELDS.filter((field) => input[field] !== undefined);
        onDone(
          t("contact.done", {
            fields: said.map((field) => t(`contact.fields.${field}`)).join(t("say.comma")),
          }),
        );
      },
    }),
  );
  const given = CONTACT_FIELDS.flatMap((field) => {
    const text = draft[field]?.trim();
    return text ? [[field, text] as const] : [];
  });
  const stale = domainErrorOf(record.error)?.code === "stale";
  return (
    <FormDialog
      title={t("contact.title", { name: file.name })}
      submit={t("contact.open")}
      ready={given.length > 0 && evidence.trim() !== "" && !stale}
      pending={record.isPending}
      error={record.error}
      onSubmit={() =>
        record.mutate({
          id: file.id,
          version: file.version,
          ...Object.fromEntries(given),
          evidence: evidence.trim(),
        })
      }
      onClose={onClose}
    >
      <p className="quiet">{t("contact.intro")}</p>
      {CONTACT_FIELDS.map((field) => {
        const now = holding(file, `contact.${field}`);
        return (
          <Field
            key={field}
            label={t(`contact.fields.${field}`)}
            hint={now ? t("contact.now", { value: say(now.shown) }) : t("contact.nowUnknown")}
          >
            {(id) => (
              <Input
                id={id}
                maxLength={MOST[field]}
                inputMode={field === "bankAccount" ? "numeric" : field === "guardianPhone" ? "tel" : "text"}
                autoComplete="off"
                value={draft[field] ?? ""}
                onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
              />
            )}
          </Field>
        );
      })}
      <Field label={t("say.evidence")}>
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            placeholder={t("contact.evidencePlaceholder")}
            value={evidence}
            onChange={(event) => setEvidence(event.target.value)}
          />
        )}
      </Field>
      {stale && (
        <LoadLatest
          onLoad={() => {
            record.reset();
            onReload();
          }}
        />
      )}
    </FormDialog>
  );
}
