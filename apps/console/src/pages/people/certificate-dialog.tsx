import type { TrainingOut } from "@tongyou/core/schemas";
import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { Attachments } from "../../parts/attachments/attachments.tsx";
import { useMay } from "../../shell/session.tsx";

/** The certificate and other papers of one training. */
export function CertificateDialog({ training, onClose }: { training: TrainingOut; onClose: () => void }) {
  const { t } = useTranslation("people");
  const may = useMay();
  return (
    <Modal open title={t("certificateTitle", { on: training.on })} footer={null} onCancel={onClose}>
      <Attachments
        ownerKind="training"
        ownerId={training.id}
        title={t("certificate")}
        mayAdd={may("people.train")}
      />
    </Modal>
  );
}
