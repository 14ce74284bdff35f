import { type ChildPlan, DEPARTMENTS } from "@tongyou/core/schemas";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { DateField } from "../../parts/date-field.tsx";
import { useLanguage } from "../../shell/language.ts";
import type { ServiceDraft } from "./plan-draft.ts";

type Props = {
  n: number;
  service: ServiceDraft;
  plan: ChildPlan;
  onChange: (part: Partial<ServiceDraft>) => void;
  onRemove: (() => void) | undefined;
};

/** One service of a plan while it is written: what, by whom, by when. */
export function ServiceFields({ n, service, plan, onChange, onRemove }: Props) {
  const { t } = useTranslation("plans");
  const { t: shell } = useTranslation("shell");
  const { say } = useLanguage();
  const { id } = service;
  return (
    <fieldset className="service">
      <legend>{t("edit.what", { n })}</legend>
      <Input.TextArea
        aria-label={t("edit.what", { n })}
        autoSize
        maxLength={300}
        value={service.what}
        onChange={({ target }) => onChange({ what: target.value })}
      />
      <div className="service-parts">
        {plan.kinds.length > 0 && (
          <label className="field" htmlFor={`kind-${id}`}>
            <span>{t("edit.kind")}</span>
            <Select
              id={`kind-${id}`}
              allowClear
              placeholder={t("edit.noKind")}
              value={service.kind ?? null}
              onChange={(kind: string | null) => onChange({ kind: kind ?? undefined })}
              options={plan.kinds.map((kind) => ({ value: kind.id, label: say(kind.title) }))}
            />
          </label>
        )}
        <label className="field" htmlFor={`by-${id}`}>
          <span>{t("edit.by")}</span>
          <Select
            id={`by-${id}`}
            showSearch={{ optionFilterProp: "label" }}
            value={service.by ?? null}
            onChange={(by: string | null) => onChange({ by: by ?? undefined })}
            options={[
              {
                label: t("edit.byRole"),
                options: plan.roles.map(({ role, title }) => ({ value: `role:${role}`, label: say(title) })),
              },
              {
                label: t("edit.byDepartment"),
                options: DEPARTMENTS.map((one) => ({
                  value: `department:${one}`,
                  label: shell(`department.${one}`),
                })),
              },
              { label: t("edit.byNamed"), options: [{ value: "named", label: t("edit.byNamed") }] },
            ]}
          />
        </label>
        {service.by === "named" && (
          <label className="field" htmlFor={`name-${id}`}>
            <span>{t("edit.name")}</span>
            <Input
              id={`name-${id}`}
              maxLength={60}
              value={service.name}
              onChange={({ target }) => onChange({ name: target.value })}
            />
          </label>
        )}
        <label className="field" htmlFor={`due-${id}`}>
          <span>{t("edit.due")}</span>
          <DateField id={`due-${id}`} value={service.dueOn} onChange={(dueOn) => onChange({ dueOn })} />
        </label>
      </div>
      {onRemove && (
        <div>
          <Button type="text" size="small" onClick={onRemove}>
            {t("edit.removeService", { n })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
