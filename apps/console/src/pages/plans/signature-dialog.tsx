import { useMutation } from "@tanstack/react-query";
import type { PlanSigner } from "@tongyou/core/schemas";
import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../api.ts";
import { Field } from "../../parts/field.tsx";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { SignaturePad } from "../../parts/signature/signature-pad.tsx";
import { usePlanSettled } from "./use-plan-settled.ts";

type Props = {
  planId: string;
  who: PlanSigner;
  /** The name as it is known; it can be corrected. */
  known: string;
  onClose: () => void;
};

/** A party of a plan signs with a finger, a pen or a mouse. */
export function SignatureDialog({ planId, who, known, onClose }: Props) {
  const { t } = useTranslation("plans");
  const trpc = useTRPC();
  const settled = usePlanSettled();
  const [name, setName] = useState(known);
  const [base64, setBase64] = useState<string>();
  const sign = useMutation(
    trpc.plans.sign.mutationOptions({
      onSuccess: async () => {
        await settled();
        onClose();
      },
    }),
  );
  const title = t("sign", { who: t(`signer.${who}`) });
  return (
    <FormDialog
      title={title}
      submit={t("signSave")}
      ready={name.trim() !== "" && base64 !== undefined}
      pending={sign.isPending}
      error={sign.error}
      onSubmit={() => base64 && sign.mutate({ id: planId, signer: who, name: name.trim(), base64 })}
      onClose={onClose}
    >
      <Field label={t("signName")}>
        {(field) => (
          <Input id={field} maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
      <SignaturePad label={title} onChange={setBase64} />
    </FormDialog>
  );
}
