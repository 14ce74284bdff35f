import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ChildFile, FactName } from "@tongyou/core/schemas";
import { Button, Checkbox, Input, Modal, Select } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { domainErrorOf, useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useFactText } from "../../parts/why/use-fact-text.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMe } from "../../shell/session.tsx";
import { FACT_GROUPS, type FactGroup, isRestricted } from "./fact-groups.ts";
import { draftOf, saidValue } from "./fact-value.ts";
import { FactValueField } from "./fact-value-field.tsx";
import { holding } from "./holding.ts";
import { LoadLatest } from "./load-latest.tsx";

type Props = {
  file: ChildFile;
  /** The fact to begin with, where a question led here. */
  first: FactName | undefined;
  onClose: () => void;
  onDone: (text: string) => void;
  onReload: () => void;
};

/** Says one new fact from a day, with what it rests on. What was said before stays in the history. */
export function SayFactDialog({ file, first, onClose, onDone, onReload }: Props) {
  const { t } = useTranslation("child");
  const { say } = useLanguage();
  const { label } = useFactText();
  const { staff } = useMe();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState<FactName | undefined>(first);
  const [draft, setDraft] = useState(() => (first ? draftOf(first, holding(file, first)?.value) : undefined));
  const [noLonger, setNoLonger] = useState(false);
  const [from, setFrom] = useState<string>();
  const [evidence, setEvidence] = useState("");
  const record = useMutation(
    trpc.children.recordFact.mutationOptions({
      onSuccess: async (_, input) => {
        await queryClient.invalidateQueries({ queryKey: trpc.children.pathKey() });
        onDone(t("say.done", { fact: label(input.name), date: input.from }));
      },
    }),
  );
  const choose = (next: FactName) => {
    setName(next);
    setDraft(draftOf(next, holding(file, next)?.value));
    setNoLonger(false);
  };
  const now = name && holding(file, name);
  const value = noLonger ? null : name && draft && saidValue(name, draft);
  const ready = name !== undefined && value !== undefined && from !== undefined && evidence.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || name === undefined || from === undefined || record.isPending) return;
    record.mutate({ id: file.id, version: file.version, name, value, from, evidence: evidence.trim() });
  };
  const missing = [
    ...(value === undefined ? [t("say.value")] : []),
    ...(from === undefined ? [t("say.from")] : []),
    ...(evidence.trim() === "" ? [t("say.evidence")] : []),
  ];
  const seesRestricted = staff.role === "countyOfficer";
  const options = (Object.keys(FACT_GROUPS) as FactGroup[]).map((group) => ({
    label: t(`say.groups.${group}`),
    options: (FACT_GROUPS[group] as readonly FactName[])
      .filter((fact) => seesRestricted || !isRestricted(fact))
      .map((fact) => ({ value: fact, label: label(fact) })),
  }));
  const stale = domainErrorOf(record.error)?.code === "stale";
  return (
    <Modal
      open
      width={600}
      title={t("say.title", { name: file.name })}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <form className="stack" onSubmit={submit}>
        <p className="quiet">{t("say.intro")}</p>
        <label className="field" htmlFor="say-fact">
          <span>{t("say.fact")}</span>
          <Select
            id="say-fact"
            showSearch={{ optionFilterProp: "label" }}
            autoFocus={first === undefined}
            placeholder={t("say.factPlaceholder")}
            value={name ?? null}
            onChange={(next) => next && choose(next)}
            options={options}
          />
        </label>
        {name && draft && (
          <>
            <p className="quiet">
              {now
                ? t("say.now", {
                    value: say(now.shown),
                    from: now.from ? t("timeline.from", { date: now.from }) : t("timeline.fromUnknown"),
                  })
                : t("say.nowUnknown")}
            </p>
            {!noLonger && (
              <div className="field">
                <span>{t("say.value")}</span>
                <FactValueField key={name} name={name} draft={draft} onChange={setDraft} />
              </div>
            )}
            {now && (
              <Checkbox checked={noLonger} onChange={(event) => setNoLonger(event.target.checked)}>
                {t("say.noLonger")}
              </Checkbox>
            )}
            <label className="field" htmlFor="say-from">
              <span>{t("say.from")}</span>
              <DateField id="say-from" value={from} onChange={setFrom} />
            </label>
            <label className="field" htmlFor="say-evidence">
              <span>{t("say.evidence")}</span>
              <Input
                id="say-evidence"
                maxLength={200}
                placeholder={t("say.evidencePlaceholder")}
                value={evidence}
                onChange={(event) => setEvidence(event.target.value)}
              />
            </label>
          </>
        )}
        <ErrorNotice error={record.error} />
        {stale && (
          <LoadLatest
            onLoad={() => {
              record.reset();
              onReload();
            }}
          />
        )}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={record.isPending} disabled={!ready || stale}>
            {t("say.submit")}
          </Button>
          <Button onClick={onClose} disabled={record.isPending}>
            {t("say.cancel")}
          </Button>
          {name && missing.length > 0 && (
            <span className="quiet">{t("say.missing", { fields: missing.join(t("say.comma")) })}</span>
          )}
        </div>
      </form>
    </Modal>
  );
}
