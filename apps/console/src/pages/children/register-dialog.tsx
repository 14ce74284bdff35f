import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { levelOf } from "@tongyou/core/schemas";
import { Button, Input, Modal, Segmented } from "antd";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { DateField } from "../../parts/date-field.tsx";
import { DivisionPicker } from "../../parts/division-picker.tsx";
import { ErrorNotice } from "../../parts/error-notice.tsx";
import { useMe } from "../../shell/session.tsx";
import { readIdNumber } from "./read-id-number.ts";

type Sex = "male" | "female";

type Props = {
  onClose: () => void;
  /** What is told of the child already; a place that is no village is chosen anew. */
  known?: { name: string; division: string; evidence: string };
  /** What else is done with the new file before it opens. */
  onRegistered?: (id: string) => Promise<void>;
};

/** Registers one child: a name, a village and what it rests on; whatever is not known stays empty. */
export function RegisterDialog({ onClose, known, onRegistered }: Props) {
  const { t } = useTranslation("children");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { area } = useMe();
  const [name, setName] = useState(known?.name ?? "");
  const [sex, setSex] = useState<Sex>();
  const [idNumber, setIdNumber] = useState("");
  const [birthDate, setBirthDate] = useState<string>();
  const [division, setDivision] = useState<string | undefined>(() => {
    if (known && levelOf(known.division) === 5) return known.division;
    return area?.level === 5 ? area.code : undefined;
  });
  const [evidence, setEvidence] = useState(known?.evidence ?? "");
  const register = useMutation(
    trpc.children.register.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.children.list.pathKey() });
        await onRegistered?.(id);
        await navigate({ to: "/children/$id", params: { id } });
      },
    }),
  );
  const told = readIdNumber(idNumber);
  const length = idNumber.trim().length;
  const conflict = told !== undefined && birthDate !== undefined && birthDate !== told.birthDate;
  const ready =
    name.trim() !== "" &&
    division !== undefined &&
    evidence.trim() !== "" &&
    (length === 0 || length === 18) &&
    !conflict;
  const missing = [
    ...(name.trim() === "" ? [t("register.name")] : []),
    ...(division === undefined ? [t("register.division")] : []),
    ...(evidence.trim() === "" ? [t("register.evidence")] : []),
  ];
  const takeIdNumber = (text: string) => {
    setIdNumber(text);
    const read = readIdNumber(text);
    if (!read) return;
    setSex(read.sex);
    setBirthDate(read.birthDate);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || division === undefined || register.isPending) return;
    register.mutate({
      name: name.trim(),
      division,
      evidence: evidence.trim(),
      ...(sex ? { sex } : {}),
      ...(length > 0 ? { idNumber: idNumber.trim().toUpperCase() } : {}),
      ...(birthDate ? { birthDate } : {}),
    });
  };
  return (
    <Modal open title={t("register.title")} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <form className="stack" onSubmit={submit}>
        <label className="field" htmlFor="register-name">
          <span>{t("register.name")}</span>
          <Input
            id="register-name"
            autoFocus
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <label className="field" htmlFor="register-id">
          <span>{t("register.idNumber")}</span>
          <Input
            id="register-id"
            maxLength={18}
            value={idNumber}
            onChange={(event) => takeIdNumber(event.target.value)}
          />
          <small className="quiet">{t("register.idNumberHint")}</small>
          {length > 0 && length < 18 && <small role="alert">{t("register.idLength", { n: length })}</small>}
        </label>
        <label className="field" htmlFor="register-birth">
          <span>{t("register.birthDate")}</span>
          <DateField id="register-birth" value={birthDate} onChange={setBirthDate} />
          {told && !conflict && <small className="quiet">{t("register.birthFromId")}</small>}
          {conflict && <small role="alert">{t("register.birthConflict")}</small>}
        </label>
        <div className="field">
          <span>{t("register.sex")}</span>
          <Segmented<Sex | "unknown">
            aria-label={t("register.sex")}
            value={sex ?? "unknown"}
            onChange={(value) => setSex(value === "unknown" ? undefined : value)}
            options={(["male", "female", "unknown"] as const).map((value) => ({
              value,
              label: t(`sex.${value}`),
            }))}
          />
        </div>
        <div className="field">
          <span>{t("register.division")}</span>
          <DivisionPicker value={division} onChange={setDivision} levels={[5]} />
        </div>
        <label className="field" htmlFor="register-evidence">
          <span>{t("register.evidence")}</span>
          <Input
            id="register-evidence"
            maxLength={200}
            placeholder={t("register.evidencePlaceholder")}
            value={evidence}
            onChange={(event) => setEvidence(event.target.value)}
          />
        </label>
        <ErrorNotice error={register.error} />
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={register.isPending} disabled={!ready}>
            {t("register.submit")}
          </Button>
          <Button onClick={onClose} disabled={register.isPending}>
            {t("register.cancel")}
          </Button>
          {missing.length > 0 && (
            <span className="quiet">
              {t("register.missing", { fields: missing.join(t("register.comma")) })}
            </span>
          )}
        </div>
      </form>
    </Modal>
  );
}
