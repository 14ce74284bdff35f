import { PLAN_SIGNERS, type PlanSigner, type PlanVersion } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { instantText } from "../../parts/instant.tsx";
import { SignaturePicture } from "../../parts/signature/signature-picture.tsx";
import { SignatureDialog } from "./signature-dialog.tsx";

type Props = {
  version: PlanVersion;
  /** Of the version in force, while the file is open. */
  maySign: boolean;
};

/** Who signed a version on the screen, as pictures, and who still can. Looking at a picture is recorded. */
export function PlanSignatures({ version, maySign }: Props) {
  const { t } = useTranslation("plans");
  const [signing, setSigning] = useState<PlanSigner>();
  const known: Partial<Record<PlanSigner, string | null | undefined>> = {
    guardian: version.guardian.name,
    owner: version.owner.name,
  };
  if (!maySign && version.signatures.length === 0) return null;
  return (
    <div>
      <h3>{t("signatures")}</h3>
      <ul className="plan-signatures">
        {PLAN_SIGNERS.map((who) => {
          const signed = version.signatures.find((one) => one.who === who);
          return (
            <li key={who}>
              <span className="quiet">{t(`signer.${who}`)}</span>
              {signed ? (
                <>
                  <SignaturePicture file={signed.file} alt={t("signatureOf", { name: signed.name })} />
                  <span>
                    {signed.name} <span className="figure">{instantText(signed.at).slice(0, 10)}</span>
                  </span>
                </>
              ) : (
                <>
                  <span>{t("notSigned")}</span>
                  {maySign && (
                    <div>
                      <Button size="small" onClick={() => setSigning(who)}>
                        {t("sign", { who: t(`signer.${who}`) })}
                      </Button>
                    </div>
                  )}
                </>
              )}
            </li>
          );
        })}
      </ul>
      {signing && (
        <SignatureDialog
          planId={version.id}
          who={signing}
          known={known[signing] ?? ""}
          onClose={() => setSigning(undefined)}
        />
      )}
    </div>
  );
}
